using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>A request in words: planned, decided and verified.</summary>
internal sealed class TaskStep : StepKind
{
    public override string Name => "task";

    public override string Description => "A request in words: it is planned, decided and verified.";

    public override Shape Value { get; } = new TextShape("a request in words");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        CommonKeys.ApplicationKey,
        new(CommonKeys.With, new ObjectShape(
            "a map with 'save'",
            new("document", new TextShape("a path"), "Document that the request is about."),
            new("save", new ListShape(new TextShape("a path"), "a path or a list of paths", single: true, minimum: 1), "Paths that the result must be saved to.")), "What the request is about, and where its result goes."),
    ];

    public override void Check(Step step, StepCheck check) => check.NoSecrets(step.Value, "a request goes to whoever plans it");
}
