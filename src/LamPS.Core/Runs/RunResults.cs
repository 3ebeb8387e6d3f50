using LamPS.Contracts;
using LamPS.Contracts.Runs;

namespace LamPS.Core.Runs;

/// <summary>Makes what <c>--output json</c> prints of a run from its journal.</summary>
public static class RunResults
{
    /// <summary>Reads a run from a store.</summary>
    /// <param name="store">Store.</param>
    /// <param name="id">Id, an unambiguous beginning of one, or <c>last</c>.</param>
    /// <param name="report">Path of the HTML report, or null.</param>
    /// <exception cref="LamException">There is no such run, or there are several.</exception>
    public static RunResult Read(IRunStore store, string id, string? report = null)
    {
        var run = store.Find(id) ?? throw RunErrors.RunNotFound(id);
        return Make(run, store.Events(run.Id), report);
    }

    /// <summary>Makes the result of a run. A run that isn't over is <see cref="Outcome.Unverified"/>: nothing proves it yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="events">Its events, in order.</param>
    /// <param name="report">Path of the HTML report, or null.</param>
    public static RunResult Make(RunRecord run, IReadOnlyList<RunEvent> events, string? report = null) => new(
        run.Id,
        run.Outcome ?? Outcome.Unverified,
        (int)(run.ExitCode ?? ExitCode.Failed),
        run.Request,
        run.Desktop,
        run.Model,
        DurationOf(run, events).TotalMilliseconds,
        [.. Actions(events).Select(a => a.Outcome is null ? a.ToResult() with { Detail = UnknownEnd } : a.ToResult())],
        RunbookSteps(events),
        [.. events.OfType<ExpectationChecked>().Select(e => e.Result)],
        run.Saved,
        report,
        run.Error);

    /// <summary>What is said of an action whose end isn't known.</summary>
    internal const string UnknownEnd = "how it ended isn't known";

    /// <summary>The last state of each action, in order of their numbers.</summary>
    /// <param name="events">Events.</param>
    internal static IReadOnlyList<StepRecord> Actions(IReadOnlyList<RunEvent> events)
    {
        var actions = new SortedDictionary<int, StepRecord>();
        foreach (var record in events.Select(e => e switch { StepStarted s => s.Record, StepEnded s => s.Record, _ => null }))
        {
            if (record is not null)
            {
                actions[record.Number] = record;
            }
        }

        return [.. actions.Values];
    }

    /// <summary>The steps of a runbook, in the order of their beginnings.</summary>
    /// <param name="events">Events.</param>
    internal static IReadOnlyList<RunbookStepResult> RunbookSteps(IReadOnlyList<RunEvent> events)
    {
        var steps = new List<RunbookStepResult>();
        var open = new List<int>();
        foreach (var runEvent in events)
        {
            if (runEvent is RunbookStepStarted started)
            {
                open.Add(steps.Count);
                steps.Add(new(started.Step, started.Kind, started.Title, Outcome.Unverified, UnknownEnd, false, 0, null));
            }
            else if (runEvent is RunbookStepEnded ended && open.FindLastIndex(i => steps[i].Step == ended.Step) is >= 0 and var index)
            {
                steps[open[index]] = steps[open[index]] with
                {
                    Outcome = ended.Outcome, Detail = ended.Detail, PassedOver = ended.PassedOver, DurationMs = ended.DurationMs, Error = ended.Error,
                };
                open.RemoveAt(index);
            }
        }

        return steps;
    }

    /// <summary>From the beginning to the end, or to the last event when the end is missing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="events">Events.</param>
    internal static TimeSpan DurationOf(RunRecord run, IReadOnlyList<RunEvent> events)
    {
        var end = run.EndedAt ?? (events.Count == 0 ? run.StartedAt : events[^1].At);
        return end > run.StartedAt ? end - run.StartedAt : TimeSpan.Zero;
    }
}
