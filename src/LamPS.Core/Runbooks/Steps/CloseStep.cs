using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Execution;
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

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var application = step.Trusted(await step.OwnValueAsync(cancellationToken).ConfigureAwait(false), "an application");
        var name = application.Reveal();
        if (await step.Actions.FindApplicationAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            // Often in 'always', after the start itself has failed: no error, and no proof either.
            return StepEnding.Skipped($"'{name}' doesn't run: nothing to close");
        }

        var with = await step.WithAsync(cancellationToken).ConfigureAwait(false);
        var arguments = ActionArguments.Of("application", name);
        return await step.DoAsync("close", with.TryGetValue("save", out var save) ? arguments.With("save", save.AsBoolean) : arguments, cancellationToken).ConfigureAwait(false);
    }
}
