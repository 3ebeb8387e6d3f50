using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>Trains decoders to continue texts: the same weights and the same function as <see cref="DecoderGraph"/>, over batches of whole texts.</summary>
/// <remarks>An evaluation gives <c>log_prob</c> [B, L] beside the metrics: the logarithm of the likelihood of each token that is asked for, 0 elsewhere.</remarks>
public sealed class LanguageModelTraining : TrainingDefinition
{
    private const float Hidden = -1e9f;

    /// <summary>Measures of the model.</summary>
    public required TransformerShape Shape { get; init; }

    /// <inheritdoc/>
    public override string Name => "language-model";

    /// <inheritdoc/>
    public override IReadOnlyList<WeightName> OwnWeights => [.. Shape.Weights(), .. Shape.Head()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics => ["loss", "tokens", "tokens_right"];

    /// <inheritdoc/>
    internal override Objective Define(TrainedLayers layers)
    {
        Shape.Validate();
        var (tape, graph) = (layers.Tape, layers.Tape.Graph);
        var rows = Rows(layers);
        var logits = Shape.TiedEmbeddings ? tape.Linear(rows, layers.Weight("embed"), turned: true) : tape.Linear(rows, layers.Weight("head"));
        var numbers = tape.Reshape(tape.Input("target_ids", OnnxElementType.Int64, "batch", "length"), "tokens");
        var target = tape.OneHot(numbers, Shape.Vocabulary);
        var likelihood = tape.LogLikelihood(logits, target);
        var weights = tape.Reshape(tape.Input("target_weights", OnnxElementType.Float32, "batch", "length"), "tokens");
        var normalizer = tape.Input(TrainingGraph.NormalizerInput, OnnxElementType.Float32, 1);
        var loss = tape.Mul(tape.Total(tape.Mul(tape.Scale(likelihood, -1), weights)), normalizer);

        string ToFloat(string value) => graph.Node("Cast", [value], GraphAttribute.Of("to", (long)OnnxElementType.Float32));
        var first = graph.Node("ArgMax", [logits.Name], GraphAttribute.Of("axis", -1), GraphAttribute.Of("keepdims", 0));
        var asked = tape.Known(ToFloat(graph.Node("GreaterOrEqual", [numbers.Name, graph.Constant([0L])])), "tokens");
        var right = tape.Known(ToFloat(graph.Node("Equal", [numbers.Name, first])), "tokens");
        return new(loss, [loss, tape.Total(asked), tape.Total(right)], [("log_prob", tape.Reshape(likelihood, "batch", "length"))]);
    }

    private Variable Rows(TrainedLayers layers)
    {
        var tape = layers.Tape;
        var ids = tape.Input("input_ids", OnnxElementType.Int64, "batch", "length");
        var positions = tape.Input("position_ids", OnnxElementType.Int64, "batch", "length").Name;
        var features = Shape.TokenFeatures > 0 ? tape.Input("token_features", OnnxElementType.Float32, "batch", "length", Shape.TokenFeatures) : null;
        var bias = CausalBias(tape);
        var tables = layers.RotaryTables(Shape);
        var shared = Shape.Heads / Shape.KeyValueHeads;
        int[] parts = [Shape.QueryWidth, Shape.KeyValueWidth, Shape.KeyValueWidth];

        var hidden = layers.Embed(ids, features, Shape);
        for (var i = 0; i < Shape.Layers; i++)
        {
            var (normalized, qkv) = (layers.Normalize(hidden, $"layers.{i}.norm1", Shape), $"layers.{i}.qkv");

            // [B, heads of keys and values, queries that share one, L, head size].
            Variable Heads(int part, int own, float factor = 1)
            {
                var wide = tape.Reshape(layers.Linear(normalized, qkv, parts, part, factor), "batch", "length", parts[part]);
                if (part < 2)
                    wide = tape.Rotate(wide, positions, tables.Cos, tables.Sin, tables.Back);
                return tape.Transpose(tape.Reshape(wide, "batch", "length", Shape.KeyValueHeads, own, Shape.HeadSize), 0, 2, 3, 1, 4);
            }

            var attention = tape.Attend(Heads(0, shared, 1 / MathF.Sqrt(Shape.HeadSize)), Heads(1, 1), Heads(2, 1), bias);
            var flat = tape.Reshape(tape.Transpose(attention, 0, 3, 1, 2, 4), "tokens", Shape.QueryWidth);
            hidden = tape.Add(hidden, layers.Linear(flat, $"layers.{i}.out"));
            hidden = tape.Add(hidden, layers.FeedForward(layers.Normalize(hidden, $"layers.{i}.norm2", Shape), i, Shape));
        }

        return layers.Normalize(hidden, "norm", Shape);
    }

    // All see what stands before them, [L, L]; padding stands behind, where nobody that counts looks.
    private Variable CausalBias(Tape tape)
    {
        var graph = tape.Graph;
        var places = graph.Node("Range", [graph.Constant([0L], []), tape.Count("length"), graph.Constant([1L], [])]);
        var back = graph.Node("Sub", [graph.Node("Unsqueeze", [places, graph.Ints(1)]), graph.Node("Unsqueeze", [places, graph.Ints(0)])]);
        var hidden = graph.Number(Hidden);
        var bias = graph.Node("Where", [graph.Node("GreaterOrEqual", [back, graph.Constant([0L])]), graph.Number(0), hidden]);
        if (Shape.SlidingWindow > 0)
            bias = graph.Node("Where", [graph.Node("Less", [back, graph.Constant([(long)Shape.SlidingWindow])]), bias, hidden]);
        return tape.Known(bias, "length", "length");
    }
}
