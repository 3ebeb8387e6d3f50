using System.Globalization;

namespace LamPS.Model.Graphs;

/// <summary>Writes a graph as a <c>ModelProto</c>, streaming the weights.</summary>
internal sealed class GraphWriter(
    string name, int opset, IReadOnlyList<ProtoWriter> nodes, IReadOnlyList<ProtoWriter> inputs, IReadOnlyList<ProtoWriter> outputs, IReadOnlyList<GraphWeight> weights)
{
    // The format's version that came with operators of version 17.
    private const int FormatVersion = 8;

    private const int ModelGraph = 7;
    private const int GraphInitializer = 5;
    private const int TensorRawData = 9;
    private const int TensorExternalData = 13;
    private const int TensorDataLocation = 14;

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="external">The file of large weights; null keeps all in the model.</param>
    /// <exception cref="InvalidOperationException">The model is too large to be one message.</exception>
    public void Write(Stream stream, ExternalData? external)
    {
        List<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Data)> tensors = [];
        foreach (var weight in weights)
        {
            var (tensor, data) = Tensor(weight, external);
            tensors.Add((new ProtoWriter().Header(GraphInitializer, tensor.Length + data.Length).Written, tensor.Written));
            tensors.Add((ReadOnlyMemory<byte>.Empty, data));
        }

        var graph = Graph(withWeights: false);
        var length = graph.Length + tensors.Sum(t => (long)t.Head.Length + t.Data.Length);
        if (length > int.MaxValue)
            throw new InvalidOperationException($"The model has {length:N0} bytes, and a file of the format at most 2 GB; save it with external data.");

        stream.Write(Model().Header(ModelGraph, length).Written.Span);
        stream.Write(graph.Written.Span);
        foreach (var (head, data) in tensors)
        {
            stream.Write(head.Span);
            stream.Write(data.Span);
        }
    }

    /// <summary>The graph's message.</summary>
    /// <param name="withWeights">Whether the weights are in it; otherwise they follow.</param>
    public ProtoWriter Graph(bool withWeights)
    {
        var graph = new ProtoWriter();
        foreach (var node in nodes)
            graph.Message(1, node);
        graph.Text(2, name);
        foreach (var input in inputs)
            graph.Message(11, input);
        foreach (var output in outputs)
            graph.Message(12, output);
        foreach (var weight in withWeights ? weights : [])
        {
            var (tensor, data) = Tensor(weight, null);
            graph.Header(GraphInitializer, tensor.Length + data.Length).Raw(tensor.Written.Span).Raw(data.Span);
        }

        return graph;
    }

    private ProtoWriter Model()
    {
        var model = new ProtoWriter().Int(1, FormatVersion).Text(2, "LamPS");
        model.Message(8, new ProtoWriter().Text(1, "").Int(2, opset));
        model.Message(8, new ProtoWriter().Text(1, GraphBuilder.Contrib).Int(2, 1));
        return model;
    }

    private static (ProtoWriter Tensor, ReadOnlyMemory<byte> Data) Tensor(GraphWeight weight, ExternalData? external)
    {
        var tensor = new ProtoWriter();
        foreach (var dimension in weight.Shape)
            tensor.Int(1, dimension);
        tensor.Int(2, (int)weight.Type).Text(8, weight.Name);
        if (external is null || weight.Data.Length < ExternalData.Threshold)
        {
            tensor.Header(TensorRawData, weight.Data.Length);
            return (tensor, weight.Data);
        }

        var offset = external.Append(weight.Data);
        Entry(tensor, "location", external.Location);
        Entry(tensor, "offset", offset.ToString(CultureInfo.InvariantCulture));
        Entry(tensor, "length", weight.Data.Length.ToString(CultureInfo.InvariantCulture));
        tensor.Int(TensorDataLocation, 1);
        return (tensor, ReadOnlyMemory<byte>.Empty);
    }

    private static void Entry(ProtoWriter tensor, string key, string value) =>
        tensor.Message(TensorExternalData, new ProtoWriter().Text(1, key).Text(2, value));
}
