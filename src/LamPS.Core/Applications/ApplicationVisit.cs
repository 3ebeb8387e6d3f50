using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications;

/// <summary>One application while it is learned: started, looked into, and started again when it died.</summary>
internal sealed class ApplicationVisit(IDesktop desktop, ApplicationDefinition definition, TimeProvider time, int maxLaunches)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int MaxTabs = 24;
    private const int MaxNodes = 60;
    private static readonly string[] Leaving = ["Cancel", "Close", "No", "Done", "Discard", "Back", "OK"];
    private int _launches;
    private ApplicationInstance? _application;

    /// <summary>The application.</summary>
    public ApplicationInstance Application => _application!;

    /// <summary>Starts it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _launches++;
        _application = await desktop.LaunchAsync(new LaunchRequest(definition), cancellationToken).ConfigureAwait(false);
        await SettleAsync(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends it without saving.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_application is { } application)
        {
            _application = null;
            await desktop.CloseAsync(application, CloseMode.Kill, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts it afresh, unless that has been done too often.</summary>
    public async Task<bool> TryRestartAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken).ConfigureAwait(false);
        while (_launches < maxLaunches)
        {
            try
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (LamException)
            {
                // An application that was killed a moment ago may need another moment; the number of launches is limited.
                await EndAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return false;
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (!await TryRestartAsync(cancellationToken).ConfigureAwait(false))
        {
            throw DesktopErrors.ApplicationExited(definition.Name, $"after {_launches} starts");
        }
    }

    /// <summary>Starts afresh when the menus are no longer what they were: an entry put the application into another mode.</summary>
    public async Task RefreshAsync(int entries, CancellationToken cancellationToken)
    {
        var now = await desktop.GetMenusAsync(Application, cancellationToken).ConfigureAwait(false);
        if (Math.Abs(now.Count - entries) > entries / 10 || await desktop.CheckAsync(Application, cancellationToken).ConfigureAwait(false) != ApplicationHealth.Responding)
        {
            await RestartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The controls of the main window, all its tabs included.</summary>
    public async Task<IReadOnlyList<MapToolbar>> WindowAsync(CancellationToken cancellationToken)
    {
        var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
        var window = snapshot.Windows.FirstOrDefault();
        if (window is null)
        {
            return [];
        }

        var found = new FieldCollector();
        await PagesAsync(found, snapshot, window.Id, TimeSpan.FromMilliseconds(300), cancellationToken).ConfigureAwait(false);
        return found.Bars();
    }

    /// <summary>Chooses a menu entry and waits for the dialog that it opens; null when none comes.</summary>
    public async Task<Element?> OpenAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var before = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
        var known = before.Windows.Select(w => w.Id).ToHashSet();
        var outcome = await desktop.ActAsync(Application, new LamAction(UiFunctions.InvokeMenu.Name, ElementId.None, ActionArguments.Of("path", path)), cancellationToken).ConfigureAwait(false);
        if (!outcome.IsDone)
        {
            return null;
        }

        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
            if (snapshot.Windows.FirstOrDefault(w => !known.Contains(w.Id) && w.Is(ElementStates.Showing)) is { } dialog)
            {
                return dialog;
            }

            if (!desktop.ChangesByItself || time.GetElapsedTime(started) >= limit)
            {
                return null;
            }

            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The fields and buttons of a dialog, all its tabs included.</summary>
    public async Task<(IReadOnlyList<MapField> Fields, IReadOnlyList<string> Buttons)> FieldsAsync(Element dialog, TimeSpan settling, CancellationToken cancellationToken)
    {
        var snapshot = await SettleAsync(settling, cancellationToken).ConfigureAwait(false);
        var found = new FieldCollector();
        await PagesAsync(found, snapshot, dialog.Id, settling, cancellationToken).ConfigureAwait(false);
        return (found.Fields(), found.Buttons());
    }

    /// <summary>Closes a dialog: by Escape, by the button that changes nothing, or by ending the application.</summary>
    public async Task CloseAsync(Element dialog, CancellationToken cancellationToken)
    {
        await desktop.ActAsync(Application, new LamAction(UiFunctions.TypeKeys.Name, ElementId.None, ActionArguments.Of("keys", "Escape")), cancellationToken).ConfigureAwait(false);
        if (await IsGoneAsync(dialog, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
        var at = snapshot.IndexOf(dialog.Id);
        var inside = at < 0 ? [] : Enumerable.Range(at, snapshot.SubtreeEnd(at) - at).Select(i => snapshot[i]).Where(e => e.Role == Role.Button).ToList();
        foreach (var name in Leaving)
        {
            if (inside.FirstOrDefault(b => ElementNames.SameIgnoringCase(b.Name, name)) is { } button)
            {
                await desktop.ActAsync(Application, new LamAction(UiFunctions.Click.Name, button.Id, ActionArguments.None), cancellationToken).ConfigureAwait(false);
                if (await IsGoneAsync(dialog, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }
        }

        await RestartAsync(cancellationToken).ConfigureAwait(false);
    }

    // Every tab, and in each every page that a tree turns to.
    private async Task PagesAsync(FieldCollector found, Snapshot snapshot, ElementId root, TimeSpan settling, CancellationToken cancellationToken)
    {
        var tabs = Items(snapshot, root, Role.Tab, MaxTabs);
        if (tabs.Count < 2)
        {
            found.Add(snapshot, root, "");
            await TreeAsync(found, snapshot, root, "", settling, cancellationToken).ConfigureAwait(false);
            return;
        }

        var now = snapshot;
        foreach (var title in tabs.Select(t => t.Name).Distinct())
        {
            // Selecting a tab may rebuild the others: each is looked up anew by its name.
            var tab = Items(now, root, Role.Tab, MaxTabs * 2).FirstOrDefault(t => t.Name == title);
            if (tab is not null && (await SelectAsync(tab, cancellationToken).ConfigureAwait(false)).IsDone)
            {
                var shown = now = await SettleAsync(settling, cancellationToken).ConfigureAwait(false);
                var name = ElementNames.Plain(tab.Name);
                found.Add(shown, root, name);
                await TreeAsync(found, shown, root, name, settling, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // A tree that turns pages shows other fields for other nodes; one that doesn't after three nodes is a list of things.
    private async Task TreeAsync(FieldCollector found, Snapshot snapshot, ElementId root, string tab, TimeSpan settling, CancellationToken cancellationToken)
    {
        var nodes = Items(snapshot, root, Role.TreeItem, MaxNodes);
        var tried = 0;
        var turned = 0;
        foreach (var node in nodes)
        {
            if (tried >= 3 && turned == 0)
            {
                return;
            }

            tried++;
            if ((await SelectAsync(node, cancellationToken).ConfigureAwait(false)).IsDone)
            {
                var shown = await SettleAsync(settling, cancellationToken).ConfigureAwait(false);
                var name = ElementNames.Plain(node.Name);
                if (found.Add(shown, root, Page(tab, name), onlyNew: true) > 0 && turned++ == 0 && nodes.FirstOrDefault(n => n.Is(ElementStates.Selected)) is { } first)
                {
                    // What went away belongs to the page that showed at first.
                    found.Move(shown, root, tab, Page(tab, ElementNames.Plain(first.Name)));
                }
            }
        }
    }

    private static string Page(string tab, string node) => tab.Length == 0 ? node : $"{tab} > {node}";

    private ValueTask<ActionOutcome> SelectAsync(Element item, CancellationToken cancellationToken) =>
        desktop.ActAsync(Application, new LamAction(UiFunctions.Select.Name, item.Id, ActionArguments.None), cancellationToken);

    private async Task<bool> IsGoneAsync(Element dialog, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
            if (snapshot.IndexOf(dialog.Id) < 0)
            {
                return true;
            }

            if (!desktop.ChangesByItself || time.GetElapsedTime(started) >= TimeSpan.FromSeconds(2))
            {
                return false;
            }

            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // Until nothing was added for a while: dialogs fill in steps.
    private async Task<Snapshot> SettleAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
        if (!desktop.ChangesByItself)
        {
            return snapshot;
        }

        var still = time.GetTimestamp();
        var started = still;
        while (time.GetElapsedTime(still) < quiet && time.GetElapsedTime(started) < quiet * 8)
        {
            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
            var next = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
            if (next.Count != snapshot.Count)
            {
                still = time.GetTimestamp();
            }

            snapshot = next;
        }

        return snapshot;
    }

    private ValueTask<Snapshot> CaptureAsync(ElementId root, CancellationToken cancellationToken) =>
        desktop.CaptureAsync(new CaptureRequest { Application = Application, Root = root }, cancellationToken);

    private static List<Element> Items(Snapshot snapshot, ElementId root, Role role, int limit)
    {
        var at = snapshot.IndexOf(root);
        return at < 0 ? [] : [.. Enumerable.Range(at, snapshot.SubtreeEnd(at) - at).Select(i => snapshot[i]).Where(e => e.Role == role && e.Name.Length > 0).Take(limit)];
    }
}
