using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Core.Agent;

/// <summary>Menu entries behind buttons. They can't be read without pressing the buttons, so they are those that the application's map has.</summary>
internal static class KnownMenus
{
    /// <summary>The entries of the buttons that show. Switches aren't among them: whether they are on isn't known, and choosing them could turn them off.</summary>
    /// <param name="map">What is known of the application; may be null.</param>
    /// <param name="snapshot">What shows.</param>
    public static IReadOnlyList<MenuEntry> Of(ApplicationMap? map, Snapshot snapshot)
    {
        var buttons = MenuButtons.In(snapshot).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        return [.. (map?.Menus ?? []).Where(m => !m.Checkable && buttons.Contains(m.Path.Split(" > ")[0])).Select(m => new MenuEntry(m.Path, ElementId.None, ElementStates.Enabled, m.Shortcut))];
    }
}
