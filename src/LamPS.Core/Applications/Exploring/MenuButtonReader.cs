using System.Text.RegularExpressions;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications.Exploring;

/// <summary>Reads the menus behind the buttons of a main window: presses each, notes what comes up, and leaves it with Escape. No item is chosen.</summary>
internal sealed partial class MenuButtonReader(IDesktop desktop, ApplicationInstance application, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // An item that leads to more items looks like one that acts. These are names of menus, and where one acts after all it does no harm in an empty document.
    private static readonly string[] Submenus = ["File", "Edit", "View", "Insert", "Format", "Tools", "Options", "More"];

    /// <summary>Entries of all menus, those below them included; what no button opens is left out, as are lists of files.</summary>
    /// <param name="cancellationToken">Cancels; a menu may stay open.</param>
    public async Task<IReadOnlyList<MenuEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = new List<MenuEntry>();
        var before = await CaptureAsync(cancellationToken).ConfigureAwait(false);
        foreach (var button in MenuButtons.In(before).Where(IsHarmless))
        {
            var items = await OpenAsync(before, button, cancellationToken).ConfigureAwait(false);
            if (!await LeaveAsync(before, button, items.Count > 0, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            foreach (var item in items)
            {
                var path = $"{button.Name} > {item.Name}";
                var below = IsSubmenu(item) ? await BelowAsync(before, button, item, cancellationToken).ConfigureAwait(false) : [];
                entries.AddRange(below.Count > 0 ? below.Select(b => ToEntry($"{path} > {b.Name}", b)) : [ToEntry(path, item)]);
            }
        }

        return [.. entries.DistinctBy(e => e.Path)];
    }

    private static MenuEntry ToEntry(string path, Element item) => new(path, item.Id, item.States, "");

    private static bool IsHarmless(Element button) => ApplicationExplorer.IsHarmless($"{button.Name} {button.Description}");

    private static bool IsSubmenu(Element item) => item.Is(ElementStates.Enabled) && (item.Role == Role.Menu || Submenus.Any(s => ElementNames.SameIgnoringCase(s, item.Name)));

    [GeneratedRegex(@"^[~/]|[^\s.]\.[A-Za-z]\w{0,4}$")]
    private static partial Regex FileName();

    private async Task<IReadOnlyList<Element>> BelowAsync(Snapshot before, Element button, Element item, CancellationToken cancellationToken)
    {
        var items = await OpenAsync(before, button, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Element> below = [];
        if (items.FirstOrDefault(i => i.Name == item.Name) is { } there)
        {
            // The way back is named like the way there.
            below = [.. (await PressAsync(before, there, items, cancellationToken).ConfigureAwait(false)).Where(b => b.Name != item.Name)];
        }

        await LeaveAsync(before, button, true, cancellationToken).ConfigureAwait(false);
        return below;
    }

    private async Task<IReadOnlyList<Element>> OpenAsync(Snapshot before, Element button, CancellationToken cancellationToken)
    {
        var items = await PressAsync(before, button, [], cancellationToken).ConfigureAwait(false);

        // One that has nothing to choose tells so in its place; files are the user's.
        return items.Any(i => i.Is(ElementStates.Enabled)) && !items.Any(i => FileName().IsMatch(i.Name)) ? items : [];
    }

    // What came up that wasn't there before, once it is all there.
    private async Task<IReadOnlyList<Element>> PressAsync(Snapshot before, Element element, IReadOnlyList<Element> known, CancellationToken cancellationToken)
    {
        var was = known.Select(k => k.Id).ToHashSet();
        var count = 0;
        IReadOnlyList<Element> items = [];
        if ((await ActAsync(UiFunctions.Click, element.Id, ActionArguments.None, cancellationToken).ConfigureAwait(false)).IsDone)
        {
            await WaitAsync(
                s =>
                {
                    items = [.. MenuButtons.Items(before, s).Where(i => !was.Contains(i.Id))];
                    (var isStill, count) = (items.Count == count, items.Count);
                    return isStill && count > 0;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return items;
    }

    // What Escape doesn't take away was no menu, but something that the button switches.
    private async Task<bool> LeaveAsync(Snapshot before, Element button, bool isMenu, CancellationToken cancellationToken)
    {
        if (isMenu)
        {
            await ActAsync(UiFunctions.TypeKeys, ElementId.None, ActionArguments.Of("keys", "Escape"), cancellationToken).ConfigureAwait(false);
            if (await WaitAsync(IsAsBefore, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        await ActAsync(UiFunctions.Click, button.Id, ActionArguments.None, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(IsAsBefore, cancellationToken).ConfigureAwait(false);

        bool IsAsBefore(Snapshot now) =>
            now.TryGet(button.Id, out var current) && !current.Is(ElementStates.Checked) && MenuButtons.Items(before, now).Count == 0 && now.Windows.Count() == before.Windows.Count();
    }

    private async Task<bool> WaitAsync(Func<Snapshot, bool> holds, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!holds(await CaptureAsync(cancellationToken).ConfigureAwait(false)))
        {
            if (!desktop.ChangesByItself || time.GetElapsedTime(started) >= Patience)
            {
                return false;
            }

            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private ValueTask<Snapshot> CaptureAsync(CancellationToken cancellationToken) => desktop.CaptureAsync(new CaptureRequest { Application = application }, cancellationToken);

    private ValueTask<ActionOutcome> ActAsync(FunctionDefinition function, ElementId element, ActionArguments arguments, CancellationToken cancellationToken) =>
        desktop.ActAsync(application, new LamAction(function.Name, element, arguments), cancellationToken);
}
