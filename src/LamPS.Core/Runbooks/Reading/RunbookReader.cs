using LamPS.Core.Runbooks.Steps;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Makes a runbook of the nodes of one file.</summary>
internal static class RunbookReader
{
    /// <summary>Keys of a runbook.</summary>
    public static readonly KeyDescriptor[] Keys =
    [
        new("name", Fixed("a name"), "Name of the runbook, for people.", Required: true),
        new("description", Fixed("text", mayBeEmpty: true), "What it is for."),
        new("version", new ChoiceShape("1") { AllowsExpressions = false }, "Version of the language: 1."),
        new("parameters", new MapShape(ParameterReader.Shape, "a map of parameters", hyphens: true), "Values that are given to a run."),
        new("desktop", new ChoiceShape("auto", "windows", "atspi", "sandbox", "replay") { AllowsExpressions = false }, "Desktop that it runs on; auto without it."),
        new(CommonKeys.Application, new EitherShape(new TextShape("the name of an application"), LaunchStep.Command), "Application that it works on."),
        new(CommonKeys.PolicyKey, PolicyShape.Instance, "What its steps may do, beside what the one who runs it allows."),
        new(CommonKeys.Timeout, new DurationShape { AllowsExpressions = false }, "Time limit of the whole run."),
        new("concurrency", new ObjectShape(
            "a map with 'key'",
            new("key", Fixed("a name"), "Runs with the same key don't run at the same time.", Required: true),
            new("on-conflict", new ChoiceShape("queue", "skip", "cancel") { AllowsExpressions = false }, "What a run does when another one is on: wait for it, not run, or stop it.")), "How runs of it stand with each other."),
        new("steps", StepsShape.Instance, "What is done, in order.", Required: true),
        new(CommonKeys.Expect, ExpectationKinds.List, "What must hold when all steps are done."),
        new(CommonKeys.Rescue, StepsShape.Instance, "Steps that are done when one of 'steps' fails; the run has failed nevertheless, but for its report."),
        new(CommonKeys.Always, StepsShape.Instance, "Steps that are done at the end in any case, also after a failure, a time-out or Ctrl+C."),
    ];

    /// <summary>Reads a runbook; null when it can't be read at all, which is reported.</summary>
    /// <param name="root">Its nodes, or null when it is no YAML.</param>
    /// <param name="file">Full path.</param>
    /// <param name="shownAs">Path as people know it.</param>
    /// <param name="directory">Folder that its relative paths start from.</param>
    /// <param name="context">Where mistakes go.</param>
    public static Runbook? Read(SourceNode? root, string file, string shownAs, string directory, ReadContext context)
    {
        if (root is null)
        {
            return null;
        }

        if (root is not MappingNode map)
        {
            context.Report(RunbookErrors.TypeWrong(root.At, "A runbook", "a map with 'name' and 'steps'", root.Described));
            return null;
        }

        var source = new MapSource(map.At, ObjectShape.ReadKeys(map, Keys, "the runbook", context));
        var steps = Steps(source, "steps");
        var rescue = Steps(source, CommonKeys.Rescue);
        var always = Steps(source, CommonKeys.Always);
        return new Runbook
        {
            Name = Text(source, "name") ?? "",
            Description = Text(source, "description") ?? "",
            File = file,
            ShownAs = shownAs,
            Directory = directory,
            Parameters = ParameterReader.Read(source["parameters"] as MapSource, context),
            Desktop = Text(source, "desktop") ?? "auto",
            Timeout = Text(source, CommonKeys.Timeout) is { } timeout && Durations.TryParse(timeout, out var limit) ? limit : null,
            Concurrency = Concurrency(source["concurrency"] as MapSource),
            Policy = source[CommonKeys.PolicyKey] is MapSource policy ? PolicyShape.Build(policy, "runbook") : null,
            Application = source[CommonKeys.Application],
            Steps = steps,
            Rescue = rescue,
            Always = always,
            Expect = source[CommonKeys.Expect] as ListSource,
            StepCount = Count(steps) + Count(rescue) + Count(always),
        };
    }

    /// <summary>Steps below a step, whatever key they stand under.</summary>
    public static IEnumerable<Step> Below(Step step) =>
        ((IEnumerable<Step>)((step.Value as StepsSource)?.Steps ?? [])).Concat(step.Keys.Entries.SelectMany(e => (e.Value as StepsSource)?.Steps ?? []));

    private static int Count(IReadOnlyList<Step> steps) => steps.Sum(s => 1 + Count([.. Below(s)]));

    private static TextShape Fixed(string described, bool mayBeEmpty = false) => new(described) { AllowsExpressions = false, MayBeEmpty = mayBeEmpty };

    private static string? Text(MapSource source, string key) => (source[key] as LiteralSource)?.Value.Reveal();

    private static IReadOnlyList<Step> Steps(MapSource source, string key) => (source[key] as StepsSource)?.Steps ?? [];

    private static RunbookConcurrency? Concurrency(MapSource? source) => source is null || Text(source, "key") is not { } key
        ? null
        : new RunbookConcurrency(key, Text(source, "on-conflict") switch
        {
            "skip" => ConflictAction.Skip,
            "cancel" => ConflictAction.Cancel,
            _ => ConflictAction.Queue,
        });
}
