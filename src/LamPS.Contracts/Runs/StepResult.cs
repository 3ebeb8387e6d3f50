using System.Collections.Generic;

namespace LamPS.Contracts.Runs;

/// <summary>One action that was done, or refused.</summary>
/// <param name="Step">Id of the runbook step it belongs to, or null.</param>
/// <param name="PlanStep">The plan step in words, or null for a direct action.</param>
/// <param name="Function">Function name, for example <c>set_text</c>.</param>
/// <param name="Element">The element acted on, or null.</param>
/// <param name="Arguments">Arguments by name; secrets are masked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">How it was done or why it failed, for people.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Times">Where the time went.</param>
public sealed record StepResult(
    string? Step,
    string? PlanStep,
    string Function,
    ElementReference? Element,
    IReadOnlyDictionary<string, object?> Arguments,
    Outcome Outcome,
    string Detail,
    double DurationMs,
    StepTimes Times);
