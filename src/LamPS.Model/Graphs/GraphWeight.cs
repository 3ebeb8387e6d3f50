using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>A weight of a graph under construction.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Data">Its elements.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record GraphWeight(string Name, OnnxElementType Type, ReadOnlyMemory<byte> Data, IReadOnlyList<long> Shape);
