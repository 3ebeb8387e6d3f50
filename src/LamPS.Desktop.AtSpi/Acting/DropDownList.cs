using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.Launching;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>The list of a combo box that exists only while it is open: opens it, reads it and closes it again.</summary>
internal sealed class DropDownList(
    AccessibilityClient client, SnapshotTaker snapshots, WindowKeeper windows, ActionInvoker invoker, SyntheticInput input, TimeProvider time)
{
    private const int MaxOptions = 3000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    /// <summary>Reads the options.</summary>
    /// <param name="application">Application.</param>
    /// <param name="target">A combo box that has a button of its own.</param>
    /// <param name="cancellationToken">Cancels; the list is closed all the same.</param>
    /// <returns>The options; null when no list came, or it holds more than could be read.</returns>
    public async Task<IReadOnlyList<string>?> ReadAsync(ApplicationInstance application, ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Known.Opener.IsNull)
        {
            return null;
        }

        var before = (await PopupsAsync(application, cancellationToken).ConfigureAwait(false)).ToHashSet();
        var opened = await invoker.InvokeAsync(target.Known.Opener, [], cancellationToken).ConfigureAwait(false);
        if (!opened.IsDone)
        {
            return null;
        }

        try
        {
            return await WaitForOptionsAsync(application, before, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync(application, target, before).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<string>?> WaitForOptionsAsync(
        ApplicationInstance application, HashSet<AccessibleRef> before, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Patience)
        {
            foreach (var popup in (await PopupsAsync(application, cancellationToken).ConfigureAwait(false)).Where(p => !before.Contains(p)))
            {
                var request = new CaptureRequest { Root = snapshots.IdOf(popup), ShowingOnly = false, MaxElements = MaxOptions, MaxChildren = MaxOptions, MaxText = 1 };
                var list = await snapshots.TakeAsync(request, cancellationToken).ConfigureAwait(false);
                var options = list.Elements.Where(e => e.Role is Role.Cell or Role.ListItem or Role.MenuItem or Role.TreeItem && e.Name.Length > 0).Select(e => e.Name).ToList();
                if (options.Count > 0)
                {
                    return list.Omissions.Count == 0 ? options : null;
                }
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task CloseAsync(ApplicationInstance application, ActTarget target, HashSet<AccessibleRef> before)
    {
        if (await IsOpenAsync(application, before).ConfigureAwait(false))
        {
            await invoker.InvokeAsync(target.Known.Opener, [], CancellationToken.None).ConfigureAwait(false);
        }

        var started = time.GetTimestamp();
        while (await IsOpenAsync(application, before).ConfigureAwait(false) && time.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Poll, time).ConfigureAwait(false);
        }

        if (await IsOpenAsync(application, before).ConfigureAwait(false)
            && (await input.PrepareAsync(application, CancellationToken.None).ConfigureAwait(false)).Input is { } keyboard)
        {
            await keyboard.PressAsync([], X11.Keysyms.Escape, CancellationToken.None).ConfigureAwait(false);
            await input.SettleAsync(application, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsOpenAsync(ApplicationInstance application, HashSet<AccessibleRef> before)
    {
        if ((await PopupsAsync(application, CancellationToken.None).ConfigureAwait(false)).Any(p => !before.Contains(p)))
        {
            return await client.AnswersAsync(application.Key, AccessibilityClient.CallLimit, CancellationToken.None).ConfigureAwait(false);
        }

        return false;
    }

    private async Task<IEnumerable<AccessibleRef>> PopupsAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        (await windows.ListAsync(application.Key, cancellationToken).ConfigureAwait(false)).Where(w => w.IsShowing && w.IsPopup).Select(w => w.Reference);
}
