using System.Collections.Generic;
using LamPS.Contracts;
using LamPS.Contracts.Runs;

namespace LamPS.Module.Commands;

/// <summary>What came of an action.</summary>
/// <param name="Function">Function.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Element">The element that was acted on, or null.</param>
/// <param name="Text">Text that the action read; it comes from the user interface and is untrusted. Null when it read none.</param>
/// <param name="Detail">How it was done, or why it failed.</param>
/// <param name="Arguments">Arguments by name; secrets are masked.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Times">Where the time went.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Report">Path of the report, or null.</param>
public sealed record ActionResult(
    string Function,
    Outcome Outcome,
    ElementReference? Element,
    string? Text,
    string Detail,
    IReadOnlyDictionary<string, object?> Arguments,
    double DurationMs,
    StepTimes Times,
    string Run,
    string? Report);
