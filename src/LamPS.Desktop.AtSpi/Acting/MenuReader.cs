using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.Launching;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Reads menus without opening them, and finds one entry by its path.</summary>
internal sealed class MenuReader(AccessibilityClient client, WindowKeeper windows, ElementRegistry registry)
{
    private const int MaxEntries = 5000;
    private const int MaxInMenu = 500;
    private const int MaxDepth = 8;
    private const int MaxWidth = 200;

    /// <summary>All entries of the menu bar of an application's main window, leaves only.</summary>
    public async Task<IReadOnlyList<MenuEntry>> ReadAsync(string bus, CancellationToken cancellationToken)
    {
        var entries = new List<(MenuEntry Entry, int[] Order)>();
        foreach (var bar in await FindBarsAsync(bus, cancellationToken).ConfigureAwait(false))
        {
            await ReadBarAsync(bar, entries, cancellationToken).ConfigureAwait(false);
            if (entries.Count > 0)
            {
                break;
            }
        }

        // Menus are read level by level; people and planners want them in the order of the menu bar.
        entries.Sort(static (a, b) => a.Order.AsSpan().SequenceCompareTo(b.Order));
        return [.. entries.Select(e => e.Entry)];
    }

    /// <summary>Finds an entry.</summary>
    /// <param name="bus">Application.</param>
    /// <param name="path">Path, entries parted by <c>&gt;</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The entry, or a null reference and what is missing.</returns>
    public async Task<(AccessibleRef Entry, string Missing)> FindAsync(string bus, string path, CancellationToken cancellationToken)
    {
        var parts = MenuPath.Split(path);
        var missing = "the application has no menu bar";
        foreach (var bar in parts.Count == 0 ? [] : await FindBarsAsync(bus, cancellationToken).ConfigureAwait(false))
        {
            var at = bar;
            for (var i = 0; i < parts.Count && !at.IsNull; i++)
            {
                var items = await ItemsAsync(at, cancellationToken).ConfigureAwait(false);
                var found = items.FirstOrDefault(n => MenuPath.Same(n.Name, parts[i]));
                if (found.Reference.IsNull)
                {
                    var there = string.Join(", ", items.Where(n => n.Name.Length > 0).Take(40).Select(n => n.Name));
                    missing = $"there is no '{parts[i]}' in {(i == 0 ? "the menu bar" : $"'{parts[i - 1]}'")}, which has: {there}";
                }

                at = found.Reference;
            }

            if (!at.IsNull)
            {
                return (at, "");
            }
        }

        return (default, parts.Count == 0 ? "the path is empty" : missing);
    }

    private async Task ReadBarAsync(AccessibleRef bar, List<(MenuEntry Entry, int[] Order)> entries, CancellationToken cancellationToken)
    {
        var level = new List<(AccessibleRef Menu, string Path, int[] Order)> { (bar, "", []) };
        for (var depth = 0; depth < MaxDepth && level.Count > 0 && entries.Count < MaxEntries; depth++)
        {
            level = await ReadLevelAsync(level, entries, cancellationToken).ConfigureAwait(false);
        }
    }

    // Reads all menus of one level in three round trips; returns the menus below.
    private async Task<List<(AccessibleRef Menu, string Path, int[] Order)>> ReadLevelAsync(
        List<(AccessibleRef Menu, string Path, int[] Order)> level, List<(MenuEntry Entry, int[] Order)> entries, CancellationToken cancellationToken)
    {
        var bus = level[0].Menu.Bus;
        var children = client.CreateBatch(bus);
        foreach (var (menu, _, _) in level)
        {
            AccessibilityClient.Add(children, menu, AtSpiNames.Accessible, "GetChildren");
        }

        var lists = await children.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        var items = new List<(AccessibleRef Item, string Path, int[] Order)>();
        for (var i = 0; i < level.Count; i++)
        {
            if (lists[i] is { Type: DBusMessageType.MethodReturn } list)
            {
                var reader = list.Reader;
                items.AddRange(AccessibleRef.ReadMany(ref reader, MaxInMenu).Select((r, n) => (r, level[i].Path, (int[])[.. level[i].Order, n])));
            }
        }

        var details = client.CreateBatch(bus);
        var asked = new List<(KnownElement Known, string Path, int[] Order, int At)>(items.Count);
        foreach (var (item, path, order) in items)
        {
            var known = registry.Get(item);
            if (!IsSeparator(known.RoleNumber))
            {
                asked.Add((known, path, order, details.Count));
                Ask(details, known);
            }
        }

        var replies = await details.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        var below = new List<(AccessibleRef Menu, string Path, int[] Order)>();
        foreach (var (known, path, order, at) in asked)
        {
            if (entries.Count < MaxEntries && Read(known, replies, at) is { } found && !IsSeparator(known.RoleNumber))
            {
                Take(known, found, path, order, entries, below);
            }
        }

        return below;
    }

    private static bool IsSeparator(int role) => role is AtSpiRole.Separator or AtSpiRole.TearoffMenuItem;

    // Names ("Undo: Typing") and states change; what else an entry is stays, and to ask for it again would more than double the calls.
    private static void Ask(CallBatch batch, KnownElement known)
    {
        AccessibilityClient.Add(batch, known.Reference, AtSpiNames.Accessible, "GetState");
        AccessibilityClient.AddGet(batch, known.Reference, AtSpiNames.Accessible, "Name");
        if (known.Shortcut is null || known.RoleNumber == AtSpiRole.Menu)
        {
            AccessibilityClient.AddGet(batch, known.Reference, AtSpiNames.Accessible, "ChildCount");
        }

        if (known.Shortcut is null)
        {
            AccessibilityClient.Add(batch, known.Reference, AtSpiNames.Accessible, "GetRole");
            AccessibilityClient.AddInts(batch, known.Reference, AtSpiNames.Action, "GetKeyBinding", 0);
        }
    }

    private static (AtSpiStates States, string Name)? Read(KnownElement known, IReadOnlyList<DBusMessage?> replies, int at)
    {
        if (replies[at] is not { Type: DBusMessageType.MethodReturn } states || replies[at + 1] is not { Type: DBusMessageType.MethodReturn } name)
        {
            return null;
        }

        if (known.Shortcut is null || known.RoleNumber == AtSpiRole.Menu)
        {
            if (replies[at + 2] is not { Type: DBusMessageType.MethodReturn } children)
            {
                return null;
            }

            known.IsSubmenu = children.Reader.ReadVariant().Value is int and > 0;
        }

        if (known.Shortcut is null)
        {
            if (replies[at + 3] is not { Type: DBusMessageType.MethodReturn } role)
            {
                return null;
            }

            known.RoleNumber = (int)role.Reader.ReadUInt32();
            known.Shortcut = KeyChord.FromBinding(replies[at + 4] is { Type: DBusMessageType.MethodReturn, Signature: "s" } keys ? keys.Reader.ReadString() : "");
        }

        var reader = states.Reader;
        return (AtSpiStateMap.Read(ref reader), (name.Reader.ReadVariant().Value as string ?? "").Trim());
    }

    private static void Take(
        KnownElement known, (AtSpiStates States, string Name) found, string path, int[] order, List<(MenuEntry Entry, int[] Order)> entries, List<(AccessibleRef Menu, string Path, int[] Order)> below)
    {
        // A menu may be wrapped: an entry with one nameless menu below, which adds nothing to the path.
        var (states, name) = found;
        var full = name.Length == 0 ? path : path.Length == 0 ? name : path + MenuPath.Separator + name;
        if (known.IsSubmenu)
        {
            below.Add((known.Reference, full, order));
        }
        else if (name.Length > 0 && known.RoleNumber != AtSpiRole.Menu)
        {
            var mapped = AtSpiStateMap.Map(states, Role.MenuItem);
            if (known.RoleNumber is AtSpiRole.CheckMenuItem or AtSpiRole.RadioMenuItem)
            {
                mapped |= ElementStates.Checkable;
            }

            known.LastRole = Role.MenuItem;
            known.LastName = name;
            entries.Add((new MenuEntry(full, known.Id, mapped, known.Shortcut ?? ""), order));
        }
    }

    private async Task<IReadOnlyList<(AccessibleRef Reference, string Name)>> ItemsAsync(AccessibleRef menu, CancellationToken cancellationToken)
    {
        var children = await client.GetChildrenAsync(menu, MaxInMenu, cancellationToken).ConfigureAwait(false);
        var batch = client.CreateBatch(menu.Bus);
        foreach (var child in children)
        {
            AccessibilityClient.AddGet(batch, child, AtSpiNames.Accessible, "Name");
        }

        var names = await batch.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        var items = new List<(AccessibleRef Reference, string Name)>();
        for (var i = 0; i < children.Count; i++)
        {
            items.Add((children[i], names[i] is { Type: DBusMessageType.MethodReturn } name ? (name.Reader.ReadVariant().Value as string ?? "").Trim() : ""));
        }

        return items is [{ Name: "" } only] ? await ItemsAsync(only.Reference, cancellationToken).ConfigureAwait(false) : items;
    }

    // Menu bars, that of the active window first. LibreOffice's second one, outside of its root pane, does nothing.
    private async Task<IReadOnlyList<AccessibleRef>> FindBarsAsync(string bus, CancellationToken cancellationToken)
    {
        var bars = new List<AccessibleRef>();
        var frames = (await windows.ListAsync(bus, cancellationToken).ConfigureAwait(false)).Where(w => w.RoleNumber == AtSpiRole.Frame);
        foreach (var frame in frames.OrderByDescending(w => w.IsActive).ThenByDescending(w => w.IsShowing))
        {
            var found = await FindBarsBelowAsync(frame.Reference, cancellationToken).ConfigureAwait(false);
            var live = found.Where(b => b.UnderRootPane).ToList();
            bars.AddRange((live.Count > 0 ? live : found).Select(b => b.Bar));
        }

        return bars;
    }

    private async Task<List<(AccessibleRef Bar, bool UnderRootPane)>> FindBarsBelowAsync(AccessibleRef frame, CancellationToken cancellationToken)
    {
        var bars = new List<(AccessibleRef Bar, bool UnderRootPane)>();
        var level = new List<(AccessibleRef Node, bool UnderRootPane)> { (frame, false) };
        for (var depth = 0; depth < MaxDepth && level.Count > 0; depth++)
        {
            var next = new List<(AccessibleRef Node, bool UnderRootPane)>();
            foreach (var (node, under) in level)
            {
                var children = await client.GetChildrenAsync(node, MaxWidth, cancellationToken).ConfigureAwait(false);
                var batch = client.CreateBatch(frame.Bus);
                foreach (var child in children)
                {
                    AccessibilityClient.Add(batch, child, AtSpiNames.Accessible, "GetRole");
                }

                var roles = await batch.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < children.Count; i++)
                {
                    var role = roles[i] is { Type: DBusMessageType.MethodReturn } reply ? (int)reply.Reader.ReadUInt32() : -1;
                    if (role == AtSpiRole.MenuBar)
                    {
                        bars.Add((children[i], under));
                    }
                    else if (AtSpiRole.Map(role) == Role.Pane)
                    {
                        next.Add((children[i], under || role == AtSpiRole.RootPane));
                    }
                }
            }

            // The bar of a window stands above its content: what is deeper belongs to the content.
            if (bars.Any(b => b.UnderRootPane) || (bars.Count > 0 && !next.Any(n => n.UnderRootPane)))
            {
                break;
            }

            level = next;
        }

        return bars;
    }
}
