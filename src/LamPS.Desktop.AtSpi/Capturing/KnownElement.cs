using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>What stays the same about an object while it lives, so that it is asked for once.</summary>
internal sealed class KnownElement(ElementId id, AccessibleRef reference)
{
    /// <summary>Id.</summary>
    public ElementId Id { get; } = id;

    /// <summary>Where it is. A cell of a large table gets a new object each time it is asked for.</summary>
    public AccessibleRef Reference { get; set; } = reference;

    /// <summary>The table, row and column that it stands for, when it is a cell of a large table.</summary>
    public (AccessibleRef Table, int Row, int Column)? Cell { get; init; }

    /// <summary>Role number, or -1 while unknown.</summary>
    public int RoleNumber { get; set; } = -1;

    /// <summary>Interfaces, or null while unknown.</summary>
    public AtSpiInterfaces? Interfaces { get; set; }

    /// <summary>Objects that label it, or null while unknown.</summary>
    public IReadOnlyList<AccessibleRef>? LabelledBy { get; set; }

    /// <summary>Options that are known without opening it, or null while unknown.</summary>
    public IReadOnlyList<string>? Options { get; set; }

    /// <summary>Shortcut of a menu entry, or null while unknown.</summary>
    public string? Shortcut { get; set; }

    /// <summary>Whether it was a menu with entries below when its menu was read last.</summary>
    public bool IsSubmenu { get; set; }

    /// <summary>What its place must be corrected by, pixels.</summary>
    public (int X, int Y) Shift { get; set; }

    /// <summary>The button that opens it, for a combo box that is shown as its parts.</summary>
    public AccessibleRef Opener { get; set; }

    /// <summary>Its top-level window; a null reference while unknown.</summary>
    public AccessibleRef Window { get; set; }

    /// <summary>Whether it is part of a tool bar.</summary>
    public bool InToolBar { get; set; }

    /// <summary>Role as the last snapshot gave it; it may say more than the role number does.</summary>
    public Role LastRole { get; set; }

    /// <summary>Name as the last snapshot gave it.</summary>
    public string LastName { get; set; } = "";
}
