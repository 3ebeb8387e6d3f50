using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>A menu entry, read without opening the menu.</summary>
/// <param name="Path">Entries from the menu bar down parted by <c> &gt; </c>, as shown: <c>Table &gt; Insert Table...</c>.</param>
/// <param name="Id">Its element.</param>
/// <param name="States">Enabled, checkable, checked.</param>
/// <param name="Shortcut">Shortcut as shown, or empty.</param>
public sealed record MenuEntry(string Path, ElementId Id, ElementStates States, string Shortcut)
{
    /// <summary>Whether it can be chosen now.</summary>
    public bool Enabled => (States & ElementStates.Enabled) != 0;

    /// <summary>Last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf(" > ", StringComparison.Ordinal) is var at && at < 0 ? 0 : at + 3)..];
}
