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
        var context = step.Actions;
        if (context.Launched.All(a => a.Name != name)
            && (await context.Desktop.GetApplicationsAsync(cancellationToken).ConfigureAwait(false)).All(a => a.Name != name))
        {
            // Often in 'always', after the start itself has failed: nothing to close is as good as closed.
            return context.WhatIf ? StepEnding.Skipped($"'{name}' doesn't run") : StepEnding.Verified($"'{name}' doesn't run");
        }

        var with = await step.WithAsync(cancellationToken).ConfigureAwait(false);
        var arguments = ActionArguments.Of("application", name);
        return await step.DoAsync("close", with.TryGetValue("save", out var save) ? arguments.With("save", save.AsBoolean) : arguments, cancellationToken).ConfigureAwait(false);
    }
}
