using LamPS.Core.Elements;

namespace LamPS.Core.Live.Capturing;

/// <summary>A top-level window as the window manager knows it.</summary>
/// <param name="Handle">Handle.</param>
/// <param name="ProcessId">Process that its content belongs to; for a store app not the one that draws the frame.</param>
/// <param name="ProcessName">Name of that process, without folder and extension.</param>
/// <param name="ClassName">Window class.</param>
/// <param name="Title">Title; untrusted.</param>
internal sealed record LiveWindow(nint Handle, int ProcessId, string ProcessName, string ClassName, string Title)
{
    /// <summary>The window that it belongs to, or 0.</summary>
    public nint Owner { get; init; }

    /// <summary>Place in pixels.</summary>
    public Bounds Bounds { get; init; }

    /// <summary>Whether it is meant to show.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Whether the compositor hides it, as windows of sleeping store apps and of other virtual desktops.</summary>
    public bool IsCloaked { get; init; }

    /// <summary>Whether it is on the virtual desktop that shows.</summary>
    public bool IsOnCurrentDesktop { get; init; } = true;

    /// <summary>Whether it has been drawn as an icon.</summary>
    public bool IsMinimized { get; init; }

    /// <summary>Whether it hasn't taken a message for five seconds.</summary>
    public bool IsHung { get; init; }

    /// <summary>Whether it takes input.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether its owner takes no input because of it.</summary>
    public bool IsModal { get; init; }

    /// <summary>Whether its class is that of dialogs.</summary>
    public bool IsDialog { get; init; }

    /// <summary>Whether it has the input.</summary>
    public bool IsForeground { get; init; }

    /// <summary>Title for messages.</summary>
    public string Label => Title.Length > 0 ? Title : ClassName;
}
