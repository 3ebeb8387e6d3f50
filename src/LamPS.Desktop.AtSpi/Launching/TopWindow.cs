using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>A top-level window of an application.</summary>
/// <param name="Reference">Where it is.</param>
/// <param name="RoleNumber">Role.</param>
/// <param name="Title">Title; untrusted.</param>
/// <param name="States">States.</param>
internal sealed record TopWindow(AccessibleRef Reference, int RoleNumber, string Title, AtSpiStates States)
{
    /// <summary>Whether it is on the screen.</summary>
    public bool IsShowing => (States & AtSpiStates.Showing) != 0;

    /// <summary>Whether it has the input.</summary>
    public bool IsActive => (States & AtSpiStates.Active) != 0;

    /// <summary>Whether it is a menu or list that popped up, which goes away by itself.</summary>
    public bool IsPopup => RoleNumber == AtSpiRole.Window && Title.Length == 0;

    /// <summary>Whether it must be answered before its application goes on.</summary>
    public bool IsModal => IsShowing && !IsPopup && (States & AtSpiStates.Modal) != 0;
}
