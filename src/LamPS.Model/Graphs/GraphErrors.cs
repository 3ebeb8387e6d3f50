using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Graphs;

/// <summary>Errors of building models.</summary>
internal static class GraphErrors
{
    public static LamException TransformerShapeInvalid(string why) => new(
        nameof(TransformerShapeInvalid),
        ExitCode.InvalidInput,
        $"No model can have this shape: {why}.",
        "Correct the shape.");

    public static LamException WeightMissing(string name, IReadOnlyList<long> shape) => new(
        nameof(WeightMissing),
        ExitCode.InvalidInput,
        $"The weights lack '{name}' of shape [{string.Join(", ", shape)}].",
        "Give the weights that the shape of the model names.");

    public static LamException WeightShapeWrong(string name, int found, IReadOnlyList<long> shape) => new(
        nameof(WeightShapeWrong),
        ExitCode.InvalidInput,
        $"The weight '{name}' has {found:N0} values; its shape is [{string.Join(", ", shape)}].",
        "Give the weights that the shape of the model names.");
}
