using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>
/// Menus. Those that the window manager keeps are read and chosen without opening them. All others (WPF, store apps, ribbons, menus behind buttons)
/// have their entries only while they are open, so their path is gone along: a tab is chosen, a menu opened, the last part pressed.
/// </summary>
internal sealed class MenuActions(Actor actor, SnapshotTaker snapshots, IWindowManager windows, WindowFilter filter, KnownElements elements)
{
    private const string Blocked = "a dialog must be answered before a menu can be used";
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(1);

    private static readonly Role[] First = [Role.MenuItem, Role.Menu, Role.Tab, Role.ToggleButton, Role.Button, Role.TreeItem];
    private static readonly Role[] Later = [Role.MenuItem, Role.Button, Role.ToggleButton, Role.CheckBox, Role.RadioButton, Role.ListItem, Role.Menu, Role.ComboBox, Role.Tab, Role.Link];

    /// <summary>Entries of the menus that can be read without opening them, leaves only.</summary>
    public IReadOnlyList<MenuEntry> Read(ApplicationInstance application)
    {
        foreach (var window in filter.Showing(windows.List(), application.ProcessId).AsEnumerable().Reverse())
        {
            if (windows.Menu(window.Handle) is { } menu && Entries(menu, window, "").ToList() is { Count: > 0 } entries)
            {
                return [.. entries.Select(e => e.Entry)];
            }
        }

        return [];
    }

    /// <summary>An entry as an element; null when its menu is gone.</summary>
    public Element? ReadEntry(KnownElement known)
    {
        var found = windows.List().FirstOrDefault(w => w.Handle == known.At.Window) is { } window && windows.Menu(window.Handle) is { } menu
            ? Entries(menu, window, "").Select(e => e.Entry).FirstOrDefault(e => e.Id == known.Id)
            : null;
        return found is null
            ? null
            : new Element { Id = known.Id, Role = Role.MenuItem, Name = found.Name, States = found.States, Patterns = ElementPatterns.Invoke, ProcessId = known.ProcessId };
    }

    /// <summary>Chooses an entry.</summary>
    public ActionOutcome Invoke(ApplicationInstance application, string path, CancellationToken cancellationToken)
    {
        var parts = MenuPath.Split(path);
        if (parts.Count == 0)
        {
            return ActionOutcome.NotFound("the path is empty");
        }

        foreach (var window in filter.Showing(windows.List(), application.ProcessId).AsEnumerable().Reverse())
        {
            if (windows.Menu(window.Handle) is { } menu && Find(menu, parts, 0) is { } entry)
            {
                return Choose(window, entry, path);
            }
        }

        return Follow(application, path, parts, cancellationToken);
    }

    /// <summary>Presses an element by the pattern that does it; null when it has none.</summary>
    public static ActionOutcome? Press(Actor actor, ActTarget target) =>
        target.Has(PatternWays.Invoke) ? actor.Do(target, PatternAction.Invoke)
        : target.Has(PatternWays.Toggle) ? actor.Do(target, PatternAction.Toggle)
        : target.Element.Role is Role.Tab or Role.RadioButton && target.Has(PatternWays.Select) ? actor.Do(target, PatternAction.Select)
        : target.Has(PatternWays.Default) ? actor.Do(target, PatternAction.Default)
        : target.Has(PatternWays.Expand) ? actor.Do(target, PatternAction.Expand)
        : null;

    private static (string Name, string Shortcut) Split(string text)
    {
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        var name = tab < 0 ? text : text[..tab];
        return (name.Replace("&&", "\0", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal).Replace('\0', '&').Trim(), tab < 0 ? "" : text[(tab + 1)..].Trim());
    }

    private static MenuRecord? Find(IReadOnlyList<MenuRecord> menu, IReadOnlyList<string> parts, int depth) =>
        menu.FirstOrDefault(m => MenuPath.Same(Split(m.Text).Name, parts[depth])) is not { } match ? null
        : depth == parts.Count - 1 ? match
        : Find(match.Below, parts, depth + 1);

    private ActionOutcome Choose(LiveWindow window, MenuRecord entry, string path)
    {
        if (!window.IsEnabled)
        {
            return ActionOutcome.Failed(Blocked);
        }

        if (entry.Below.Count > 0 || entry.Command == 0)
        {
            return ActionOutcome.NotSupported($"'{path}' is a menu, not an entry of one");
        }

        if (!entry.IsEnabled)
        {
            return ActionOutcome.Failed($"menu '{path}' is disabled");
        }

        windows.ChooseMenu(window.Handle, entry.Command);
        return ActionOutcome.Unverified("menu");
    }

    private IEnumerable<(MenuEntry Entry, int Command)> Entries(IReadOnlyList<MenuRecord> menu, LiveWindow window, string above)
    {
        foreach (var record in menu)
        {
            var (name, shortcut) = Split(record.Text);
            if (name.Length == 0)
            {
                continue;
            }

            var path = above.Length == 0 ? name : above + MenuPath.Separator + name;
            if (record.Below.Count > 0)
            {
                foreach (var entry in Entries(record.Below, window, path))
                {
                    yield return entry;
                }
            }
            else if (record.Command != 0)
            {
                var known = elements.Get(new ElementAddress(window.Handle), window.ProcessId, $"menu {path}");
                (known.Command, known.Role, known.Name) = (record.Command, Role.MenuItem, name);
                var states = ElementStates.Showing | (record.IsEnabled ? ElementStates.Enabled : ElementStates.None)
                    | (record.IsChecked ? ElementStates.Checked | ElementStates.Checkable : ElementStates.None);
                yield return (new MenuEntry(path, known.Id, states, shortcut), record.Command);
            }
        }
    }

    private ActionOutcome Follow(ApplicationInstance application, string path, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var before = Snapshot.Empty;
        var opened = new Stack<ActTarget>();
        for (var i = 0; i < parts.Count; i++)
        {
            var last = i == parts.Count - 1;
            var names = "";
            Element? match = null;
            Snapshot? now = null;
            actor.Until(
                () =>
                {
                    now = snapshots.Take(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken);
                    (match, names) = Match(now, before, parts[i], i == 0 ? First : Later);
                    return match is not null;
                },
                i == 0 ? TimeSpan.Zero : OpenPatience,
                cancellationToken);
            if (match is null || actor.Read(match.Id) is not { } target)
            {
                Close(opened);
                return ActionOutcome.NotFound($"menu '{path}': there is no '{parts[i]}'{(i == 0 ? "" : $" in '{parts[i - 1]}'")}{(names.Length == 0 ? "" : $", but: {names}")}");
            }

            if (!target.Element.Is(ElementStates.Enabled) || IsBlocked(target))
            {
                Close(opened);
                return ActionOutcome.Failed(IsBlocked(target) ? Blocked : $"menu '{path}': '{parts[i]}' is disabled");
            }

            var opens = target.Has(PatternWays.Expand) && target.Element.Can(ElementPatterns.ExpandCollapse);
            if (last && opens && target.Element.Role is Role.MenuItem or Role.Menu && !target.Has(PatternWays.Invoke))
            {
                Close(opened);
                return ActionOutcome.NotSupported($"'{path}' is a menu, not an entry of one");
            }

            before = now ?? before;
            if (!last && opens)
            {
                actor.Do(target, PatternAction.Expand);
                opened.Push(target);
            }
            else if (Press(actor, target) is not { } outcome)
            {
                Close(opened);
                return ActionOutcome.NotSupported($"menu '{path}': '{parts[i]}' can't be pressed");
            }
            else if (last)
            {
                return ActionOutcome.Unverified($"menu, {outcome.Detail}");
            }
        }

        return ActionOutcome.NotFound("the path is empty");
    }

    // What has come up since the step before is its menu; a ribbon shows what belongs to a tab that was chosen already.
    private static (Element? Match, string Names) Match(Snapshot now, Snapshot before, string part, Role[] roles)
    {
        var all = now.Elements.Where(e => roles.Contains(e.Role) && e.Name.Length > 0).ToList();
        var match = all.Where(e => MenuPath.Same(e.Name, part))
            .OrderByDescending(e => before.Count > 0 && before.IndexOf(e.Id) < 0)
            .ThenByDescending(e => e.Is(ElementStates.Enabled))
            .ThenBy(e => Array.IndexOf(roles, e.Role))
            .FirstOrDefault();
        return (match, string.Join(", ", all.Where(e => before.IndexOf(e.Id) < 0).Select(e => e.Name).Distinct().Take(40)));
    }

    private bool IsBlocked(ActTarget target) => windows.List().Any(w => w.Handle == target.At.Window && !w.IsEnabled);

    private void Close(Stack<ActTarget> opened)
    {
        while (opened.TryPop(out var menu))
        {
            try
            {
                actor.Do(menu, PatternAction.Collapse);
            }
            catch (Exception error) when (error is ElementGoneException or ActionRefusedException or TimeoutException)
            {
                // Closed with the one before it.
            }
        }
    }
}
