using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Starts an application and waits until its window takes input.</summary>
internal sealed class LaunchStep : StepKind
{
    /// <summary>An application that isn't in the catalog.</summary>
    public static readonly ObjectShape Command = new(
        "a map with 'path'",
        new("path", new TextShape("a program"), "Program to start.", Required: true),
        new("arguments", new ListShape(new TextShape { MayBeEmpty = true }, "a list of arguments", single: true), "Its arguments."),
        new("window", new TextShape("a part of a title"), "Part of the title of the window to wait for."));

    public override string Name => "launch";

    public override string Description => "Starts an application by its name in the catalog, and waits until its window takes input.";

    public override Shape Value { get; } = new EitherShape(new TextShape("the name of an application"), Command);

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.With, new ObjectShape(
            "a map with 'document'",
            new KeyDescriptor("document", new TextShape("a path"), "Document to open.")), "How it is started."),
    ];

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var application = step.Trusted(await step.OwnValueAsync(cancellationToken).ConfigureAwait(false), "an application");
        var with = await step.WithAsync(cancellationToken).ConfigureAwait(false);
        return await ApplicationUse.LaunchAsync(
            step, application, with.TryGetValue("document", out var document) ? document.Reveal() : null, cancellationToken).ConfigureAwait(false);
    }
}
