using LamPS.Contracts;
using LamPS.Core;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating;

/// <summary>Errors of measuring decisions and runs.</summary>
internal static class EvaluationErrors
{
    public static LamException NoTrajectories(string path, Split? split) => new(
        nameof(NoTrajectories),
        ExitCode.InvalidInput,
        $"'{path}' has no verified trajectories of the teacher{(split is { } one ? $" of {one}" : " that are held out")}.",
        "Collect them: 'lamps data collect --split test-phrasing' (and test-family, test-composition).");
}
