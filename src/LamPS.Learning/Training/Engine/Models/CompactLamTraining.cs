using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>Trains compact LAMs: the same weights and the same function as <see cref="CompactLamGraph"/>, over batches.</summary>
/// <remarks>
/// B examples are filled up to L tokens. The last layer works on N tokens of each example alone, those that heads look at. What an evaluation gives beside
/// the metrics: <c>candidate_logits</c> [B,C], <c>function_logits</c> [B,C,functions], <c>span_logits</c> [B,slots,P], <c>status_logits</c> [B,statuses],
/// all with their masks added; <c>log_prob</c> [B], of the example's action; <c>value</c> [B] with a value head.
/// </remarks>
public sealed class CompactLamTraining : TrainingDefinition
{
    /// <summary>Input: what a likelihood ratio is clipped to, 1 minus to 1 plus this; [1].</summary>
    internal const string ClipInput = "clip_epsilon";

    /// <summary>Input: weight of the distance to the reference; [1].</summary>
    internal const string DistanceInput = "kl_coefficient";

    /// <summary>Measures of the model.</summary>
    public required CompactLamShape Shape { get; init; }

    /// <summary>What is asked of it.</summary>
    public CompactObjective Objective { get; init; }

    /// <summary>Weights of the losses of candidate, function, spans and status when it imitates.</summary>
    public (float Candidate, float Function, float Span, float Status) Shares { get; init; } = (1, 1, 1, 1);

    /// <inheritdoc/>
    public override string Name => $"compact-lam/{Objective}";

    /// <inheritdoc/>
    public override IReadOnlyList<WeightName> OwnWeights => Objective == CompactObjective.Value ? [.. Shape.Weights(), .. ValueWeights(Shape)] : [.. Shape.Weights()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics =>
    [
        "loss", "candidate_loss", "function_loss", "span_loss", "status_loss",
        "candidates", "candidates_right", "functions", "functions_right", "spans", "spans_right", "statuses", "statuses_right",
        .. Objective switch
        {
            CompactObjective.Value => (IEnumerable<string>)["value_loss"],
            CompactObjective.Policy => ["policy_loss", "reference_distance", "ratio", "clipped", "approximate_kl"],
            _ => [],
        },
    ];

    /// <summary>Names and shapes of the value head's weights.</summary>
    public static IEnumerable<WeightName> ValueWeights(CompactLamShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        yield return new("value.decision", [shape.Backbone.Width, shape.HeadWidth]);
        yield return new("value.candidate", [shape.Backbone.Width, shape.HeadWidth]);
        yield return new("value.function", [shape.Functions, shape.HeadWidth]);
        yield return new("value.out", [shape.HeadWidth, 1]);
        yield return new("value.out.bias", [1L]);
    }

    /// <inheritdoc/>
    internal override Objective Define(TrainedLayers layers)
    {
        Shape.Validate();
        var scores = CompactScores.Of(layers, Shape);
        var losses = new CompactLosses(layers.Tape, Shape, scores);
        List<(string, Variable)> outputs =
        [
            ("candidate_logits", scores.Candidates), ("function_logits", scores.Functions), ("span_logits", scores.Spans), ("status_logits", scores.Statuses),
            ("log_prob", losses.LogProbability),
        ];
        if (Objective == CompactObjective.Imitate)
        {
            var loss = losses.Imitation(Shares);
            return new(loss, [loss, .. losses.Parts, .. losses.Counts], outputs);
        }

        if (Objective == CompactObjective.Policy)
        {
            var (policy, metrics) = losses.Policy();
            return new(policy, [policy, .. losses.Parts, .. losses.Counts, .. metrics], outputs);
        }

        var value = Value(layers, scores, losses);
        outputs.Add(("value", value));
        var error = losses.ValueError(value);
        return new(error, [error, .. losses.Parts, .. losses.Counts, error], outputs);
    }

    // The value of doing this with that: [B].
    private static Variable Value(TrainedLayers layers, CompactScores scores, CompactLosses losses)
    {
        var tape = layers.Tape;
        var doing = tape.Add(tape.Linear(scores.Decision, layers.Weight("value.decision")), tape.Linear(losses.FunctionTarget, layers.Weight("value.function")));
        var inner = tape.Gelu(tape.Add(doing, tape.Linear(losses.Chosen(scores.CandidateRows), layers.Weight("value.candidate"))));
        return tape.Reshape(tape.Linear(inner, layers.Weight("value.out"), layers.Weight("value.out.bias")), "batch");
    }
}
