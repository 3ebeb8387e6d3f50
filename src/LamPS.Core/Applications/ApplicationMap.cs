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
}

/// <summary>A menu entry.</summary>
/// <param name="Path">As in <see cref="Desktops.MenuEntry.Path"/>.</param>
/// <param name="Shortcut">Shortcut, or empty.</param>
/// <param name="Checkable">Whether it can be switched.</param>
/// <param name="Opens">Name of the dialog that it opens, or empty.</param>
public sealed record MapMenu(string Path, string Shortcut = "", bool Checkable = false, string Opens = "");

/// <summary>A dialog.</summary>
/// <param name="Name">Its title.</param>
/// <param name="OpenedBy">Menu path that opens it.</param>
/// <param name="Fields">Its fields, in reading order.</param>
/// <param name="Buttons">Its buttons.</param>
public sealed record MapDialog(string Name, string OpenedBy, IReadOnlyList<MapField> Fields, IReadOnlyList<string> Buttons);

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
    string Description = "");

/// <summary>A tool bar.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Controls">Its controls.</param>
public sealed record MapToolbar(string Name, IReadOnlyList<MapField> Controls);
