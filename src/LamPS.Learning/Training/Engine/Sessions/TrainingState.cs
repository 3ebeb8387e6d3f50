using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>Weights and moments: in the machine's memory at first, on the device after the first step.</summary>
internal sealed class TrainingState : IDisposable
{
    private readonly Dictionary<string, OnnxTensor> _tensors = [];

    /// <summary>Weights by name, and moments by names that begin with <see cref="AdamWGraph.First"/> or <see cref="AdamWGraph.Second"/>.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Tensors => _tensors;

    /// <summary>A state with moments of zero.</summary>
    public static TrainingState Of(IReadOnlyList<WeightName> weights, Func<WeightName, float[]> values, Func<string, bool> isTrained)
    {
        var state = new TrainingState();
        try
        {
            foreach (var weight in weights)
            {
                var own = values(weight);
                state._tensors.Add(weight.Name, OnnxTensor.Of<float>(own, [.. weight.Shape]));
                if (!isTrained(weight.Name))
                    continue;
                state._tensors.Add(AdamWGraph.First + weight.Name, OnnxTensor.Of<float>(new float[own.Length], [.. weight.Shape]));
                state._tensors.Add(AdamWGraph.Second + weight.Name, OnnxTensor.Of<float>(new float[own.Length], [.. weight.Shape]));
            }

            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Puts a new tensor in the place of an old one, which is freed.</summary>
    public void Replace(string name, OnnxTensor tensor)
    {
        _tensors[name].Dispose();
        _tensors[name] = tensor;
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
        _tensors.Clear();
    }
}
