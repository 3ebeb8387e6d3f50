using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>The backbone of compact LAMs over batches.</summary>
internal static class CompactBackbone
{
    // As in inference: far below any score, and finite.
    private const float Hidden = -1e9f;

    /// <summary>Rows of the tokens that heads look at, [B*N, width].</summary>
    public static Variable Rows(TrainedLayers layers, CompactLamShape shape)
    {
        var (tape, backbone) = (layers.Tape, shape.Backbone);
        var ids = tape.Input("input_ids", OnnxElementType.Int64, "batch", "length");
        var positions = tape.Input("position_ids", OnnxElementType.Int64, "batch", "length");
        var features = backbone.TokenFeatures > 0 ? tape.Input("token_features", OnnxElementType.Float32, "batch", "length", backbone.TokenFeatures) : null;
        var wanted = tape.Input("wanted", OnnxElementType.Int64, "batch", "wanted");
        var wantedPositions = tape.Input("wanted_positions", OnnxElementType.Int64, "batch", "wanted");
        var (full, last) = Biases(tape, shape);
        var tables = layers.RotaryTables(backbone);
        int[] parts = [backbone.QueryWidth, backbone.KeyValueWidth, backbone.KeyValueWidth];

        var hidden = layers.Embed(ids, features, backbone);
        for (var i = 0; i < backbone.Layers; i++)
        {
            // After the last attention nobody looks at the other tokens.
            var isLast = i + 1 == backbone.Layers;
            var qkv = $"layers.{i}.qkv";
            var normalized = layers.Normalize(hidden, $"layers.{i}.norm1", backbone);
            Variable Heads(Variable rows, int part, bool isWanted, float factor = 1)
            {
                string length = isWanted ? "wanted" : "length";
                var wide = tape.Reshape(layers.Linear(rows, qkv, parts, part, factor), "batch", length, backbone.QueryWidth);
                if (part < 2)
                    wide = tape.Rotate(wide, (isWanted ? wantedPositions : positions).Name, tables.Cos, tables.Sin, tables.Back);
                return tape.Transpose(tape.Reshape(wide, "batch", length, backbone.Heads, backbone.HeadSize), 0, 2, 1, 3);
            }

            var (key, value) = (Heads(normalized, 1, false), Heads(normalized, 2, false));
            if (isLast)
            {
                hidden = tape.Reshape(tape.Gather(hidden, wanted), "wanted_tokens", backbone.Width);
                normalized = tape.Reshape(tape.Gather(normalized, wanted), "wanted_tokens", backbone.Width);
            }

            var query = Heads(normalized, 0, isLast, 1 / MathF.Sqrt(backbone.HeadSize));
            var attention = tape.Transpose(tape.Attend(query, key, value, isLast ? last : full), 0, 2, 1, 3);
            hidden = tape.Add(hidden, layers.Linear(tape.Reshape(attention, isLast ? "wanted_tokens" : "tokens", backbone.QueryWidth), $"layers.{i}.out"));
            hidden = tape.Add(hidden, layers.FeedForward(layers.Normalize(hidden, $"layers.{i}.norm2", backbone), i, backbone));
        }

        return layers.Normalize(hidden, "norm", backbone);
    }

    // Who sees whom: [B,1,L,L], and [B,1,N,L] for the last layer.
    private static (Variable Full, Variable Last) Biases(Tape tape, CompactLamShape shape)
    {
        var graph = tape.Graph;
        string Input(string name, string length) => tape.Input(name, OnnxElementType.Int32, "batch", length).Name;
        string Seen(string value) => graph.Node("Unsqueeze", [value, graph.Ints(1, 2)]);
        string Seer(string value) => graph.Node("Unsqueeze", [value, graph.Ints(1, 3)]);
        var (segments, wanted) = (Input("segments", "length"), Input("wanted_segments", "wanted"));
        var (order, wantedOrder) = shape.Causal ? (Input("order", "length"), Input("wanted_order", "wanted")) : ("", "");
        Variable Bias(string seers, string seersOrder, string length)
        {
            // One choice in another, for not every device has "or" and "and".
            string Choose(string condition, string yes, string no) => graph.Node("Where", [condition, yes, no]);
            var (seen, hidden) = (graph.Number(0), graph.Number(Hidden));
            var own = Choose(graph.Node("Equal", [Seen(segments), Seer(seers)]), seen, hidden);
            var bias = shape.Causal
                ? Choose(
                    graph.Node("LessOrEqual", [Seen(order), Seer(seersOrder)]), Choose(graph.Node("GreaterOrEqual", [Seen(segments), graph.Constant([0])]), seen, own), hidden)
                : Choose(graph.Node("Equal", [Seen(segments), graph.Constant([0])]), seen, own);
            return tape.Known(bias, "batch", 1, length, "length");
        }

        return (Bias(segments, order, "length"), Bias(wanted, wantedOrder, "wanted"));
    }
}
