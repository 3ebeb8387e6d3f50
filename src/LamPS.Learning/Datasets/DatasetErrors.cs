using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Datasets;

/// <summary>Errors of data sets.</summary>
internal static class DatasetErrors
{
    public static LamException DatasetNotFound(string folder) => new(
        nameof(DatasetNotFound),
        ExitCode.InvalidInput,
        $"There is no data set in '{folder}'.",
        "Check the folder, or make one there: 'lamps data make --out FOLDER'.");

    public static LamException CardInvalid(string path, string problem) => new(
        nameof(CardInvalid),
        ExitCode.InvalidInput,
        $"'{path}' isn't the card of a data set: {problem}",
        "Make the stage again; it replaces its files.");
}
