using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>What is asked of a compact LAM's scores. Every loss is a weighted sum over the examples, times <c>normalizer</c>.</summary>
internal sealed class CompactLosses
{
    private readonly Tape _tape;
    private readonly Variable _weight;
    private readonly Variable _normalizer;
    private readonly Variable _chosen;
    private readonly Variable[] _likelihoods;

    public CompactLosses(Tape tape, CompactLamShape shape, CompactScores scores)
    {
        _tape = tape;
        _weight = tape.Input("weight", OnnxElementType.Float32, "batch");
        _normalizer = tape.Input(TrainingGraph.NormalizerInput, OnnxElementType.Float32, 1);
        _chosen = tape.Input("chosen", OnnxElementType.Int64, "batch");
        var candidateTarget = tape.Input("candidate_target", OnnxElementType.Float32, "batch", "candidates");
        FunctionTarget = tape.OneHot(tape.Input("function_target", OnnxElementType.Int64, "batch"), shape.Functions);
        var spanTarget = tape.OneHot(tape.Input("span_target", OnnxElementType.Int64, "batch", shape.Slots), "spans");
        var statusTarget = tape.OneHot(tape.Input("status_target", OnnxElementType.Int64, "batch"), shape.Statuses);
        var functions = Chosen(tape.Reshape(scores.Functions, "candidate_rows", shape.Functions));
        _likelihoods =
        [
            tape.LogLikelihood(scores.Candidates, candidateTarget),
            tape.LogLikelihood(functions, FunctionTarget),
            tape.ReduceSum(tape.LogLikelihood(scores.Spans, spanTarget), [1]),
            tape.LogLikelihood(scores.Statuses, statusTarget),
        ];
        LogProbability = tape.Add(tape.Add(_likelihoods[0], _likelihoods[1]), tape.Add(_likelihoods[2], _likelihoods[3]));
        Parts = [.. _likelihoods.Select(likelihood => Sum(tape.Scale(likelihood, -1)))];
        Counts = [.. Right(scores.Candidates, candidateTarget), .. Right(functions, FunctionTarget), .. Right(scores.Spans, spanTarget), .. Right(scores.Statuses, statusTarget)];
    }

    /// <summary>Losses of candidate, function, spans and status, [1] each.</summary>
    public IReadOnlyList<Variable> Parts { get; }

    /// <summary>How many candidates, functions, spans and statuses were asked for, and after each how many of them came first.</summary>
    public IReadOnlyList<Variable> Counts { get; }

    /// <summary>The logarithm of the likelihood of the example's action, [B].</summary>
    public Variable LogProbability { get; }

    /// <summary>The example's function, [B, functions].</summary>
    public Variable FunctionTarget { get; }

    /// <summary>Of rows for candidates [B*C, n] those of the examples' candidates [B, n].</summary>
    public Variable Chosen(Variable rows) => _tape.Gather(rows, _chosen);

    /// <summary>The loss of doing as the examples did, [1].</summary>
    public Variable Imitation((float Candidate, float Function, float Span, float Status) shares)
    {
        float[] factors = [shares.Candidate, shares.Function, shares.Span, shares.Status];
        return Parts.Select((part, i) => factors[i] == 1 ? part : _tape.Scale(part, factors[i])).Aggregate(_tape.Add);
    }

    /// <summary>The weighted mean of the squared error of values [B], [1].</summary>
    public Variable ValueError(Variable value) => Sum(_tape.Square(_tape.Sub(value, _tape.Input("value_target", OnnxElementType.Float32, "batch"))));

    /// <summary>
    /// PPO's loss (Schulman and others 2017) with the distance to a reference as exp(d) - d - 1, where d is the logarithm of how much likelier the reference
    /// makes the action; and what is reported of it.
    /// </summary>
    public (Variable Loss, IReadOnlyList<Variable> Metrics) Policy()
    {
        var (tape, graph) = (_tape, _tape.Graph);
        var advantage = tape.Input("advantage", OnnxElementType.Float32, "batch");
        var epsilon = tape.Input(CompactLamTraining.ClipInput, OnnxElementType.Float32, 1);
        var change = tape.Sub(LogProbability, tape.Input("old_log_prob", OnnxElementType.Float32, "batch"));
        var ratio = tape.Exp(change);
        var clipped = tape.Clip(ratio, tape.Sub(tape.Number(1), epsilon), tape.Add(tape.Number(1), epsilon));
        var gain = tape.Min(tape.Mul(ratio, advantage), tape.Mul(clipped, advantage));
        var policy = Sum(tape.Scale(gain, -1));

        var further = tape.Sub(tape.Input("reference_log_prob", OnnxElementType.Float32, "batch"), LogProbability);
        var distance = Sum(tape.Sub(tape.Exp(further), tape.Add(further, tape.Number(1))));
        var loss = tape.Add(policy, tape.Mul(distance, tape.Input(CompactLamTraining.DistanceInput, OnnxElementType.Float32, 1)));
        var outside = tape.Known(ToFloat(graph.Node("Not", [graph.Node("Equal", [ratio.Name, clipped.Name])])), "batch");
        var approximate = tape.Sub(tape.Sub(ratio, tape.Number(1)), change);
        return (loss, [policy, distance, Sum(ratio), Sum(outside), Sum(approximate)]);
    }

    private Variable Sum(Variable values) => _tape.Mul(_tape.Total(_tape.Mul(values, _weight)), _normalizer);

    // How many rows ask for something, and in how many of them what comes first is right.
    private Variable[] Right(Variable logits, Variable target)
    {
        var graph = _tape.Graph;
        string Rows(string value) => graph.Node("ReduceSum", [value, graph.Ints(-1)], GraphAttribute.Of("keepdims", 0));
        Variable Count(string value)
        {
            var some = ToFloat(graph.Node("Greater", [value, graph.Number(0)]));
            return _tape.Total(_tape.Known(some, [.. logits.Shape.SkipLast(1)]));
        }

        var first = graph.Node("ArgMax", [logits.Name], GraphAttribute.Of("axis", -1), GraphAttribute.Of("keepdims", 0));
        var chosen = _tape.OneHot(_tape.Known(first, [.. logits.Shape.SkipLast(1)]), logits.Shape[^1]);
        return [Count(Rows(target.Name)), Count(Rows(graph.Node("Mul", [chosen.Name, target.Name])))];
    }

    private string ToFloat(string value) => _tape.Graph.Node("Cast", [value], GraphAttribute.Of("to", (long)OnnxElementType.Float32));
}
