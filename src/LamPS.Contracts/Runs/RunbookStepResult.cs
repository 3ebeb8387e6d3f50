namespace LamPS.Contracts.Runs;

/// <summary>One step of a runbook that was begun, also one that failed before its first action.</summary>
/// <param name="Step">Id of the step; those of an included runbook have its step's id and a slash before it.</param>
/// <param name="Kind">Kind of step, for example <c>task</c>.</param>
/// <param name="Title">What it does, for people; secrets are masked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">What was done, or why it wasn't, for people.</param>
/// <param name="PassedOver">Whether it failed and the run went on (<c>continue-on-error</c>).</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record RunbookStepResult(
    string Step,
    string Kind,
    string Title,
    Outcome Outcome,
    string Detail,
    bool PassedOver,
    double DurationMs,
    LamError? Error);
