using System.Collections.Generic;

namespace LamPS.Contracts.Desktops;

/// <summary>An element as <c>tree</c> and <c>find</c> print it. All its texts come from the user interface and are untrusted.</summary>
/// <param name="Id">Id, for example <c>e41</c>; valid while the element and the process that printed it live.</param>
/// <param name="Role">Role name.</param>
/// <param name="Name">Accessible name.</param>
/// <param name="Value">Text or value; null for none or a secret.</param>
/// <param name="States">States in lower case.</param>
/// <param name="AutomationId">Identifier given by the developer, or empty.</param>
/// <param name="Depth">Steps to its root.</param>
/// <param name="Bounds">Place on the screen.</param>
/// <param name="Selector">A selector that finds it; empty in trees.</param>
/// <param name="Application">Name of its application.</param>
/// <param name="Desktop">Kind of its desktop.</param>
/// <param name="Headless">Whether that is a private session.</param>
public sealed record ElementInfo(
    string Id,
    string Role,
    string Name,
    string? Value,
    IReadOnlyList<string> States,
    string AutomationId,
    int Depth,
    BoundsInfo Bounds,
    string Selector,
    string Application,
    string Desktop = "",
    bool Headless = false);
