using System.Globalization;
using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>Binds and runs the graphs of a training session.</summary>
internal static class GraphRun
{
    /// <summary>What losses are multiplied by: 1 / the weight of the examples, or 0 when they weigh nothing.</summary>
    public static OnnxTensor Normalizer(float weight) => OnnxTensor.Of<float>([weight > 0 ? 1 / weight : 0], 1);

    /// <summary>Frees tensors.</summary>
    public static void Free(Dictionary<string, OnnxTensor> tensors)
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
        tensors.Clear();
    }

    /// <summary>Binds all inputs, each to the first tensor of its name. A binding is used once: inputs are copied to a device when they are bound, so an old one would hold old weights.</summary>
    public static void BindInputs(OnnxBinding binding, OnnxSession session, IReadOnlyList<IReadOnlyDictionary<string, OnnxTensor>> from)
    {
        Dictionary<string, long> sizes = [];
        foreach (var input in session.Inputs.Where(input => !IsSizes(input)))
        {
            var tensor = from.Select(tensors => tensors.GetValueOrDefault(input.Name)).FirstOrDefault(found => found is not null)
                ?? throw new ArgumentException($"The batch lacks '{input.Name}', which the model takes.");
            binding.BindInput(input.Name, tensor);
            for (var i = 0; i < input.Symbols.Count; i++)
                sizes[input.Symbols[i]] = tensor.Shape[i];
        }

        foreach (var input in session.Inputs.Where(IsSizes))
        {
            long[] dimensions = [.. input.Name[Tape.SizesInput.Length..].Split(',').Select(d => long.TryParse(d, CultureInfo.InvariantCulture, out var size) ? size : sizes[d])];
            using var tensor = OnnxTensor.Of<long>(dimensions, [.. input.Shape]);
            binding.BindInput(input.Name, tensor);
        }
    }

    private static bool IsSizes(OnnxTensorInfo input) => input.Name.StartsWith(Tape.SizesInput, StringComparison.Ordinal);

    /// <summary>Runs what is bound.</summary>
    /// <param name="binding">Inputs.</param>
    /// <param name="outputs">Outputs, and the memory that each stays in; empty for the machine's.</param>
    /// <param name="stop">Stops at the next operator.</param>
    /// <returns>Outputs by name; the caller frees them.</returns>
    public static Dictionary<string, OnnxTensor> Outputs(OnnxBinding binding, IReadOnlyList<(string Name, string Memory)> outputs, CancellationToken stop)
    {
        foreach (var (name, memory) in outputs)
            binding.BindOutput(name, memory);
        binding.Run(stop);
        var taken = binding.TakeOutputs();
        return outputs.Select((output, i) => (output.Name, Tensor: taken[i])).ToDictionary(pair => pair.Name, pair => pair.Tensor);
    }
}
