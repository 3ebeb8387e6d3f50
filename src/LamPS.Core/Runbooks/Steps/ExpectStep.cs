using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Only looks whether something holds.</summary>
internal sealed class ExpectStep : StepKind
{
    /// <summary>Also a key of all other kinds, so a step is of this kind only when it has no other.</summary>
    public const string KeyName = CommonKeys.Expect;

    public override string Name => KeyName;

    public override string Description => "What must hold; waited for up to the step's time limit, 5 s without one.";

    public override Shape Value => ExpectationKinds.List;

    public override ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) =>
        new(string.Join(", ", ((ListSource)step.Step.Value).Items.OfType<MapSource>().Select(s => s.Entries[0].Key)));

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        if (step.Actions.WhatIf)
        {
            return StepEnding.Skipped("would look whether it holds");
        }

        var expectations = (ListSource)step.Step.Value;
        if (await new ExpectationRunner(step.Run, step.Frame).CheckAsync(expectations, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        // What was asked to be checked here proves what was done before.
        step.Run.Unproven.Clear();
        return StepEnding.Verified($"{expectations.Items.Count} hold");
    }
}
