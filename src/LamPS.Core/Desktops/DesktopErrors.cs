using LamPS.Contracts;

namespace LamPS.Core.Desktops;

/// <summary>Errors that every desktop can raise.</summary>
public static class DesktopErrors
{
    /// <summary>An application isn't installed.</summary>
    /// <param name="application">Name.</param>
    /// <param name="command">What was looked for.</param>
    /// <param name="remedy">How to install it.</param>
    public static LamException ApplicationNotInstalled(string application, string command, string remedy) =>
        new(nameof(ApplicationNotInstalled), ExitCode.NotReady, $"application '{application}' isn't installed: '{command}' was not found", remedy);

    /// <summary>An application ended before its window showed.</summary>
    /// <param name="application">Name.</param>
    /// <param name="detail">Exit code and last words.</param>
    public static LamException ApplicationExited(string application, string detail) =>
        new(nameof(ApplicationExited), ExitCode.NotReady, $"application '{application}' ended before its window showed: {detail}", "Start it by hand to see what it says.");

    /// <summary>No window within the limit.</summary>
    /// <param name="application">Name.</param>
    /// <param name="limit">The limit.</param>
    public static LamException ApplicationNotReady(string application, TimeSpan limit) =>
        new(nameof(ApplicationNotReady), ExitCode.NotReady, $"application '{application}' showed no window that takes input within {limit.TotalSeconds:0} s", "Give it longer with 'timeout', or start it by hand to see what it waits for.");

    /// <summary>The document isn't there or can't be read.</summary>
    /// <param name="path">Path.</param>
    public static LamException DocumentNotFound(string path) =>
        new(nameof(DocumentNotFound), ExitCode.InvalidInput, $"document '{path}' doesn't exist or can't be read", "Check the path; relative paths start from the current folder.");

    /// <summary>The desktop doesn't know such an application.</summary>
    /// <param name="application">Name.</param>
    /// <param name="desktop">Desktop.</param>
    /// <param name="known">What it knows.</param>
    public static LamException ApplicationUnknown(string application, string desktop, IEnumerable<string> known) =>
        new(nameof(ApplicationUnknown), ExitCode.InvalidInput, $"there is no application '{application}' on desktop '{desktop}'", $"Known: {string.Join(", ", known)}. See 'lamps app list'.");

    /// <summary>The desktop itself isn't there.</summary>
    /// <param name="desktop">Kind.</param>
    /// <param name="reason">What is missing.</param>
    /// <param name="remedy">How to get it.</param>
    public static LamException DesktopNotReady(string desktop, string reason, string remedy) =>
        new(nameof(DesktopNotReady), ExitCode.NotReady, $"desktop '{desktop}' isn't ready: {reason}", remedy);
}
