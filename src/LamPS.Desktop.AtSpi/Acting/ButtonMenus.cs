using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Capturing;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Chooses from the menus behind the buttons of a window. Whatever comes of it, no menu stays open: it would look like an effect.</summary>
internal sealed class ButtonMenus(SnapshotTaker snapshots, ActionInvoker invoker, SyntheticInput input, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Chooses an item.</summary>
    /// <param name="application">Application.</param>
    /// <param name="path">Path; its first part is the name of the button.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The outcome; null when no button has the name.</returns>
    public async Task<ActionOutcome?> InvokeAsync(ApplicationInstance application, string path, CancellationToken cancellationToken)
    {
        var parts = MenuPath.Split(path);
        var before = await CaptureAsync(application, cancellationToken).ConfigureAwait(false);
        ActionOutcome? outcome = null;
        if (parts.Count > 1)
        {
            foreach (var button in MenuButtons.In(before).Where(b => MenuPath.Same(b.Name, parts[0])))
            {
                outcome = await InvokeAsync(application, before, button, parts, cancellationToken).ConfigureAwait(false);

                // Several buttons may have the name; the one is meant whose menu has the item.
                if (outcome.Outcome != Contracts.Outcome.NotFound)
                {
                    break;
                }
            }
        }

        return outcome;
    }

    private async Task<ActionOutcome> InvokeAsync(
        ApplicationInstance application, Snapshot before, Element button, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var path = string.Join(MenuPath.Separator, parts);
        var seen = new HashSet<ElementId>();
        try
        {
            var at = button;
            foreach (var part in parts.Skip(1))
            {
                var items = await PressAsync(application, before, at, part, seen, cancellationToken).ConfigureAwait(false);
                seen.UnionWith(items.Select(i => i.Id));
                if (items.FirstOrDefault(i => MenuPath.Same(i.Name, part)) is not { } item)
                {
                    return ActionOutcome.NotFound(
                        $"menu '{path}': there is no '{part}' in '{at.Name}', which has: {string.Join(", ", items.Take(40).Select(i => i.Name))}");
                }

                if (!item.Is(ElementStates.Enabled))
                {
                    return ActionOutcome.Failed($"menu '{path}' is disabled");
                }

                at = item;
            }

            var outcome = await InvokeAsync(at, cancellationToken).ConfigureAwait(false);
            var now = await WaitAsync(application, s => !IsPressed(s, button), cancellationToken).ConfigureAwait(false);

            // A menu below takes the place of the one that it is in; a switch may leave its menu open.
            if (at.Role == Role.Menu || (IsPressed(now, button) && now.IndexOf(at.Id) < 0))
            {
                return ActionOutcome.NotSupported($"'{path}' is a menu, not an entry of one");
            }

            return outcome.Outcome == Contracts.Outcome.Unverified ? ActionOutcome.Unverified($"menu behind a button, {outcome.Detail}") : outcome;
        }
        finally
        {
            await CloseAsync(application, button, seen).ConfigureAwait(false);
        }
    }

    // The items that a press brought up; they may come one after the other.
    private async Task<IReadOnlyList<Element>> PressAsync(
        ApplicationInstance application, Snapshot before, Element element, string wanted, HashSet<ElementId> seen, CancellationToken cancellationToken)
    {
        IReadOnlyList<Element> items = [];
        if ((await InvokeAsync(element, cancellationToken).ConfigureAwait(false)).IsDone)
        {
            await WaitAsync(application, s => (items = New(s)).Any(i => MenuPath.Same(i.Name, wanted)), cancellationToken).ConfigureAwait(false);
        }

        return items;

        IReadOnlyList<Element> New(Snapshot snapshot) => [.. MenuButtons.Items(before, snapshot).Where(i => !seen.Contains(i.Id))];
    }

    private async Task CloseAsync(ApplicationInstance application, Element button, HashSet<ElementId> seen)
    {
        if (IsPressed(await CaptureAsync(application, CancellationToken.None).ConfigureAwait(false), button))
        {
            await InvokeAsync(button, CancellationToken.None).ConfigureAwait(false);
        }

        if (IsThere(await WaitAsync(application, s => !IsThere(s), CancellationToken.None).ConfigureAwait(false))
            && (await input.PrepareAsync(application, CancellationToken.None).ConfigureAwait(false)).Input is { } keyboard)
        {
            // Some menus don't go with their button.
            await keyboard.PressAsync([], X11.Keysyms.Escape, CancellationToken.None).ConfigureAwait(false);
            await WaitAsync(application, s => !IsThere(s), CancellationToken.None).ConfigureAwait(false);
        }

        bool IsThere(Snapshot snapshot) => IsPressed(snapshot, button) || snapshot.Elements.Any(e => seen.Contains(e.Id));
    }

    private Task<ActionOutcome> InvokeAsync(Element element, CancellationToken cancellationToken) =>
        snapshots.Find(element.Id) is { } known ? invoker.InvokeAsync(known.Reference, [], cancellationToken) : Task.FromResult(ActionOutcome.NotFound($"{element} is no longer there"));

    private static bool IsPressed(Snapshot snapshot, Element button) => snapshot.TryGet(button.Id, out var now) && now.Is(ElementStates.Checked);

    private async Task<Snapshot> WaitAsync(ApplicationInstance application, Func<Snapshot, bool> holds, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync(application, cancellationToken).ConfigureAwait(false);
            if (holds(snapshot) || time.GetElapsedTime(started) >= Patience)
            {
                return snapshot;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<Snapshot> CaptureAsync(ApplicationInstance application, CancellationToken cancellationToken) =>
        snapshots.TakeAsync(new CaptureRequest { Application = application, MaxText = 1 }, cancellationToken);
}
