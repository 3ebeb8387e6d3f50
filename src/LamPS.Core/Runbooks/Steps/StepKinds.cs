using System.Collections.Frozen;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>The kinds of step, in the order in which documentation and messages name them.</summary>
internal static class StepKinds
{
    public static readonly IReadOnlyList<StepKind> All =
    [
        new TaskStep(),
        new PlanStep(),
        new ActStep(),
        new ExpectStep(),
        new ScriptStep(),
        new LaunchStep(),
        new CloseStep(),
        new ScreenshotStep(),
        new WaitStep(),
        new SetStep(),
        new IncludeStep(),
        new BlockStep(),
        new AskStep(),
        new ForEachStep(),
        new ParallelStep(),
    ];

    private static readonly FrozenDictionary<string, StepKind> ByName = All.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Finds a kind by its key, or null.</summary>
    public static StepKind? Find(string key) => ByName.GetValueOrDefault(key);
}
