using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>What is done with the pointer, and scrolling.</summary>
internal sealed class PointerActions(Actor actor, InputGate input)
{
    private const int DefaultNotches = 3;
    private const int MostNotches = 200;

    /// <summary>Presses a button of the pointer in the middle of an element.</summary>
    public static ActionOutcome Press(InputGate input, ApplicationInstance application, ActTarget target, int button, bool twice, CancellationToken cancellationToken)
    {
        var (x, y) = (target.Element.Bounds.CenterX, target.Element.Bounds.CenterY);
        return input.Pointer(application, target.At.Window, (x, y), [PointerMoves.MoveTo(x, y), .. PointerMoves.Click(button, twice)], cancellationToken);
    }

    /// <summary>Clicks an element, brought into view before.</summary>
    public ActionOutcome Click(ApplicationInstance application, ActTarget target, string button, bool twice, CancellationToken cancellationToken)
    {
        var number = button switch { "left" => 1, "middle" => 2, "right" => 3, _ => 0 };
        if (number == 0)
        {
            return ActionOutcome.NotSupported($"there is no '{button}' button; left, right and middle are known");
        }

        if (!target.Element.Is(ElementStates.Showing) || target.Element.Bounds.IsEmpty)
        {
            IntoView(target);
            target = actor.Read(target.Known.Id) ?? target;
        }

        return target.Element.Bounds.IsEmpty
            ? ActionOutcome.NotSupported($"{target.Element} has no place on the screen")
            : Press(input, application, target, number, twice, cancellationToken);
    }

    /// <summary>Brings an element into view, or scrolls its content.</summary>
    public ActionOutcome Scroll(ApplicationInstance application, ActTarget target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Text("direction") is not { Length: > 0 } direction)
        {
            return IntoView(target) ?? ActionOutcome.NotSupported($"{target.Element} can't be brought into view");
        }

        if (direction is not ("up" or "down" or "left" or "right"))
        {
            return ActionOutcome.NotSupported($"'{direction}' is no direction; up, down, left and right are known");
        }

        var notches = Math.Clamp((int)(arguments.Number("amount") ?? DefaultNotches), 1, MostNotches);
        if (target.Has(PatternWays.Scroll))
        {
            try
            {
                return actor.Do(target, PatternAction.Scroll, direction is "left" or "right" ? "horizontal" : "", direction is "down" or "right" ? notches : -notches);
            }
            catch (ActionRefusedException)
            {
                // Not in this direction by the pattern; the wheel may do it.
            }
        }

        if (target.Element.Bounds.IsEmpty)
        {
            return ActionOutcome.NotSupported($"{target.Element} has no place on the screen");
        }

        var (x, y) = (target.Element.Bounds.CenterX, target.Element.Bounds.CenterY);
        return input.Pointer(application, target.At.Window, (x, y), [PointerMoves.MoveTo(x, y), .. PointerMoves.Wheel(direction, notches)], cancellationToken);
    }

    /// <summary>Drags an element onto another.</summary>
    public ActionOutcome Drag(ApplicationInstance application, ActTarget target, string? to, CancellationToken cancellationToken)
    {
        if (!ElementId.TryParse(to, out var id) || actor.Read(id) is not { } end)
        {
            return ActionOutcome.NotFound($"there is no element '{to}' to drop it on");
        }

        var (from, onto) = (target.Element.Bounds, end.Element.Bounds);
        return from.IsEmpty || onto.IsEmpty
            ? ActionOutcome.NotSupported($"{target.Element} or {end.Element} has no place on the screen")
            : input.Pointer(
                application, target.At.Window, (from.CenterX, from.CenterY), PointerMoves.Drag((from.CenterX, from.CenterY), (onto.CenterX, onto.CenterY)), cancellationToken);
    }

    private ActionOutcome? IntoView(ActTarget target) =>
        target.Has(PatternWays.Virtualized) ? actor.Do(target, PatternAction.Realize)
        : target.Has(PatternWays.ScrollIntoView) ? actor.Do(target, PatternAction.ScrollIntoView)
        : target.Element.Is(ElementStates.Showing) ? ActionOutcome.Unverified("it is in view already")
        : null;
}
