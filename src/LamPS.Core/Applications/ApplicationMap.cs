using LamPS.Core.Selectors;

namespace LamPS.Core.Applications;

/// <summary>Trusted knowledge of one version of an application, gathered once from a fresh instance (<c>lamps app learn</c>).</summary>
public sealed record ApplicationMap
{
    /// <summary>Name in the catalog.</summary>
    public required string Application { get; init; }

    /// <summary>Version of the application, as it or its package says; empty when unknown.</summary>
    public string Version { get; init; } = "";

    /// <summary>When it was gathered.</summary>
    public DateTimeOffset GatheredAt { get; init; }

    /// <summary>Entries of the menu bar, leaves only.</summary>
    public IReadOnlyList<MapMenu> Menus { get; init; } = [];

    /// <summary>Dialogs that menu entries open.</summary>
    public IReadOnlyList<MapDialog> Dialogs { get; init; } = [];

    /// <summary>Tool bars and other controls of the main window.</summary>
    public IReadOnlyList<MapToolbar> Toolbars { get; init; } = [];

    /// <summary>What could not be explored, and why.</summary>
    public IReadOnlyList<MapOmission> LeftOut { get; init; } = [];

    /// <summary>Controls of tool bars but for buttons that are named as exactly one menu entry, which as a rule does the same: tool bars hide buttons.</summary>
    public IEnumerable<(MapToolbar Bar, MapField Control)> ControlsBesideMenus()
    {
        var named = Menus.CountBy(m => ElementNames.Plain(m.Path[(m.Path.LastIndexOf('>') + 1)..].Trim()), StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return Toolbars.SelectMany(bar => bar.Controls.Where(c => c.Label.Length > 0 && !(c.Role is "button" or "togglebutton" && named.GetValueOrDefault(ElementNames.Plain(c.Label)) == 1)).Select(c => (bar, c)));
    }
}

/// <summary>Something that an exploration left out, wholly or in part.</summary>
/// <param name="Path">Menu path, or the name of a context in parentheses.</param>
/// <param name="Reason">Why.</param>
public sealed record MapOmission(string Path, string Reason);

/// <summary>A menu entry.</summary>
/// <param name="Path">As in <see cref="Desktops.MenuEntry.Path"/>.</param>
/// <param name="Shortcut">Shortcut, or empty.</param>
/// <param name="Checkable">Whether it can be switched.</param>
/// <param name="Opens">Name of the dialog that it opens, or empty.</param>
public sealed record MapMenu(string Path, string Shortcut = "", bool Checkable = false, string Opens = "")
{
    /// <summary>What has to be there before it can be chosen (<c>caret in a table</c>); empty when it can be chosen in the application as it starts, or nobody found out.</summary>
    public string Needs { get; init; } = "";
}

/// <summary>A dialog.</summary>
/// <param name="Name">Its title.</param>
/// <param name="OpenedBy">Menu path that opens it.</param>
/// <param name="Fields">Its fields, in reading order.</param>
/// <param name="Buttons">Its buttons.</param>
public sealed record MapDialog(string Name, string OpenedBy, IReadOnlyList<MapField> Fields, IReadOnlyList<string> Buttons)
{
    /// <summary>The context that it was opened in; empty for the application as it starts.</summary>
    public string Context { get; init; } = "";
}

/// <summary>A field of a dialog or window.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Role">Role name (<c>spinbutton</c>).</param>
/// <param name="Default">Value when the dialog opens, as text; empty when none. Check boxes: <c>on</c> or <c>off</c>.</param>
/// <param name="Minimum">Smallest number, for numbers.</param>
/// <param name="Maximum">Largest number, for numbers.</param>
/// <param name="Options">Options of a list or combo box.</param>
/// <param name="Tab">Tab of the dialog or window that it is on, or empty.</param>
/// <param name="Description">Its tool tip, where it says more than the label; empty otherwise.</param>
public sealed record MapField(
    string Label,
    string Role,
    string Default = "",
    double? Minimum = null,
    double? Maximum = null,
    IReadOnlyList<string>? Options = null,
    string Tab = "",
    string Description = "")
{
    /// <summary>What it takes: <c>text</c>, <c>number</c>, <c>switch</c>, <c>choice</c>, <c>colour</c>; empty for buttons, and in maps that don't say.</summary>
    public string Takes { get; init; } = "";

    /// <summary>Unit of a number as it shows (<c>cm</c>, <c>%</c>), or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What the screen calls it where the catalog knows better (<see cref="LabelCorrection"/>); empty otherwise.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Whether it can't be used when the dialog opens.</summary>
    public bool Disabled { get; init; }

    /// <summary>Labels of the fields that can be used once this one is switched on.</summary>
    public IReadOnlyList<string>? Enables { get; init; }

    /// <summary>Labels of the fields that can't be used once this one is switched on.</summary>
    public IReadOnlyList<string>? Disables { get; init; }
}

/// <summary>A tool bar.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Controls">Its controls.</param>
public sealed record MapToolbar(string Name, IReadOnlyList<MapField> Controls);
