using System.Collections.Generic;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Requests;

/// <summary>One action.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Scope">Where.</param>
/// <param name="Settings">How.</param>
/// <param name="Function">Function.</param>
/// <param name="Selector">Selector of the element, or null.</param>
/// <param name="Element">Id of a live element, instead of a selector.</param>
/// <param name="Arguments">Arguments by name.</param>
public sealed record ActRequest(
    string Token, DesktopScope Scope, RunSettings Settings, string Function, string? Selector, string? Element, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What came of an action.</summary>
/// <param name="Run">The run that it was.</param>
/// <param name="Element">The element as it is now; null for an action without one, or when it is gone.</param>
/// <param name="Text">Text that the action read, untrusted; or null.</param>
public sealed record ActResult(RunResult Run, ElementInfo? Element, string? Text);
