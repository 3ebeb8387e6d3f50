using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Errors of measuring plans.</summary>
internal static class PlanEvaluationErrors
{
    public static LamException SuiteNotFound(string path) => new(
        nameof(SuiteNotFound), ExitCode.InvalidInput, $"There are no plan records at '{path}'.", "Make them with 'lamps data plans --out FOLDER', and name that folder with --suite.");

    public static LamException SplitUnknown(string split) => new(
        nameof(SplitUnknown), ExitCode.InvalidInput, $"'{split}' is no split.", "Splits are train, test-phrasing, test-family and test-composition.");

    public static LamException SuiteEmpty(string path, string? split) => new(
        nameof(SuiteEmpty), ExitCode.InvalidInput, $"'{path}' has no tasks{(split is null ? " that are held out" : $" of {split}")}.", "Choose another split, or make the data from more sources.");

    public static LamException TrainMissing(string path, string model) => new(
        nameof(TrainMissing), ExitCode.InvalidInput, $"'{model}' needs train records, and '{path}' has none.", "Name the whole data set with --suite.");
}
