using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>
/// Builds decoders whose cache has a fixed number of slots. DirectML's <c>GroupQueryAttention</c> ignores what was cached, and scattering differs among
/// devices, so new keys take their slots by <c>Gather</c> and <c>Where</c>, and the host says through a bias which slots a token sees.
/// </summary>
internal static class StaticDecoder
{
    public static GraphBuilder Build(TransformerLayers layers, DecoderGraphOptions options)
    {
        var (graph, shape) = (layers.Graph, layers.Shape);
        var ids = graph.Input("input_ids", OnnxElementType.Int64, 1, "sequence_length");
        var positions = graph.Input("position_ids", OnnxElementType.Int64, 1, "sequence_length");
        var bias = graph.Input("attention_bias", OnnxElementType.Float32, 1, 1, "sequence_length", shape.Context);

        // For each slot: which of the new tokens it takes, and whether it takes one.
        var source = graph.Input("slot_source", OnnxElementType.Int32, shape.Context);
        var written = graph.Input("slot_written", OnnxElementType.Boolean, 1, 1, shape.Context, 1);
        var features = DecoderGraph.Features(layers);

        var hidden = layers.Embed(ids, features);
        var normalized = layers.Normalize(hidden, "layers.0.norm1");
        var added = "";
        for (var i = 0; i < shape.Layers; i++)
        {
            GraphDimension[] cache = [1, shape.KeyValueHeads, shape.Context, shape.HeadSize];
            var pastKey = graph.Input(DecoderGraph.LayerName(DecoderGraph.PastKeyName, i), OnnxElementType.Float32, cache);
            var pastValue = graph.Input(DecoderGraph.LayerName(DecoderGraph.PastValueName, i), OnnxElementType.Float32, cache);
            if (i > 0)
                (hidden, normalized) = layers.AddNormalize(hidden, added, $"layers.{i}.norm1");
            var parts = layers.SplitHeads(layers.Linear(normalized, $"layers.{i}.qkv"));
            var key = Keep(graph, Heads(graph, layers.Rotate(parts[1], positions), shape.KeyValueHeads, shape.HeadSize), pastKey, source, written);
            var value = Keep(graph, Heads(graph, parts[2], shape.KeyValueHeads, shape.HeadSize), pastValue, source, written);
            graph.Output(key, DecoderGraph.LayerName(DecoderGraph.PresentKeyName, i), OnnxElementType.Float32, cache);
            graph.Output(value, DecoderGraph.LayerName(DecoderGraph.PresentValueName, i), OnnxElementType.Float32, cache);
            var query = Heads(graph, layers.Rotate(parts[0], positions), shape.Heads, shape.HeadSize);
            var attention = Attend(layers, query, key, value, bias);
            (hidden, attention) = DecoderGraph.Wanted(layers, i, options.Logits, hidden, attention);
            (hidden, normalized) = layers.AddNormalize(hidden, layers.Linear(attention, $"layers.{i}.out"), $"layers.{i}.norm2");
            added = layers.FeedForward(normalized, i);
        }

        DecoderGraph.Logits(layers, hidden, added, options.Logits);
        return graph;
    }

    // [1, tokens, heads * size] to [1, heads, tokens, size].
    private static string Heads(GraphBuilder graph, string input, int heads, int size) => graph.Node(
        "Transpose",
        [graph.Node("Reshape", [input, graph.Ints(1, -1, heads, size)])],
        GraphAttribute.Of("perm", [0L, 2L, 1L, 3L]));

    private static string Keep(GraphBuilder graph, string added, string past, string source, string written) =>
        graph.Node("Where", [written, graph.Node("Gather", [added, source], GraphAttribute.Of("axis", 2)), past]);

    // Heads that share keys are laid one after the other along the tokens, so that keys need no copies.
    private static string Attend(TransformerLayers layers, string query, string key, string value, string bias)
    {
        var (graph, shape) = (layers.Graph, layers.Shape);
        var grouped = graph.Node("Reshape", [query, graph.Ints(1, shape.KeyValueHeads, -1, shape.HeadSize)]);
        var scaled = graph.Node("Mul", [grouped, graph.Number(1 / MathF.Sqrt(shape.HeadSize))]);
        var scores = graph.Node("MatMul", [scaled, graph.Node("Transpose", [key], GraphAttribute.Of("perm", [0L, 1L, 3L, 2L]))]);
        var apart = graph.Node("Reshape", [scores, graph.Ints(1, shape.Heads, -1, shape.Context)]);
        var shares = graph.Node("Softmax", [graph.Node("Add", [apart, bias])], GraphAttribute.Of("axis", -1));
        var again = graph.Node("Reshape", [shares, graph.Ints(1, shape.KeyValueHeads, -1, shape.Context)]);
        var mixed = graph.Node("Reshape", [graph.Node("MatMul", [again, value]), graph.Ints(1, shape.Heads, -1, shape.HeadSize)]);
        var turned = graph.Node("Transpose", [mixed], GraphAttribute.Of("perm", [0L, 2L, 1L, 3L]));
        return graph.Node("Reshape", [turned, graph.Ints(1, -1, shape.QueryWidth)]);
    }
}
