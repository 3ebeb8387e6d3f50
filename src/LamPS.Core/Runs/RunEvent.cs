using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Planning;

namespace LamPS.Core.Runs;

/// <summary>Something that happened in a run. The journal, the terminal and later the pipe all read this one stream.</summary>
/// <param name="At">When.</param>
public abstract record RunEvent(DateTimeOffset At);

/// <summary>A run began.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run.</param>
public sealed record RunStarted(DateTimeOffset At, RunRecord Run) : RunEvent(At);

/// <summary>A runbook step began.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Kind">Kind of step.</param>
/// <param name="Title">What it does, for people; secrets are masked.</param>
/// <param name="Depth">Nesting, from 0.</param>
public sealed record RunbookStepStarted(DateTimeOffset At, string Step, string Kind, string Title, int Depth) : RunEvent(At);

/// <summary>A runbook step ended.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Outcome">How.</param>
/// <param name="Detail">Why, when it did not verify.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Depth">Nesting, from 0.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="PassedOver">Whether it failed and the run went on.</param>
public sealed record RunbookStepEnded(
    DateTimeOffset At, string Step, Outcome Outcome, string Detail, double DurationMs, int Depth, LamError? Error = null, bool PassedOver = false) : RunEvent(At);

/// <summary>A plan was made, or made anew.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Id of the runbook step, or null.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Again">Whether it replaces an earlier one.</param>
public sealed record PlanMade(DateTimeOffset At, string? Step, Plan Plan, bool Again) : RunEvent(At);

/// <summary>An action is about to be done.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record so far.</param>
public sealed record StepStarted(DateTimeOffset At, StepRecord Record) : RunEvent(At);

/// <summary>An action ended.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The whole record.</param>
public sealed record StepEnded(DateTimeOffset At, StepRecord Record) : RunEvent(At);

/// <summary>An expectation was checked.</summary>
/// <param name="At">When.</param>
/// <param name="Result">What was found.</param>
public sealed record ExpectationChecked(DateTimeOffset At, ExpectationOutcome Result) : RunEvent(At);

/// <summary>Something takes a while.</summary>
/// <param name="At">When.</param>
/// <param name="Message">What is being done.</param>
public sealed record RunProgress(DateTimeOffset At, string Message) : RunEvent(At);

/// <summary>A run ended.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run.</param>
public sealed record RunEnded(DateTimeOffset At, RunRecord Run) : RunEvent(At);
