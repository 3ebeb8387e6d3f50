using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Keeps a picture of the screen.</summary>
internal sealed class ScreenshotStep : StepKind
{
    public override string Name => "screenshot";

    public override string Description => "Writes a picture of the screen to a PNG file.";

    public override Shape Value { get; } = new TextShape("a path");

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var path = step.Frame.FullPath((await step.OwnValueAsync(cancellationToken).ConfigureAwait(false)).Reveal());
        if (step.Actions.WhatIf)
        {
            return StepEnding.Skipped($"would write a picture to '{path}'");
        }

        var ending = await step.DoAsync("screenshot", ActionArguments.Of("path", path), cancellationToken).ConfigureAwait(false);
        return ending with { Output = RunbookValue.Of(path) };
    }
}
