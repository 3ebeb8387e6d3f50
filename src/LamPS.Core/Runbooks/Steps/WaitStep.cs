using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Waits for a time, an element or a condition.</summary>
internal sealed class WaitStep : StepKind
{
    public override string Name => "wait";

    public override string Description => "Waits for a time (2s), for an element to come or go, or until a condition holds.";

    public override Shape Value { get; } = new EitherShape(
        new DurationShape(),
        new ObjectShape(
            "a map with 'for', 'gone' or 'until'",
            new("for", new SelectorShape(), "Waits until this selector finds something."),
            new("gone", new SelectorShape(), "Waits until this selector finds nothing."),
            new("until", new ConditionShape(), "Waits until this condition is true."))
        {
            Count = (1, 1),
        });
}
