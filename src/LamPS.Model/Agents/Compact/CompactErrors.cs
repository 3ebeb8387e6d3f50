using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Agents.Compact;

/// <summary>Errors of planning and deciding with compact LAMs.</summary>
internal static class CompactErrors
{
    public static LamException FeatureUnknown(string name, IEnumerable<string> known) => new(
        nameof(FeatureUnknown),
        ExitCode.InvalidInput,
        $"The model wants the feature '{name}', which this version of LamPS doesn't have; it has {string.Join(", ", known)}.",
        "Use a model that was made for this version.");

    public static LamException StatusUnknown(string name) => new(
        nameof(StatusUnknown),
        ExitCode.InvalidInput,
        $"The model knows the status '{name}', which is none.",
        "Statuses in lam_config.json are continue, finish, confirm, ask and fail.");

    public static LamException ProceduresInvalid(string path, string why, Exception cause) => new(
        nameof(ProceduresInvalid),
        ExitCode.InvalidInput,
        $"The procedures of the model in '{path}' can't be read: {why}.",
        "Add the model again, or make it anew with 'lamps train'.",
        cause);

    public static LamException RetrieverInvalid(string path, string why, Exception cause) => new(
        nameof(RetrieverInvalid),
        ExitCode.InvalidInput,
        $"The retriever of the model in '{path}' can't be read: {why}.",
        "Add the model again, or make it anew with 'lamps train'.",
        cause);
}
