namespace LamPS.Core.Live.Capturing;

/// <summary>Which windows there are to work with.</summary>
/// <param name="ownProcess">This process, whose windows are never looked at.</param>
/// <param name="surfaces">Classes of windows that are none to people: the shell's surfaces, input methods.</param>
/// <param name="processes">Processes whose windows must never be touched, or are none to work with; case is ignored.</param>
internal sealed class WindowFilter(int ownProcess, IEnumerable<string> surfaces, IEnumerable<string> processes)
{
    private readonly HashSet<string> _surfaces = new(surfaces, StringComparer.Ordinal);
    private readonly HashSet<string> _processes = new(processes, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a window may be looked at and worked with.</summary>
    public bool IsAllowed(LiveWindow window) => window.ProcessId != ownProcess && !_surfaces.Contains(window.ClassName) && !_processes.Contains(window.ProcessName);

    /// <summary>Windows that show, in the order of a snapshot: the topmost last.</summary>
    /// <param name="windows">All windows, the topmost first.</param>
    /// <param name="processId">Only this process, or 0.</param>
    public List<LiveWindow> Showing(IReadOnlyList<LiveWindow> windows, int processId) =>
    [
        .. windows.Where(w => (processId == 0 || w.ProcessId == processId) && IsAllowed(w) && w.IsVisible && !w.IsCloaked && w.IsOnCurrentDesktop && (w.IsMinimized || !w.Bounds.IsEmpty)).Reverse(),
    ];

    /// <summary>Windows that stand for an application of their own: with a title, belonging to no other window, in all virtual desktops.</summary>
    /// <param name="windows">All windows.</param>
    public List<LiveWindow> Main(IReadOnlyList<LiveWindow> windows) =>
        [.. windows.Where(w => IsAllowed(w) && w is { IsVisible: true, Owner: 0, Title.Length: > 0 } && (!w.IsCloaked || !w.IsOnCurrentDesktop))];
}
