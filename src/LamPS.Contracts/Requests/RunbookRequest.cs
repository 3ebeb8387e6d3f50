using System.Collections.Generic;
using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Requests;

/// <summary>A runbook to run.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="File">Full path.</param>
/// <param name="Parameters">Values by name; they never show in progress, reports or logs when the runbook calls them secret.</param>
/// <param name="Scope">Where; <c>auto</c> leaves it to the runbook.</param>
/// <param name="Settings">How.</param>
/// <param name="Scripts">Whether <c>script</c> steps run at the caller.</param>
public sealed record RunbookRequest(
    string Token, string File, IReadOnlyDictionary<string, object?> Parameters, DesktopScope Scope, RunSettings Settings, bool Scripts);

/// <summary>A runbook to check.</summary>
/// <param name="File">Full path.</param>
public sealed record RunbookFile(string File);

/// <summary>A runbook as it was read.</summary>
/// <param name="File">Full path.</param>
/// <param name="Valid">Whether it can be run.</param>
/// <param name="Name">Its name; empty when it is invalid.</param>
/// <param name="Description">What it does.</param>
/// <param name="Steps">How many steps it has.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Problems">What is wrong, with places.</param>
public sealed record RunbookInfo(
    string File, bool Valid, string Name, string Description, int Steps, IReadOnlyList<RunbookParameter> Parameters, IReadOnlyList<Problem> Problems);

/// <summary>A parameter of a runbook.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>secret</c>, <c>path</c>, <c>choice</c> or <c>list</c>.</param>
/// <param name="Required">Whether a value must be given.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Values">The values of a choice.</param>
/// <param name="Default">Value when none is given, as text; null for none.</param>
public sealed record RunbookParameter(string Name, string Type, bool Required, string Description, IReadOnlyList<string> Values, string? Default);
