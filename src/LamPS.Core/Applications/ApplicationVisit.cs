using LamPS.Core.Actions;
using LamPS.Core.Applications.Exploring;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications;

/// <summary>One application while it is learned: started, looked into, and started again when it died.</summary>
internal sealed class ApplicationVisit(IDesktop desktop, ApplicationDefinition definition, ExplorationOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int MaxFailures = 5;
    private const int MaxTabs = 24;
    private const int MaxNodes = 60;
    private const int MaxReadings = 8;

    // Some entries follow the clipboard, the clock or the list of recent documents.
    private const int MaxDrift = 8;
    private static readonly string[] Leaving = ["Cancel", "Close", "No", "Done", "Discard", "Back", "OK"];
    private int _launches;
    private readonly ContextPreparation _preparation = new(desktop, options.OpeningLimit, time);
    private ApplicationInstance? _application;

    /// <summary>Clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The application.</summary>
    public ApplicationInstance Application => _application!;

    /// <summary>The context that it is in.</summary>
    public ExplorationContext Context { get; private set; } = ExplorationContext.Empty;

    /// <summary>Menu entries that the context came with.</summary>
    public IReadOnlyList<MenuEntry> Menus { get; private set; } = [];

    /// <summary>Starts it afresh in a context.</summary>
    /// <exception cref="LamException">It doesn't start, or the context can't be prepared.</exception>
    public async Task EnterAsync(ExplorationContext context, CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken).ConfigureAwait(false);
        Context = context;
        await StartAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _launches++;
        _application = await desktop.LaunchAsync(new LaunchRequest(definition, _preparation.WriteDocument(Context)), cancellationToken).ConfigureAwait(false);
        await SettleAsync(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        if (Context.Steps.Count > 0)
        {
            await _preparation.DoAsync(Context, _application, cancellationToken).ConfigureAwait(false);
            await SettleAsync(Pause * 3, cancellationToken).ConfigureAwait(false);
        }

        Menus = await StillMenusAsync(cancellationToken).ConfigureAwait(false);
    }

    // Some tool kits find out one by one, after the window shows, which entries can be chosen.
    private async Task<IReadOnlyList<MenuEntry>> StillMenusAsync(CancellationToken cancellationToken)
    {
        var menus = await desktop.GetMenusAsync(Application, cancellationToken).ConfigureAwait(false);
        for (var i = 0; desktop.ChangesByItself && i < MaxReadings; i++)
        {
            await Task.Delay(Pause * 3, time, cancellationToken).ConfigureAwait(false);
            var now = await desktop.GetMenusAsync(Application, cancellationToken).ConfigureAwait(false);
            var change = Difference(menus, now);
            menus = now;
            if (change == 0 && i > 0)
            {
                break;
            }
        }

        return menus.Count > 0 ? menus : await new MenuButtonReader(desktop, Application, time).ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends it without saving.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_application is { } application)
        {
            _application = null;
            await desktop.CloseAsync(application, CloseMode.Kill, cancellationToken).ConfigureAwait(false);
        }

        _preparation.RemoveDocument();
    }

    /// <summary>Starts it afresh, unless that has been done too often.</summary>
    public async Task<bool> TryRestartAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken).ConfigureAwait(false);
        var failures = 0;
        while (_launches < options.Launches && failures < MaxFailures)
        {
            try
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (LamException)
            {
                // An application that was killed a moment ago may need another moment; the number of launches is limited.
                failures++;
                await EndAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return false;
    }

    /// <summary>Starts it afresh.</summary>
    /// <exception cref="LamException">It has been started too often, or doesn't start any more.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (!await TryRestartAsync(cancellationToken).ConfigureAwait(false))
        {
            throw DesktopErrors.ApplicationExited(definition.Name, $"after {_launches} starts");
        }
    }

    /// <summary>Starts afresh when anything is not as it was: a menu entry that is there or enabled now and wasn't, a window, or no answer.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (await desktop.CheckAsync(Application, cancellationToken).ConfigureAwait(false) == ApplicationHealth.Responding)
        {
            var now = await StillMenusAsync(cancellationToken).ConfigureAwait(false);
            var snapshot = await CaptureAsync(ElementId.None, cancellationToken).ConfigureAwait(false);
            if (Difference(Menus, now) <= MaxDrift && snapshot.Windows.Count() == 1)
            {
                return;
            }
        }

        await RestartAsync(cancellationToken).ConfigureAwait(false);
    }

    // How many entries came, went, or changed whether they can be chosen.
    private static int Difference(IReadOnlyList<MenuEntry> before, IReadOnlyList<MenuEntry> now)
    {
        var was = before.Select(e => (e.Path, e.Enabled)).ToHashSet();
        was.SymmetricExceptWith(now.Select(e => (e.Path, e.Enabled)));
        return was.Count;
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
        await PagesAsync(new PageTurning(found, window.Id, null, TimeSpan.FromMilliseconds(300), long.MaxValue), snapshot, cancellationToken).ConfigureAwait(false);
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
    /// <returns>What was found, and whether there was time for all of it.</returns>
    public async Task<DialogFindings> FieldsAsync(Element dialog, TimeSpan settling, CancellationToken cancellationToken)
    {
        var deadline = time.GetTimestamp() + (long)(options.DialogLimit.TotalSeconds * time.TimestampFrequency);
        var snapshot = await SettleAsync(settling, cancellationToken).ConfigureAwait(false);
        var probe = new FieldProbe(desktop, Application, dialog, options.Probe, deadline, time);
        var turning = new PageTurning(new FieldCollector(), dialog.Id, options.TriesSwitches ? probe : null, settling, deadline);
        await PagesAsync(turning, snapshot, cancellationToken).ConfigureAwait(false);
        return new DialogFindings(turning.Found.Fields(), turning.Found.Buttons(), turning.IsCutShort, probe.IsDoubtful);
    }

    /// <summary>Closes a dialog: by Escape, by the button that changes nothing, or by ending the application. In doubt, the application is started afresh.</summary>
    public async Task CloseAsync(Element dialog, bool isDoubtful, CancellationToken cancellationToken)
    {
        if (isDoubtful || !await IsLeftAsync(dialog, cancellationToken).ConfigureAwait(false))
        {
            await RestartAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsLeftAsync(Element dialog, CancellationToken cancellationToken)
    {
        await desktop.ActAsync(Application, new LamAction(UiFunctions.TypeKeys.Name, ElementId.None, ActionArguments.Of("keys", "Escape")), cancellationToken).ConfigureAwait(false);
        if (await IsGoneAsync(dialog, cancellationToken).ConfigureAwait(false))
        {
            return true;
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
                    return true;
                }
            }
        }

        return false;
    }

    // Every tab, and in each every page that a tree turns to.
    private async Task PagesAsync(PageTurning turning, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var tabs = Items(snapshot, turning.Root, Role.Tab, MaxTabs);
        if (tabs.Count < 2)
        {
            await AddAsync(turning, snapshot, "", false, cancellationToken).ConfigureAwait(false);
            await TreeAsync(turning, snapshot, "", cancellationToken).ConfigureAwait(false);
            return;
        }

        var now = snapshot;
        foreach (var title in tabs.Select(t => t.Name).Distinct())
        {
            if (IsOver(turning))
            {
                return;
            }

            // Selecting a tab may rebuild the others: each is looked up anew by its name.
            var tab = Items(now, turning.Root, Role.Tab, MaxTabs * 2).FirstOrDefault(t => t.Name == title);
            if (tab is not null && (await SelectAsync(tab, cancellationToken).ConfigureAwait(false)).IsDone)
            {
                var shown = now = await SettleAsync(turning.Settling, cancellationToken).ConfigureAwait(false);
                var name = ElementNames.Plain(tab.Name);
                await AddAsync(turning, shown, name, false, cancellationToken).ConfigureAwait(false);
                await TreeAsync(turning, shown, name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> AddAsync(PageTurning turning, Snapshot shown, string page, bool onlyNew, CancellationToken cancellationToken)
    {
        var notes = turning.Probe is { } probe ? await probe.TryAsync(shown, page, cancellationToken).ConfigureAwait(false) : null;
        return turning.Found.Add(shown, turning.Root, page, onlyNew, notes);
    }

    // A tree that turns pages shows other fields for other nodes; one that doesn't after three nodes is a list of things.
    private async Task TreeAsync(PageTurning turning, Snapshot snapshot, string tab, CancellationToken cancellationToken)
    {
        var nodes = Items(snapshot, turning.Root, Role.TreeItem, MaxNodes);
        if (nodes.Count == 0)
        {
            // Some tool kits make trees of cells.
            nodes = [.. Items(snapshot, turning.Root, Role.Tree, 1).SelectMany(t => Items(snapshot, t.Id, Role.Cell, MaxNodes))];
        }

        var tried = 0;
        var turned = 0;
        foreach (var node in nodes)
        {
            if ((tried >= 3 && turned == 0) || IsOver(turning))
            {
                return;
            }

            tried++;
            if ((await SelectAsync(node, cancellationToken).ConfigureAwait(false)).IsDone)
            {
                var shown = await SettleAsync(turning.Settling, cancellationToken).ConfigureAwait(false);
                var name = ElementNames.Plain(node.Name);
                if (await AddAsync(turning, shown, Page(tab, name), true, cancellationToken).ConfigureAwait(false) > 0 && turned++ == 0 && nodes.FirstOrDefault(n => n.Is(ElementStates.Selected)) is { } first)
                {
                    // What went away belongs to the page that showed at first.
                    turning.Found.Move(shown, turning.Root, tab, Page(tab, ElementNames.Plain(first.Name)));
                }
            }
        }
    }

    private bool IsOver(PageTurning turning) => turning.IsCutShort |= time.GetTimestamp() > turning.Deadline;

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
