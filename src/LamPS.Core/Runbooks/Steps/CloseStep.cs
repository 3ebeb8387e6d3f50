using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Closes an application.</summary>
internal sealed class CloseStep : StepKind
{
    public override string Name => "close";

    public override string Description => "Closes an application; unsaved changes are thrown away unless 'save' says otherwise.";

    public override Shape Value { get; } = new TextShape("the name of an application");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.With, new ObjectShape(
            "a map with 'save'",
            new KeyDescriptor("save", new BooleanShape(), "Whether changes are saved first; false without it.")), "How it is closed."),
    ];
}
