using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Execution;
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

    public override ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) => step.Step.Value switch
    {
        MapSource { Entries: [{ Key: "until", Value: TemplateSource condition }] } => new($"until {condition.Template.Text.Trim()}"),
        _ => base.TitleAsync(step, cancellationToken),
    };

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        if (step.Actions.WhatIf)
        {
            return StepEnding.Skipped("would wait");
        }

        var context = step.Actions;
        if (step.Step.Value is MapSource { Entries: [{ Key: "until" } until] })
        {
            return await ExpectationRunner.PollAsync(until.Value, step.Scope, context, cancellationToken).ConfigureAwait(false)
                ? StepEnding.Verified("it is true")
                : StepEnding.Of(ExecutionErrors.WaitEnded("the condition is still false", context.Limits.Wait));
        }

        var value = await step.OwnValueAsync(cancellationToken).ConfigureAwait(false);
        if (value.Kind != RunbookValueKind.Map)
        {
            Durations.TryParse(value.Reveal(), out var pause);
            await Task.Delay(pause, context.Time, cancellationToken).ConfigureAwait(false);
            return StepEnding.Verified($"waited {Durations.Text(pause)}");
        }

        if (await step.UseApplicationAsync(cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        var (kind, selector) = value.AsMap.First();
        return await step.DoAsync(
            "wait_for",
            ActionArguments.Of("selector", selector.Reveal()).With("absent", kind == "gone").With("seconds", context.Limits.Wait.TotalSeconds),
            cancellationToken).ConfigureAwait(false);
    }
}
