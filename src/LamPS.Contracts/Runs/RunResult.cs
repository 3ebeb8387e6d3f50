using System.Collections.Generic;

namespace LamPS.Contracts.Runs;

/// <summary>A task or runbook run as <c>--output json</c> prints it.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Outcome">How the run ended.</param>
/// <param name="ExitCode">Exit code of the process.</param>
/// <param name="Request">The request, or the runbook's name.</param>
/// <param name="Desktop">Kind of desktop: sandbox, atspi, windows, replay.</param>
/// <param name="Model">Who planned and decided.</param>
/// <param name="DurationMs">Whole run, milliseconds.</param>
/// <param name="Steps">Each action done is one entry, in order.</param>
/// <param name="RunbookSteps">Each step of a runbook that was begun is one entry, in order; empty for a task.</param>
/// <param name="Expectations">What was checked.</param>
/// <param name="Saved">Paths of files that the run saved, as verified on disk.</param>
/// <param name="Report">Path of the HTML report, or null.</param>
/// <param name="Error">Why it did not verify, or null.</param>
public sealed record RunResult(
    string Run,
    Outcome Outcome,
    int ExitCode,
    string Request,
    string Desktop,
    string Model,
    double DurationMs,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyList<RunbookStepResult> RunbookSteps,
    IReadOnlyList<ExpectationOutcome> Expectations,
    IReadOnlyList<string> Saved,
    string? Report,
    LamError? Error);
