using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>A run as its report shows it.</summary>
internal sealed class ReportModel
{
    /// <summary>Sorts the events of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="events">Its events, in order.</param>
    public ReportModel(RunRecord run, IReadOnlyList<RunEvent> events)
    {
        Run = run;
        Duration = RunResults.DurationOf(run, events);
        Actions = RunResults.Actions(events);
        Expectations = [.. events.OfType<ExpectationChecked>().Select(e => e.Result)];
        Times = Actions.Aggregate(StepTimes.Zero, (sum, action) => sum + action.Times);
        PassedOver = events.Count(e => e is RunbookStepEnded { PassedOver: true });
        Root = Sort(events);
        Failure = run.Outcome is { } outcome && IsFailure(outcome) ? FailureIn(Root) : null;
    }

    /// <summary>The run.</summary>
    public RunRecord Run { get; }

    /// <summary>How long it took, as far as is known.</summary>
    public TimeSpan Duration { get; }

    /// <summary>All actions in order.</summary>
    public IReadOnlyList<StepRecord> Actions { get; }

    /// <summary>All expectations in order.</summary>
    public IReadOnlyList<ExpectationOutcome> Expectations { get; }

    /// <summary>How many steps failed that the run went on after.</summary>
    public int PassedOver { get; }

    /// <summary>The parts of all actions together.</summary>
    public StepTimes Times { get; }

    /// <summary>Everything on the timeline.</summary>
    public SectionItem Root { get; }

    /// <summary>Where it failed: the last thing that went wrong, as earlier ones were overcome; null when it didn't fail.</summary>
    public ReportItem? Failure { get; }

    /// <summary>Whether an outcome is another than it should be.</summary>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static bool IsFailure(Outcome? outcome) => outcome is not (Outcome.Verified or Outcome.Unverified or Outcome.Skipped);

    private static SectionItem Sort(IReadOnlyList<RunEvent> events)
    {
        var root = new SectionItem((RunbookStepStarted?)null);
        var open = new List<SectionItem> { root };
        var places = new Dictionary<int, (SectionItem Section, int Index)>();
        foreach (var runEvent in events)
        {
            switch (runEvent)
            {
                case RunbookStepStarted started:
                    Keep(open, started.Depth + 1);
                    var section = new SectionItem(started);
                    open[^1].Items.Add(section);
                    open.Add(section);
                    break;
                case RunbookStepEnded ended when open.FindLastIndex(s => s.Started?.Step == ended.Step && s.Started.Depth == ended.Depth) is > 0 and var index:
                    open[index].Ended = ended;
                    Keep(open, index);
                    break;
                case PlanMade made:
                    Of(open, made.Step).Items.Add(new PlanItem(made.Plan, made.Again));
                    break;
                case ExpectationChecked check:
                    Of(open, check.Result.Step).Items.Add(new ExpectationItem(check.Result));
                    break;
                case StepStarted started:
                    var place = Of(open, started.Record.Step);
                    places[started.Record.Number] = (place, place.Items.Count);
                    place.Items.Add(new ActionItem(started.Record));
                    break;
                case StepEnded ended when places.TryGetValue(ended.Record.Number, out var begun):
                    begun.Section.Items[begun.Index] = new ActionItem(ended.Record);
                    break;
                case StepEnded ended:
                    Of(open, ended.Record.Step).Items.Add(new ActionItem(ended.Record));
                    break;
            }
        }

        return root;
    }

    private static void Keep(List<SectionItem> open, int count)
    {
        if (open.Count > count)
        {
            open.RemoveRange(count, open.Count - count);
        }
    }

    private static SectionItem Of(List<SectionItem> open, string? step) =>
        (step is null ? null : open.FindLast(s => s.Started?.Step == step)) ?? open[^1];

    private static ReportItem? FailureIn(SectionItem section)
    {
        for (var i = section.Items.Count - 1; i >= 0; i--)
        {
            var failure = section.Items[i] switch
            {
                SectionItem inner => FailureIn(inner),
                ActionItem action when IsFailure(action.Action.Outcome) => action,
                ExpectationItem { Expectation.Holds: false } expectation => expectation,
                _ => null,
            };
            if (failure is not null)
                return failure;
        }

        return section.IsFailure ? section : null;
    }
}
