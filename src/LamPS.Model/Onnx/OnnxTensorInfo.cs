namespace LamPS.Model.Onnx;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="ElementType">Type of its elements; <see cref="OnnxElementType.Undefined"/> for what isn't a tensor.</param>
/// <param name="Shape">Its dimensions; -1 for one that is open.</param>
/// <param name="Symbols">Names of the open dimensions; empty where there is none.</param>
public sealed record OnnxTensorInfo(string Name, OnnxElementType ElementType, IReadOnlyList<long> Shape, IReadOnlyList<string> Symbols);
