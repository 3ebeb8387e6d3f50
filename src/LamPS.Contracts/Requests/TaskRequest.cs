using System.Collections.Generic;

namespace LamPS.Contracts.Requests;

/// <summary>A request in words.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Scope">Where.</param>
/// <param name="Settings">How.</param>
/// <param name="Text">The request.</param>
/// <param name="SaveTo">Full paths of files to save the result to.</param>
/// <param name="Expectations">What must hold at the end, as in a runbook, as YAML.</param>
/// <param name="Directory">Folder from which relative paths in expectations start.</param>
public sealed record TaskRequest(
    string Token, DesktopScope Scope, RunSettings Settings, string Text, IReadOnlyList<string> SaveTo, IReadOnlyList<string> Expectations, string Directory);

/// <summary>A request to plan.</summary>
/// <param name="Text">The request.</param>
/// <param name="Application">Application, or null.</param>
/// <param name="Model">Who plans; null for the default.</param>
public sealed record PlanRequest(string Text, string? Application, string? Model);
