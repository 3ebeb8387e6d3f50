using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Splitting;

/// <summary>Errors of splits.</summary>
internal static class SplitErrors
{
    public static LamException NoTable(string application) => new(
        nameof(NoTable),
        ExitCode.InvalidInput,
        $"There is no split for '{application}': nothing says which of its tasks are kept for tests.",
        "Make one with 'lamps data split', and keep it with the recipes.");

    public static LamException TableInvalid(string path, string problem) => new(
        nameof(TableInvalid),
        ExitCode.InvalidInput,
        $"'{path}' can't be read as a split: {problem}",
        "Make it again with 'lamps data split'.");
}
