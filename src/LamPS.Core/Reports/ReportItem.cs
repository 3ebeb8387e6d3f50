using LamPS.Contracts.Runs;
using LamPS.Core.Planning;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>Something on the timeline of a report.</summary>
internal abstract record ReportItem;

/// <summary>A plan.</summary>
internal sealed record PlanItem(Plan Plan, bool Again) : ReportItem;

/// <summary>An action.</summary>
internal sealed record ActionItem(StepRecord Action) : ReportItem;

/// <summary>An expectation.</summary>
internal sealed record ExpectationItem(ExpectationOutcome Expectation) : ReportItem;

/// <summary>A runbook step with all that happened in it; the whole run is one without a step.</summary>
internal sealed record SectionItem(RunbookStepStarted? Started) : ReportItem
{
    /// <summary>How it ended; null while it runs, and for good when the process died in it.</summary>
    public RunbookStepEnded? Ended { get; set; }

    /// <summary>What happened in it, in order.</summary>
    public List<ReportItem> Items { get; } = [];

    /// <summary>Whether it ended in another way than it should.</summary>
    public bool IsFailure => Ended is not null && ReportModel.IsFailure(Ended.Outcome);
}
