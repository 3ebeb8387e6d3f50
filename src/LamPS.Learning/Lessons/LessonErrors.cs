using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Lessons;

/// <summary>Errors of learning from runs.</summary>
internal static class LessonErrors
{
    public static LamException RunsNotFound(string folder) => new(
        nameof(RunsNotFound),
        ExitCode.InvalidInput,
        $"There are no runs in '{folder}'.",
        "Name the data folder of LamPS in which they were kept, or do something first: 'lamps task', 'lamps run'.");

    public static LamException NothingToLearn(string folder, IReadOnlyDictionary<string, int> passedOver) => new(
        nameof(NothingToLearn),
        ExitCode.InvalidInput,
        $"No run in '{folder}' teaches anything{(passedOver.Count == 0 ? "" : $": {string.Join(", ", passedOver.Select(p => $"{p.Value} {p.Key}"))}")}.",
        "Only verified runs teach: requests, and steps of runbooks with a plan that says what it is 'for'.");

    public static LamException BaseModelUnfit(string model, string why) => new(
        nameof(BaseModelUnfit),
        ExitCode.InvalidInput,
        $"'{model}' can't be trained further: {why}.",
        "Name a model with 32-bit weights that this version made, such as 'lam-desk'; for one that writes plans, the model of such a run.");
}
