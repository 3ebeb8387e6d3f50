using System;
using System.Collections.Generic;

namespace LamPS.Contracts.Runs;

/// <summary>Runs as <c>runs</c> prints them, newest first.</summary>
/// <param name="Runs">The runs.</param>
public sealed record RunList(IReadOnlyList<RunInfo> Runs);

/// <summary>One run of the list.</summary>
/// <param name="Run">Id.</param>
/// <param name="Kind"><c>task</c>, <c>runbook</c> or <c>act</c>.</param>
/// <param name="Request">Request or name of the runbook.</param>
/// <param name="Desktop">Kind of desktop.</param>
/// <param name="Outcome">How it ended; null while it runs.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DurationMs">Milliseconds; null while it runs.</param>
public sealed record RunInfo(string Run, string Kind, string Request, string Desktop, Outcome? Outcome, DateTimeOffset StartedAt, double? DurationMs);
