using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>Examples that a model reads at once.</summary>
/// <param name="name">What errors call it.</param>
/// <param name="weight">Sum of the examples' weights, which losses are divided by; above 0.</param>
/// <param name="rows">Tokens with padding.</param>
/// <param name="tokens">Tokens without.</param>
public sealed class TrainingBatch(string name, float weight, int rows, int tokens) : IDisposable
{
    private readonly Dictionary<string, OnnxTensor> _tensors = [];

    /// <summary>What errors call it.</summary>
    public string Name { get; } = name;

    /// <summary>Sum of the examples' weights.</summary>
    public float Weight { get; } = weight;

    /// <summary>Tokens with padding.</summary>
    public int Rows { get; } = rows;

    /// <summary>Tokens without padding.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Inputs of the model by name.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Tensors => _tensors;

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
        _tensors.Clear();
    }

    /// <summary>Adds an input.</summary>
    internal Span<T> Add<T>(string input, T fill, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var tensor = OnnxTensor.Allocate<T>(shape);
        _tensors.Add(input, tensor);
        var span = tensor.Span<T>();
        span.Fill(fill);
        return span;
    }
}
