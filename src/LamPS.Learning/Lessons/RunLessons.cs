using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Runs;
using LamPS.Learning.Records;

namespace LamPS.Learning.Lessons;

/// <summary>Reads lessons from kept runs. Only what was verified teaches: a run that ended otherwise is passed over whole, and so is one in which a step failed.</summary>
/// <param name="Lessons">Lessons, the oldest first.</param>
/// <param name="States">What showed when each action was decided on.</param>
/// <param name="PassedOver">How often something was no lesson, by reason.</param>
public sealed record RunLessons(IReadOnlyList<RunLesson> Lessons, IReadOnlyList<StateAction> States, IReadOnlyDictionary<string, int> PassedOver)
{
    private const int Most = 100_000;

    /// <summary>Reads the runs of a folder.</summary>
    /// <param name="folder">Folder with <c>runs.db</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">There is none, or the runs can't be read.</exception>
    public static RunLessons Read(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, RunStore.DatabaseName)))
            throw LessonErrors.RunsNotFound(folder);
        using var store = new RunStore(folder);
        var (lessons, states, passed) = (new List<RunLesson>(), new List<StateAction>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        void Pass(string reason) => passed[reason] = passed.GetValueOrDefault(reason) + 1;
        foreach (var run in store.List(Most).Where(r => r.Kind is "task" or "runbook").OrderBy(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Outcome != Outcome.Verified)
            {
                Pass("run that wasn't verified");
                continue;
            }

            // A runbook may go on after a failure; what came before it may be what went wrong. What nothing proved by itself was proven later.
            var events = store.Events(run.Id);
            if (events.OfType<RunbookStepEnded>().Any(e => e.Outcome is not (Outcome.Verified or Outcome.Unverified or Outcome.Skipped)))
            {
                Pass("run with a step that failed");
                continue;
            }

            var found = Of(run, events, Pass).ToList();
            lessons.AddRange(found);

            // What a lesson isn't made of is no lesson either.
            states.AddRange(RunStates.Read(store.FolderOf(run.Id)).Where(s => !IsMasked(s) && found.Exists(l => s.Application == l.Application && l.Lines.Contains(s.Line))));
        }

        return new RunLessons(lessons, states, passed);
    }

    private static IEnumerable<RunLesson> Of(RunRecord run, IReadOnlyList<RunEvent> events, Action<string> pass)
    {
        var application = "";
        foreach (var (number, happened) in events.Index())
        {
            if (happened is StepEnded { Record: { Function: "launch" } launched } && launched.Arguments.TryGetValue("application", out var name))
                application = name as string ?? "";
            if (happened is not PlanMade made)
                continue;
            if (made.Again || events.Skip(number + 1).OfType<PlanMade>().Any(later => later.Again && later.Step == made.Step))
            {
                pass("plan that had to be made anew");
                continue;
            }

            foreach (var part in made.Plan.Steps.GroupBy(s => s.Clause))
            {
                var lines = part.Select(s => s.Text).ToList();

                // What saves at the end was asked for by an option, and is planned anew each time.
                if (part.Key.Length == 0 && part.All(s => s.Source == "request"))
                    continue;
                if (part.Key.Length == 0)
                    pass("plan that doesn't say what it is for");
                else if (application.Length == 0)
                    pass("request without an application");
                else if (lines.Append(part.Key).Any(IsMasked))
                    pass("request with a secret");
                else
                    yield return new RunLesson(run.Id, application, part.Key, lines);
            }
        }
    }

    private static bool IsMasked(string text) => text.Contains(Redactor.Mask, StringComparison.Ordinal);

    private static bool IsMasked(StateAction state) =>
        IsMasked(state.Request) || IsMasked(state.Line) || IsMasked(state.Next ?? "") || (state.Action.Arguments ?? new Dictionary<string, System.Text.Json.Nodes.JsonValue>()).Values.Any(v => IsMasked(v.ToString()));
}
