using System.Globalization;
using System.Runtime.InteropServices;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>Builds a model in the ONNX format, node by node.</summary>
/// <param name="name">Name of the graph.</param>
/// <param name="opset">Version of ONNX's operators; 17 is the newest that DirectML runs in full.</param>
public sealed class GraphBuilder(string name, int opset = GraphBuilder.DefaultOpset)
{
    /// <summary>The version of ONNX's operators that all providers run.</summary>
    public const int DefaultOpset = 17;

    /// <summary>Domain of ONNX Runtime's own operators, such as <c>GroupQueryAttention</c>.</summary>
    public const string Contrib = "com.microsoft";

    private readonly List<ProtoWriter> _nodes = [];
    private readonly List<ProtoWriter> _inputs = [];
    private readonly List<ProtoWriter> _outputs = [];
    private readonly Dictionary<string, GraphWeight> _weights = [];
    private int _next;

    /// <summary>Adds an input.</summary>
    /// <returns>Its name, to use as the input of nodes.</returns>
    public string Input(string input, OnnxElementType type, params ReadOnlySpan<GraphDimension> shape)
    {
        _inputs.Add(Value(input, type, shape));
        return input;
    }

    /// <summary>Makes a value of the graph an output.</summary>
    /// <param name="value">The value that a node gave; it gets the output's name through an <c>Identity</c> that loading removes.</param>
    /// <param name="output">Name of the output.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="shape">Its dimensions.</param>
    public void Output(string value, string output, OnnxElementType type, params ReadOnlySpan<GraphDimension> shape)
    {
        if (value != output)
            Add("Identity", "", [value], [output], []);
        _outputs.Add(Value(output, type, shape));
    }

    /// <summary>Adds a weight.</summary>
    /// <param name="weight">Its name; a second one of the name is refused.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="data">Its elements in the machine's byte order; not copied, so they must not change until the model is saved.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <returns>Its name.</returns>
    /// <exception cref="ArgumentException">The data don't fill the shape, or the name is taken.</exception>
    public string Weight(string weight, OnnxElementType type, ReadOnlyMemory<byte> data, params ReadOnlySpan<long> shape)
    {
        if (OnnxElementTypes.CountOf(shape) * OnnxElementTypes.SizeOf(type) != data.Length)
            throw new ArgumentException($"{data.Length} bytes don't fill '{weight}' of shape [{string.Join(", ", shape.ToArray())}].");
        if (!_weights.TryAdd(weight, new GraphWeight(weight, type, data, shape.ToArray())))
            throw new ArgumentException($"There is a weight '{weight}' already.");
        return weight;
    }

    /// <summary>Whether a weight of the name is there.</summary>
    public bool HasWeight(string weight) => _weights.ContainsKey(weight);

    /// <summary>Adds small numbers that never change; equal ones are kept once.</summary>
    /// <returns>Their name.</returns>
    public string Constant<T>(ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var type = OnnxElementTypes.Of<T>();
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = string.Create(CultureInfo.InvariantCulture, $"{values[i]}");
        var constant = $"{type}[{string.Join(",", shape.ToArray())}]({string.Join(",", texts)})";
        if (!_weights.ContainsKey(constant))
            Weight(constant, type, MemoryMarshal.AsBytes(values).ToArray(), shape);
        return constant;
    }

    /// <summary>Adds a list of whole numbers, as shapes and axes are given.</summary>
    public string Ints(params ReadOnlySpan<long> values) => Constant(values, values.Length);

    /// <summary>Adds a single floating-point number.</summary>
    public string Number(float value) => Constant([value]);

    /// <summary>Adds a node of ONNX's own operators with one output.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">Names of its inputs; empty ones are left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Name of the output.</returns>
    public string Node(string operation, IReadOnlyList<string> inputs, params IReadOnlyList<GraphAttribute> attributes) =>
        Nodes(operation, "", inputs, 1, attributes)[0];

    /// <summary>Adds a node of ONNX Runtime's own operators with one output.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">Names of its inputs; empty ones are left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Name of the output.</returns>
    public string ContribNode(string operation, IReadOnlyList<string> inputs, params IReadOnlyList<GraphAttribute> attributes) =>
        Nodes(operation, Contrib, inputs, 1, attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="domain">Its domain: empty for ONNX's own.</param>
    /// <param name="inputs">Names of its inputs; empty ones are left out.</param>
    /// <param name="count">Number of its outputs.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Names of the outputs.</returns>
    public IReadOnlyList<string> Nodes(string operation, string domain, IReadOnlyList<string> inputs, int count, params IReadOnlyList<GraphAttribute> attributes)
    {
        var outputs = new string[count];
        for (var i = 0; i < count; i++)
            outputs[i] = string.Create(CultureInfo.InvariantCulture, $"{operation}_{_next++}");
        Add(operation, domain, inputs, outputs, attributes);
        return outputs;
    }

    /// <summary>Adds a node of ONNX Runtime's own operators of whose outputs only some are wanted.</summary>
    internal IReadOnlyList<string> SparseNodes(string operation, IReadOnlyList<string> inputs, int count, IReadOnlyList<int> wanted, params IReadOnlyList<GraphAttribute> attributes)
    {
        var outputs = new string[count];
        for (var i = 0; i < count; i++)
            outputs[i] = wanted.Contains(i) ? string.Create(CultureInfo.InvariantCulture, $"{operation}_{_next++}") : "";
        Add(operation, Contrib, inputs, outputs, attributes);
        return [.. wanted.Select(i => outputs[i])];
    }

    /// <summary>The model as bytes, weights within.</summary>
    /// <exception cref="InvalidOperationException">It is larger than an array can be; save it with external data.</exception>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Writer().Write(stream, null);
        return stream.ToArray();
    }

    /// <summary>Saves the model to a file.</summary>
    /// <param name="path">The file; what is there is replaced only when all is written.</param>
    /// <param name="externalData">Whether large weights go to a file beside it, with <c>.data</c> at the end; needed above 2 GB.</param>
    public void Save(string path, bool externalData)
    {
        var part = path + ".part";
        if (!externalData)
        {
            using (var model = File.Create(part))
                Writer().Write(model, null);
        }
        else
        {
            using (var data = File.Create(path + ".data.part"))
            using (var model = File.Create(part))
                Writer().Write(model, new ExternalData(Path.GetFileName(path) + ".data", data));
            File.Move(path + ".data.part", path + ".data", overwrite: true);
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>The graph alone, to stand in another one.</summary>
    internal ProtoWriter ToGraph() => Writer().Graph(withWeights: true);

    private static ProtoWriter Value(string name, OnnxElementType type, ReadOnlySpan<GraphDimension> shape)
    {
        var dimensions = new ProtoWriter();
        foreach (var dimension in shape)
            dimensions.Message(1, dimension.Symbol.Length > 0 ? new ProtoWriter().Text(2, dimension.Symbol) : new ProtoWriter().Int(1, dimension.Size));
        var tensor = new ProtoWriter().Int(1, (int)type).Message(2, dimensions);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }

    private void Add(string operation, string domain, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, IReadOnlyList<GraphAttribute> attributes)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(3, outputs[0]).Text(4, operation);
        foreach (var attribute in attributes)
            node.Message(5, attribute.Proto);
        if (domain.Length > 0)
            node.Text(7, domain);
        _nodes.Add(node);
    }

    private GraphWriter Writer() => new(name, opset, _nodes, _inputs, _outputs, [.. _weights.Values]);
}
