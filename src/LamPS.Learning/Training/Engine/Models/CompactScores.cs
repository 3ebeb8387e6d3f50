using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>What a compact LAM makes of a batch.</summary>
/// <param name="Decision">Rows of the tokens at which decisions are read [B, width].</param>
/// <param name="CandidateRows">Rows of the candidates' tokens [B*C, width].</param>
/// <param name="Candidates">Logits [B, C], masked.</param>
/// <param name="Functions">Logits [B, C, functions], masked.</param>
/// <param name="Spans">Logits [B, slots, P], masked.</param>
/// <param name="Statuses">Logits [B, statuses].</param>
internal sealed record CompactScores(Variable Decision, Variable CandidateRows, Variable Candidates, Variable Functions, Variable Spans, Variable Statuses)
{
    /// <summary>Writes backbone and heads.</summary>
    public static CompactScores Of(TrainedLayers layers, CompactLamShape shape)
    {
        var (tape, width) = (layers.Tape, shape.Backbone.Width);
        var rows = CompactBackbone.Rows(layers, shape);
        var decision = tape.Gather(rows, tape.Input("decision", OnnxElementType.Int64, "batch"));
        var candidates = tape.Reshape(tape.Gather(rows, tape.Input("candidates", OnnxElementType.Int64, "batch", "candidates")), "candidate_rows", width);
        var status = tape.Linear(decision, layers.Weight("status.out"), layers.Weight("status.out.bias"));
        return new(decision, candidates, CandidateLogits(layers, shape, decision, candidates), FunctionLogits(layers, shape, decision, candidates), SpanLogits(layers, shape, decision, rows), status);
    }

    private static Variable CandidateLogits(TrainedLayers layers, CompactLamShape shape, Variable decision, Variable candidates)
    {
        var tape = layers.Tape;
        var query = tape.Reshape(tape.Linear(decision, layers.Weight("candidate.query"), null, 1 / MathF.Sqrt(shape.HeadWidth)), "batch", shape.HeadWidth, 1);
        var key = tape.Reshape(tape.Linear(candidates, layers.Weight("candidate.key")), "batch", "candidates", shape.HeadWidth);
        var logits = tape.Reshape(tape.MatMul(key, query), "batch", "candidates");
        if (shape.CandidateFeatures > 0)
        {
            var features = tape.Input("candidate_features", OnnxElementType.Float32, "batch", "candidates", shape.CandidateFeatures);
            var bonus = tape.Linear(tape.Reshape(features, "candidate_rows", shape.CandidateFeatures), layers.Weight("candidate.features"));
            logits = tape.Add(logits, tape.Reshape(bonus, "batch", "candidates"));
        }

        return tape.Add(logits, tape.Input("candidate_mask", OnnxElementType.Float32, "batch", "candidates"));
    }

    private static Variable FunctionLogits(TrainedLayers layers, CompactLamShape shape, Variable decision, Variable candidates)
    {
        var tape = layers.Tape;
        var wanted = tape.Reshape(tape.Linear(decision, layers.Weight("function.decision")), "batch", 1, shape.HeadWidth);
        var offered = tape.Reshape(tape.Linear(candidates, layers.Weight("function.candidate")), "batch", "candidates", shape.HeadWidth);
        var inner = tape.Reshape(tape.Gelu(tape.Add(wanted, offered)), "candidate_rows", shape.HeadWidth);
        var logits = tape.Linear(inner, layers.Weight("function.out"), layers.Weight("function.out.bias"));
        var direct = tape.Reshape(tape.Linear(decision, layers.Weight("function.direct")), "batch", 1, shape.Functions);
        return tape.Add(
            tape.Add(tape.Reshape(logits, "batch", "candidates", shape.Functions), direct), tape.Input("function_mask", OnnxElementType.Float32, "batch", "candidates", shape.Functions));
    }

    private static Variable SpanLogits(TrainedLayers layers, CompactLamShape shape, Variable decision, Variable rows)
    {
        var tape = layers.Tape;
        Variable Ends(string input, string weight)
        {
            var numbers = tape.Input(input, OnnxElementType.Int64, "batch", "spans");
            return tape.Linear(tape.Reshape(tape.Gather(rows, numbers), "span_rows", shape.Backbone.Width), layers.Weight(weight));
        }

        var ends = tape.Add(Ends("span_starts", "span.start"), Ends("span_ends", "span.end"));
        var types = tape.Gather(layers.Weight("span.type"), tape.Input("span_types", OnnxElementType.Int64, "batch", "spans"));
        var key = tape.Add(tape.Reshape(ends, "batch", "spans", shape.HeadWidth), types);
        var query = tape.Linear(decision, layers.Weight("span.query"), null, 1 / MathF.Sqrt(shape.HeadWidth));
        var logits = tape.MatMul(tape.Reshape(query, "batch", shape.Slots, shape.HeadWidth), tape.Transpose(key, 0, 2, 1));
        return tape.Add(logits, tape.Input("span_mask", OnnxElementType.Float32, "batch", 1, "spans"));
    }
}
