using System.Collections.Generic;

namespace LamPS.Contracts.Requests;

/// <summary>Runs to list.</summary>
/// <param name="Id">Id, its beginning, <c>last</c>, or with wildcards; null for all.</param>
/// <param name="Limit">Most runs, newest first.</param>
public sealed record RunsRequest(string? Id = null, int Limit = 20);

/// <summary>A run.</summary>
/// <param name="Run">Id, its beginning, or <c>last</c>.</param>
public sealed record RunReference(string Run);

/// <summary>A report to write.</summary>
/// <param name="Run">Id, its beginning, or <c>last</c>.</param>
/// <param name="Folder">Full path of a folder; null for the run's own.</param>
public sealed record ReportRequest(string Run, string? Folder);

/// <summary>A run to make a runbook of.</summary>
/// <param name="Run">Id, its beginning, or <c>last</c>.</param>
/// <param name="File">Full path of the runbook to write; null gives its text alone.</param>
/// <param name="Force">Whether a file that is there is replaced.</param>
/// <param name="Name">Name of the runbook; null makes one of the request.</param>
public sealed record CompileRequest(string Run, string? File, bool Force = false, string? Name = null);

/// <summary>A run made into a runbook that replays without a model.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="File">Full path, or null when it was not written.</param>
/// <param name="Steps">How many steps it has.</param>
/// <param name="Text">The runbook.</param>
/// <param name="LeftOut">What could not be taken over, for people.</param>
public sealed record CompiledRunbook(string Run, string? File, int Steps, string Text, IReadOnlyList<string> LeftOut);
