using System.Globalization;
using LamPS.Core;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>Builds decoders: models that continue a text.</summary>
public static class DecoderGraph
{
    /// <summary>Format of the names of cached keys among the inputs.</summary>
    public const string PastKeyName = "past_key_values.%d.key";

    /// <summary>Format of the names of cached values among the inputs.</summary>
    public const string PastValueName = "past_key_values.%d.value";

    /// <summary>Format of the names of keys among the outputs.</summary>
    public const string PresentKeyName = "present.%d.key";

    /// <summary>Format of the names of values among the outputs.</summary>
    public const string PresentValueName = "present.%d.value";

    /// <summary>Builds a decoder.</summary>
    /// <param name="shape">Its measures.</param>
    /// <param name="weights">Its weights: <see cref="TransformerShape.Weights"/> and <see cref="TransformerShape.Head"/>.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="LamException">No model can have this shape, or weights are missing.</exception>
    public static GraphBuilder Build(TransformerShape shape, WeightSet weights, DecoderGraphOptions options)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        shape.Validate();
        var layers = new TransformerLayers(new GraphBuilder("decoder"), shape, weights, options.Weights);
        return options.Cache == CacheForm.Growing ? Growing(layers, options) : StaticDecoder.Build(layers, options);
    }

    internal static string LayerName(string format, int layer) => format.Replace("%d", layer.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    internal static string? Features(TransformerLayers layers, string rows = "batch_size", string length = "sequence_length") => layers.Shape.TokenFeatures > 0
        ? layers.Graph.Input("token_features", OnnxElementType.Float32, rows, length, layers.Shape.TokenFeatures)
        : null;

    // After the last attention only tokens go on whose logits are wanted.
    internal static (string Hidden, string Attention) Wanted(TransformerLayers layers, int layer, LogitsForm form, string hidden, string attention)
    {
        string Last(string value) => layers.Graph.Node("Gather", [value, layers.Graph.Ints(-1)], GraphAttribute.Of("axis", 1));
        return form == LogitsForm.Last && layer + 1 == layers.Shape.Layers ? (Last(hidden), Last(attention)) : (hidden, attention);
    }

    internal static void Logits(TransformerLayers layers, string hidden, string added, LogitsForm form)
    {
        var logits = layers.LanguageHead(layers.AddNormalize(hidden, added, "norm").Normalized);
        layers.Graph.Output(logits, "logits", OnnxElementType.Float32, "batch_size", form == LogitsForm.Last ? 1 : "sequence_length", layers.Shape.Vocabulary);
    }

    private static GraphBuilder Growing(TransformerLayers layers, DecoderGraphOptions options)
    {
        var (graph, shape) = (layers.Graph, layers.Shape);
        var ids = graph.Input("input_ids", OnnxElementType.Int64, "batch_size", "sequence_length");
        var mask = graph.Input("attention_mask", OnnxElementType.Int64, "batch_size", "total_sequence_length");
        var features = Features(layers);
        var positions = options.TreeInputs ? graph.Input("position_ids", OnnxElementType.Int64, "batch_size", "sequence_length") : "";
        var bias = options.TreeInputs ? graph.Input("attention_bias", OnnxElementType.Float32, "batch_size", 1, "sequence_length", "total_sequence_length") : "";

        // GroupQueryAttention wants the number of the last token of each row, and the length of the longest.
        var lengths = graph.Node("ReduceSum", [mask, graph.Ints(1)], GraphAttribute.Of("keepdims", 0));
        var last = ToInt(graph, graph.Node("Sub", [lengths, graph.Ints(1)]));
        var total = ToInt(graph, graph.Node("Gather", [graph.Node("Shape", [mask]), graph.Constant([1L])]));
        var (cos, sin) = layers.RotaryTables();

        var hidden = layers.Embed(ids, features);
        var normalized = layers.Normalize(hidden, "layers.0.norm1");
        var added = "";
        for (var i = 0; i < shape.Layers; i++)
        {
            GraphDimension[] past = ["batch_size", shape.KeyValueHeads, "past_sequence_length", shape.HeadSize];
            GraphDimension[] present = ["batch_size", shape.KeyValueHeads, "total_sequence_length", shape.HeadSize];
            var pastKey = graph.Input(LayerName(PastKeyName, i), OnnxElementType.Float32, past);
            var pastValue = graph.Input(LayerName(PastValueName, i), OnnxElementType.Float32, past);
            if (i > 0)
                (hidden, normalized) = layers.AddNormalize(hidden, added, $"layers.{i}.norm1");
            var packed = layers.Linear(normalized, $"layers.{i}.qkv");
            List<GraphAttribute> attributes =
            [
                GraphAttribute.Of("num_heads", shape.Heads),
                GraphAttribute.Of("kv_num_heads", shape.KeyValueHeads),
                GraphAttribute.Of("do_rotary", 1),
                GraphAttribute.Of("scale", 1 / MathF.Sqrt(shape.HeadSize)),
            ];
            if (shape.SlidingWindow > 0)
                attributes.Add(GraphAttribute.Of("local_window_size", shape.SlidingWindow));
            string[] tree = options.TreeInputs ? [positions, bias] : [];
            var attention = graph.Nodes(
                "GroupQueryAttention", GraphBuilder.Contrib, [packed, "", "", pastKey, pastValue, last, total, cos, sin, .. tree], 3, attributes);
            graph.Output(attention[1], LayerName(PresentKeyName, i), OnnxElementType.Float32, present);
            graph.Output(attention[2], LayerName(PresentValueName, i), OnnxElementType.Float32, present);
            (hidden, var attended) = Wanted(layers, i, options.Logits, hidden, attention[0]);
            (hidden, normalized) = layers.AddNormalize(hidden, layers.Linear(attended, $"layers.{i}.out"), $"layers.{i}.norm2");
            added = layers.FeedForward(normalized, i);
        }

        Logits(layers, hidden, added, options.Logits);
        return graph;
    }

    private static string ToInt(GraphBuilder graph, string value) => graph.Node("Cast", [value], GraphAttribute.Of("to", (long)OnnxElementType.Int32));
}
