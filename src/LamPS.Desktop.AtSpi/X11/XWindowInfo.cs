using LamPS.Core.Elements;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>A top-level window as the window manager lists it.</summary>
/// <param name="Id">Number of the window.</param>
/// <param name="Title">Title; untrusted.</param>
/// <param name="ProcessId">Process that says it owns the window, or 0.</param>
/// <param name="Area">Place of its content on the screen, pixels.</param>
/// <param name="Active">Whether it has the input.</param>
/// <param name="Hidden">Whether it is minimized.</param>
internal sealed record XWindowInfo(uint Id, string Title, int ProcessId, Bounds Area, bool Active, bool Hidden);
