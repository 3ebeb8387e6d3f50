using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>What a kind of step has at hand while it runs.</summary>
internal sealed class StepContext(RunbookRun run, Frame frame, Step step, int depth, TimeSpan? limit)
{
    /// <summary>The run.</summary>
    public RunbookRun Run => run;

    /// <summary>The run of actions, shared with everything else that acts.</summary>
    public RunContext Actions => run.Context;

    /// <summary>What its runbook knows.</summary>
    public Frame Frame => frame;

    /// <summary>The step.</summary>
    public Step Step => step;

    /// <summary>Nesting, from 0.</summary>
    public int Depth => depth;

    /// <summary>Time limit that the step itself has, or null.</summary>
    public TimeSpan? Limit => limit;

    /// <summary>What names in its expressions stand for.</summary>
    public IExpressionScope Scope { get; } = new FrameScope(frame, run.Context);

    /// <summary>Computes a key's value; null when the key isn't there.</summary>
    public async ValueTask<RunbookValue?> ValueAsync(string key, CancellationToken cancellationToken)
    {
        var source = key == step.Kind.Name ? step.Value : step[key];
        return source is null ? null : Noted(await source.EvaluateAsync(Scope, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Computes the value of the key that names the step's kind.</summary>
    public async ValueTask<RunbookValue> OwnValueAsync(CancellationToken cancellationToken) =>
        Noted(await step.Value.EvaluateAsync(Scope, cancellationToken).ConfigureAwait(false));

    /// <summary>Computes the map below <c>with</c>; an empty one when there is none.</summary>
    public async ValueTask<OrderedDictionary<string, RunbookValue>> WithAsync(CancellationToken cancellationToken) =>
        (await ValueAsync(CommonKeys.With, cancellationToken).ConfigureAwait(false))?.AsMap ?? [];

    /// <summary>Lets a secret be masked from here on, whatever was made of it.</summary>
    public RunbookValue Noted(RunbookValue value)
    {
        run.Note(value);
        return value;
    }

    /// <summary>Refuses a value that came from a user interface.</summary>
    public RunbookValue Trusted(RunbookValue value, string what) =>
        value.IsUntrusted ? throw ExecutionErrors.UntrustedNotAllowed(step.At, what) : value;

    /// <summary>Does an action that needs no element.</summary>
    public async ValueTask<StepEnding> DoAsync(string function, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var action = new LamAction(function, ElementId.None, arguments);
        var report = await new ActionExecutor(Actions).ExecuteAsync(
            new ActionIntent { Action = action, Snapshot = Snapshot.Empty }, cancellationToken).ConfigureAwait(false);
        var what = ActionExecutor.Describe(action, null);
        return report.Outcome switch
        {
            { Outcome: Contracts.Outcome.Blocked } => StepEnding.Of(AgentErrors.NotAllowed(what, report.Record.Policy?.Rule ?? report.Outcome.Detail)),
            { IsDone: true } or { Outcome: Contracts.Outcome.Skipped } => new StepEnding(report.Outcome.Outcome, report.Outcome.Detail),
            var outcome => new StepEnding(outcome.Outcome, outcome.Detail) { Error = ActionErrors.ActionFailed(what, outcome) },
        };
    }

    /// <summary>Makes the application of the step, of its runbook, or of the run the one in use; starts it when it doesn't run.</summary>
    public async ValueTask<StepEnding?> UseApplicationAsync(CancellationToken cancellationToken)
    {
        var wanted = await ValueAsync(CommonKeys.Application, cancellationToken).ConfigureAwait(false);
        if (wanted is null && (Actions.Application is not null || frame.Runbook.Application is null))
        {
            return null;
        }

        if (wanted is null)
        {
            var source = frame.Runbook.Application!;
            wanted = Noted(await source.EvaluateAsync(Scope, cancellationToken).ConfigureAwait(false));
        }

        return await ApplicationUse.UseAsync(this, Trusted(wanted, "an application"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the policy about something that isn't a function of the pool.</summary>
    public ValueTask<PolicyAnswer> AskPolicyAsync(string function, Risk risk, string what, CancellationToken cancellationToken)
    {
        var subject = new PolicySubject(Actions.Application?.Name ?? "", function, [], risk);
        return Actions.WhatIf ? new(Actions.Gate.Evaluate(subject)) : Actions.Gate.DecideAsync(subject, Actions.Secrets.Apply(what), false, cancellationToken);
    }
}
