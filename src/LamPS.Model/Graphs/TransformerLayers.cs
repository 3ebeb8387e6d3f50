using System.Globalization;
using System.Runtime.InteropServices;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>The parts that all transformers are made of, as nodes of a graph.</summary>
internal sealed class TransformerLayers(GraphBuilder graph, TransformerShape shape, WeightSet weights, WeightFormat format)
{
    private readonly Dictionary<string, float[]> _parts = [];
    private readonly IntegerProducts _integers = new(graph);
    private readonly Dictionary<string, WeightName> _known = shape.Weights().Concat(shape.Head()).ToDictionary(w => w.Name);

    public GraphBuilder Graph => graph;

    public TransformerShape Shape => shape;

    /// <summary>Adds names and shapes of weights that aren't the backbone's.</summary>
    public void Know(IEnumerable<WeightName> names)
    {
        foreach (var name in names)
            _known[name.Name] = name;
    }

    /// <summary>Ids to vectors, with what comes along with each token.</summary>
    public string Embed(string ids, string? features)
    {
        var table = format == WeightFormat.Float32 ? Weight("embed") : HalfWeight("embed");
        var embedded = graph.Node("Gather", [table, ids]);
        if (format != WeightFormat.Float32)
            embedded = ToFloat(embedded);
        return features is null ? embedded : graph.Node("Add", [embedded, graph.Node("MatMul", [features, Weight("features")])]);
    }

    /// <summary>Brings to scale.</summary>
    public string Normalize(string input, string name)
    {
        var epsilon = GraphAttribute.Of("epsilon", shape.NormEpsilon);
        return shape.Norm == NormKind.Layer
            ? graph.Node("LayerNormalization", [input, Weight(name), Weight(name + ".bias")], GraphAttribute.Of("axis", -1), epsilon)
            : graph.Node("SimplifiedLayerNormalization", [input, Weight(name)], GraphAttribute.Of("axis", -1), epsilon, GraphAttribute.Of("stash_type", 1));
    }

    /// <summary>Adds what a layer gave to what goes past it, and brings the sum to scale, in one operator.</summary>
    public (string Sum, string Normalized) AddNormalize(string past, string added, string name)
    {
        var epsilon = GraphAttribute.Of("epsilon", shape.NormEpsilon);
        var outputs = shape.Norm == NormKind.Layer
            ? graph.SparseNodes("SkipLayerNormalization", [past, added, Weight(name), Weight(name + ".bias")], 4, [0, 3], epsilon)
            : graph.SparseNodes("SkipSimplifiedLayerNormalization", [past, added, Weight(name)], 4, [0, 3], epsilon);
        return (outputs[1], outputs[0]);
    }

    /// <summary>Multiplies by a matrix of the format, and adds its bias where there is one.</summary>
    public string Linear(string input, string name)
    {
        var output = Product(input, name, _known[name], false);
        return _known.ContainsKey(name + ".bias") ? graph.Node("Add", [output, Weight(name + ".bias")]) : output;
    }

    /// <summary>Multiplies by some columns of a matrix, with their bias: a product of its own costs less than to cut a wide one's result apart.</summary>
    public string Linear(string input, string name, int from, int count)
    {
        var part = Cut(name, from, count);
        var output = Product(input, part, _known[part], false);
        return _known.ContainsKey(name + ".bias") ? graph.Node("Add", [output, Weight(Cut(name + ".bias", from, count))]) : output;
    }

    /// <summary>Tokens' logits from vectors.</summary>
    public string LanguageHead(string input) =>
        shape.TiedEmbeddings ? Product(input, "embed", _known["embed"], true) : Product(input, "head", _known["head"], false);

    /// <summary>A feed-forward layer.</summary>
    public string FeedForward(string input, int layer)
    {
        var name = $"layers.{layer}.up";
        if (shape.Activation == ActivationKind.Gelu)
            return Linear(graph.ContribNode("Gelu", [Linear(input, name)]), $"layers.{layer}.down");
        var gate = Linear(input, name, 0, shape.FeedForward);
        var opened = graph.Node("Mul", [gate, graph.Node("Sigmoid", [gate])]);
        if (format == WeightFormat.Integer8 && !shape.Biases)
            return OpenedProduct(opened, input, layer);
        return Linear(graph.Node("Mul", [opened, Linear(input, name, shape.FeedForward, shape.FeedForward)]), $"layers.{layer}.down");
    }

    /// <summary>Queries, keys and values of a layer, apart.</summary>
    public IReadOnlyList<string> SplitHeads(string packed) =>
        graph.Nodes("Split", "", [packed, graph.Ints(shape.QueryWidth, shape.KeyValueWidth, shape.KeyValueWidth)], 3, GraphAttribute.Of("axis", -1));

    /// <summary>Turns queries or keys by their positions.</summary>
    public string Rotate(string input, string positions)
    {
        var (cos, sin) = RotaryTables();
        return graph.ContribNode("RotaryEmbedding", [input, positions, cos, sin], GraphAttribute.Of("interleaved", 0));
    }

    /// <summary>Cosines and sines [positions, half a head].</summary>
    public (string Cos, string Sin) RotaryTables()
    {
        if (!graph.HasWeight("rotary.cos"))
        {
            var half = shape.HeadSize / 2;
            var cos = new float[shape.Context * half];
            var sin = new float[cos.Length];
            for (var i = 0; i < cos.Length; i++)
            {
                var angle = (i / half) / Math.Pow(shape.RopeTheta, 2.0 * (i % half) / shape.HeadSize);
                (cos[i], sin[i]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
            }

            graph.Weight("rotary.cos", OnnxElementType.Float32, Bytes(cos), shape.Context, half);
            graph.Weight("rotary.sin", OnnxElementType.Float32, Bytes(sin), shape.Context, half);
        }

        return ("rotary.cos", "rotary.sin");
    }

    /// <summary>A weight in 32-bit floating point, whatever the format of the matrices.</summary>
    public string Weight(string name)
    {
        if (!graph.HasWeight(name))
            graph.Weight(name, OnnxElementType.Float32, Bytes(Values(name)), [.. _known[name].Shape]);
        return name;
    }

    // The rows' factors wait until after the second product, where rows are narrow.
    private string OpenedProduct(string opened, string input, int layer)
    {
        var (up, down) = (Cut($"layers.{layer}.up", shape.FeedForward, shape.FeedForward), $"layers.{layer}.down");
        var (inner, innerFactors) = _integers.MultiplyApart(input, up, () => Values(up), shape.FeedForward);
        var (output, factors) = _integers.MultiplyApart(graph.Node("Mul", [opened, inner]), down, () => Values(down), shape.Width);
        return graph.Node("Mul", [output, graph.Node("Mul", [factors, innerFactors])]);
    }

    private float[] Values(string name) => _parts.GetValueOrDefault(name) ?? weights.Get(_known[name]);

    // Columns of a matrix, or a part of a bias, as a weight of its own.
    private string Cut(string name, int from, int count)
    {
        var part = string.Create(CultureInfo.InvariantCulture, $"{name}[{from}..{from + count}]");
        if (_parts.ContainsKey(part))
            return part;
        var whole = _known[name];
        var (values, width) = (weights.Get(whole), (int)whole.Shape[^1]);
        var cut = new float[values.Length / width * count];
        for (var row = 0; row < cut.Length / count; row++)
            values.AsSpan((row * width) + from, count).CopyTo(cut.AsSpan(row * count));
        _parts[part] = cut;
        _known[part] = new WeightName(part, [.. whole.Shape.SkipLast(1), count]);
        return part;
    }

    private static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    private string HalfWeight(string name)
    {
        var half = name + ".half";
        if (!graph.HasWeight(half))
            graph.Weight(half, OnnxElementType.Float16, BlockQuantizer.ToHalf(Values(name)), [.. _known[name].Shape]);
        return half;
    }

    private string ToFloat(string value) => graph.Node("Cast", [value], GraphAttribute.Of("to", (long)OnnxElementType.Float32));

    private string Product(string input, string name, WeightName weight, bool turned)
    {
        var inputs = (int)weight.Shape[turned ? 1 : 0];
        var outputs = (int)weight.Shape[turned ? 0 : 1];
        var bits = format switch { WeightFormat.Block8 => 8, WeightFormat.Block4 => 4, _ => 0 };
        if (bits > 0 && BlockQuantizer.BlockSize(inputs, bits) > 0)
            return BlockProduct(input, name, inputs, outputs, bits, turned);

        if (format == WeightFormat.Integer8)
            return _integers.Multiply(input, name, () => turned ? Turn(Values(name), outputs, inputs) : Values(name), outputs);

        // Loading turns both the cast and the transposition into a plain weight.
        var matrix = format == WeightFormat.Float32 ? Weight(name) : ToFloat(HalfWeight(name));
        return graph.Node("MatMul", [input, turned ? graph.Node("Transpose", [matrix], GraphAttribute.Of("perm", [1L, 0L])) : matrix]);
    }

    private string BlockProduct(string input, string name, int inputs, int outputs, int bits, bool turned)
    {
        var (data, scales, size) = (name + ".blocks", name + ".scales", BlockQuantizer.BlockSize(inputs, bits));
        if (!graph.HasWeight(data))
        {
            var values = Values(name);
            var (bytes, factors) = BlockQuantizer.Quantize(turned ? Turn(values, outputs, inputs) : values, inputs, outputs, bits);
            var blocks = inputs / size;
            graph.Weight(data, OnnxElementType.UInt8, bytes, outputs, blocks, size * bits / 8);
            graph.Weight(scales, OnnxElementType.Float32, Bytes(factors), outputs * blocks);
        }

        // Level 4 lets the processor multiply in 8-bit integers.
        return graph.ContribNode(
            "MatMulNBits",
            [input, data, scales],
            GraphAttribute.Of("K", inputs),
            GraphAttribute.Of("N", outputs),
            GraphAttribute.Of("bits", bits),
            GraphAttribute.Of("block_size", size),
            GraphAttribute.Of("accuracy_level", 4));
    }

    private static float[] Turn(float[] values, int rows, int columns)
    {
        var turned = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                turned[(column * rows) + row] = values[(row * columns) + column];
        }

        return turned;
    }
}
