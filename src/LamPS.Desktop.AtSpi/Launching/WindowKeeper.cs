using LamPS.Core;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>Lists, activates and closes top-level windows: what they are comes from the accessibility bus, the rest from the window manager.</summary>
internal sealed class WindowKeeper(AccessibilityClient client, ApplicationDirectory directory, XWindows? display)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Windows of an application.</summary>
    public async Task<IReadOnlyList<TopWindow>> ListAsync(string bus, CancellationToken cancellationToken)
    {
        var references = await directory.WindowsAsync(bus, cancellationToken).ConfigureAwait(false);
        var batch = client.CreateBatch(bus);
        foreach (var reference in references)
        {
            AccessibilityClient.AddGet(batch, reference, AtSpiNames.Accessible, "Name");
            AccessibilityClient.Add(batch, reference, AtSpiNames.Accessible, "GetRole");
            AccessibilityClient.Add(batch, reference, AtSpiNames.Accessible, "GetState");
        }

        var replies = await batch.SendAsync(Limit, cancellationToken).ConfigureAwait(false);
        var found = new List<TopWindow>();
        for (var i = 0; i < references.Count; i++)
        {
            if (replies[3 * i] is { Type: DBusMessageType.MethodReturn } name
                && replies[(3 * i) + 1] is { Type: DBusMessageType.MethodReturn } role
                && replies[(3 * i) + 2] is { Type: DBusMessageType.MethodReturn } states)
            {
                var reader = states.Reader;
                found.Add(new TopWindow(
                    references[i], (int)role.Reader.ReadUInt32(), name.Reader.ReadVariant().Value as string ?? "", AtSpiStateMap.Read(ref reader)));
            }
        }

        return found;
    }

    /// <summary>Titles of all windows of all applications.</summary>
    public async Task<HashSet<string>> TitlesAsync(CancellationToken cancellationToken)
    {
        var titles = new HashSet<string>();
        foreach (var application in await directory.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            titles.UnionWith((await ListAsync(application.Bus, cancellationToken).ConfigureAwait(false)).Select(w => w.Title));
        }

        return titles;
    }

    /// <summary>Gives a window of a process the input.</summary>
    /// <param name="processId">Process.</param>
    /// <param name="title">Its title; any window of the process when none has it.</param>
    /// <returns>Whether there is one.</returns>
    public bool Activate(int processId, string title)
    {
        var window = Of(processId) is { Count: > 0 } all ? all.LastOrDefault(w => w.Title == title) ?? all[^1] : null;
        if (window is not null)
        {
            display!.Activate(window.Id);
        }

        return window is not null;
    }

    /// <summary>Whether a window of a process has the input; true where nobody can tell.</summary>
    public bool HasInput(int processId) => display is null || !display.HasManager || display.Active()?.ProcessId == processId;

    /// <summary>The window that has the input; null when there is none, or nobody can tell.</summary>
    public XWindowInfo? Active() => display?.Active();

    /// <summary>Asks the windows of a process to close.</summary>
    /// <returns>How many there are.</returns>
    public int Close(int processId)
    {
        var windows = Of(processId);
        foreach (var window in windows)
        {
            try
            {
                display!.Close(window.Id);
            }
            catch (LamException error) when (error.Id == nameof(X11Errors.DisplayRequestFailed))
            {
                // Closed with another one before its turn came.
            }
        }

        return windows.Count;
    }

    /// <summary>Windows of a process as the window manager lists them.</summary>
    public IReadOnlyList<XWindowInfo> Of(int processId) => display is null ? [] : [.. display.List().Where(w => w.ProcessId == processId)];
}
