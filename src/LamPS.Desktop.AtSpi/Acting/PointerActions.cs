using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>What is done with the pointer.</summary>
internal sealed class PointerActions(AccessibilityClient client, SnapshotTaker snapshots, SyntheticInput input)
{
    private const uint ScrollAnywhere = 6;
    private const int DefaultNotches = 3;
    private const int MostNotches = 200;

    /// <summary>Clicks an element in its middle.</summary>
    public async Task<ActionOutcome> ClickAsync(
        ApplicationInstance application, ActTarget target, string button, bool twice, CancellationToken cancellationToken)
    {
        byte number = button switch { "left" => 1, "middle" => 2, "right" => 3, _ => 0 };
        if (number == 0)
        {
            return ActionOutcome.NotSupported($"there is no '{button}' button; left, right and middle are known");
        }

        var (pointer, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (pointer is null)
        {
            return ActionOutcome.NotSupported(reason);
        }

        if (await PlaceAsync(target, cancellationToken).ConfigureAwait(false) is not { } place)
        {
            return ActionOutcome.NotSupported($"{target.Element} has no place on the screen");
        }

        pointer.MoveTo(place.X, place.Y);
        pointer.Click(number, twice ? 2 : 1);
        await input.SettleAsync(application, cancellationToken).ConfigureAwait(false);
        return ActionOutcome.Unverified("XTEST pointer");
    }

    /// <summary>Brings an element into view, or turns the wheel over it.</summary>
    public async Task<ActionOutcome> ScrollAsync(ApplicationInstance application, ActTarget target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Text("direction") is not { Length: > 0 } direction)
        {
            return await ScrollToAsync(target, cancellationToken).ConfigureAwait(false)
                ? ActionOutcome.Unverified("Component")
                : ActionOutcome.NotSupported($"{target.Element} can't be brought into view");
        }

        byte wheel = direction switch { "up" => 4, "down" => 5, "left" => 6, "right" => 7, _ => 0 };
        if (wheel == 0)
        {
            return ActionOutcome.NotSupported($"'{direction}' is no direction; up, down, left and right are known");
        }

        var (pointer, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (pointer is null || target.Element.Bounds.IsEmpty)
        {
            return ActionOutcome.NotSupported(pointer is null ? reason : $"{target.Element} has no place on the screen");
        }

        pointer.MoveTo(target.Element.Bounds.CenterX, target.Element.Bounds.CenterY);
        pointer.Click(wheel, Math.Clamp((int)(arguments.Number("amount") ?? DefaultNotches), 1, MostNotches));
        return ActionOutcome.Unverified("XTEST pointer");
    }

    /// <summary>Drags an element onto another.</summary>
    public async Task<ActionOutcome> DragAsync(ApplicationInstance application, ActTarget target, string? to, CancellationToken cancellationToken)
    {
        if (!ElementId.TryParse(to, out var id) || await snapshots.ReadAsync(id, cancellationToken).ConfigureAwait(false) is not { } end)
        {
            return ActionOutcome.NotFound($"there is no element '{to}' to drop it on");
        }

        var (pointer, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
        if (pointer is null || target.Element.Bounds.IsEmpty || end.Bounds.IsEmpty)
        {
            return ActionOutcome.NotSupported(pointer is null ? reason : $"{target.Element} or {end} has no place on the screen");
        }

        await pointer.DragAsync(
            (target.Element.Bounds.CenterX, target.Element.Bounds.CenterY), (end.Bounds.CenterX, end.Bounds.CenterY), cancellationToken).ConfigureAwait(false);
        return ActionOutcome.Unverified("XTEST pointer");
    }

    private async Task<(int X, int Y)?> PlaceAsync(ActTarget target, CancellationToken cancellationToken)
    {
        var element = target.Element;
        if (!element.Is(ElementStates.Showing) || element.Bounds.IsEmpty)
        {
            await ScrollToAsync(target, cancellationToken).ConfigureAwait(false);
            element = await snapshots.ReadAsync(element.Id, cancellationToken).ConfigureAwait(false);
        }

        return element is null || element.Bounds.IsEmpty ? null : (element.Bounds.CenterX, element.Bounds.CenterY);
    }

    private async Task<bool> ScrollToAsync(ActTarget target, CancellationToken cancellationToken)
    {
        if (!target.Has(AtSpiInterfaces.Component))
        {
            return false;
        }

        try
        {
            var reply = await client.CallAsync(
                target.Reference, AtSpiNames.Component, "ScrollTo", "u", w => w.WriteUInt32(ScrollAnywhere), cancellationToken: cancellationToken).ConfigureAwait(false);
            return reply.Signature == "b" && reply.Reader.ReadBoolean();
        }
        catch (DBus.DBusCallException error) when (!error.CalleeGone)
        {
            return false;
        }
    }
}
