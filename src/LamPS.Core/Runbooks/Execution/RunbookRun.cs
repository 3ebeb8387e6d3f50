using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Scripts;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>One run of a runbook: sections of steps with their rescue and always.</summary>
internal sealed class RunbookRun(RunContext context, TaskRunner tasks, AgentLoop loop, IScriptEngine scripts)
{
    // Cleaning up gets this long after a stop or a time-out.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public RunContext Context => context;

    public TaskRunner Tasks => tasks;

    public AgentLoop Loop => loop;

    public IScriptEngine Scripts => scripts;

    /// <summary>Steps that were done and that nothing has proven since.</summary>
    public List<string> Unproven { get; } = [];

    /// <summary>Requests and expectations that failed and that the run went on after, and no expectation around them has made up for.</summary>
    public List<string> PassedOver { get; } = [];

    /// <summary>Runs a runbook in a frame.</summary>
    public async ValueTask<StepEnding> RunAsync(Frame frame, int depth, CancellationToken cancellationToken)
    {
        foreach (var (_, value) in frame.Parameters.AsMap)
        {
            Note(value);
        }

        var runbook = frame.Runbook;
        var gate = context.Gate;
        if (runbook.Policy is { } policy)
        {
            context.Gate = gate.Within(policy with { Name = runbook.Name });
        }

        try
        {
            return await SectionAsync(
                frame, runbook.Steps, runbook.Rescue, runbook.Always, runbook.Expect, rescues: false, depth, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Gate = gate;
        }
    }

    /// <summary>Runs steps, then the rescue when one failed, then always, whatever happened.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="rescue">Steps for a failure.</param>
    /// <param name="always">Steps for the end.</param>
    /// <param name="expect">What must hold after the steps, or null.</param>
    /// <param name="rescues">Whether a rescue that works makes up for the failure.</param>
    /// <param name="depth">Nesting.</param>
    /// <param name="cancellationToken">Cancels; always runs nevertheless.</param>
    public async ValueTask<StepEnding> SectionAsync(
        Frame frame, IReadOnlyList<Step> steps, IReadOnlyList<Step> rescue, IReadOnlyList<Step> always, ListSource? expect, bool rescues, int depth,
        CancellationToken cancellationToken)
    {
        var before = frame.Error;
        var passed = PassedOver.Count;
        StepEnding? ending = null;
        StepEnding? cleaned = null;
        try
        {
            ending = await StepsAsync(frame, steps, depth, cancellationToken).ConfigureAwait(false);
            if (ending.IsDone && expect is not null && !context.WhatIf)
            {
                ending = await new ExpectationRunner(this, frame).CheckAsync(expect, cancellationToken).ConfigureAwait(false) ?? ending;
                if (ending.IsDone)
                {
                    Unproven.Clear();
                    PassedOver.RemoveRange(passed, PassedOver.Count - passed);
                }
            }

            if (!ending.IsDone && rescue.Count > 0)
            {
                frame.Error = Describe(ending);
                var rescued = await StepsAsync(frame, rescue, depth, cancellationToken).ConfigureAwait(false);
                if (rescued.IsDone && rescues)
                {
                    ending = new StepEnding(Outcome.Verified, $"rescued from: {ending.Detail}");
                }
            }
        }
        finally
        {
            if (always.Count > 0)
            {
                frame.Error = ending is { IsDone: false } ? Describe(ending) : before;
                cleaned = await AlwaysAsync(frame, always, depth, cancellationToken).ConfigureAwait(false);
            }

            frame.Error = before;
        }

        return ending.IsDone && cleaned is { IsDone: false } ? cleaned : ending;
    }

    /// <summary>Lets secrets be masked from here on.</summary>
    public void Note(RunbookValue value)
    {
        if (!value.HasSecret)
        {
            return;
        }

        switch (value.Kind)
        {
            case RunbookValueKind.Secret:
                context.Secrets.Add(value.Reveal());
                break;
            case RunbookValueKind.List:
                foreach (var item in value.AsList)
                {
                    Note(item);
                }

                break;
            case RunbookValueKind.Map:
                foreach (var item in value.AsMap.Values)
                {
                    Note(item);
                }

                break;
        }
    }

    private async ValueTask<StepEnding> StepsAsync(Frame frame, IReadOnlyList<Step> steps, int depth, CancellationToken cancellationToken)
    {
        var outcome = context.WhatIf ? Outcome.Skipped : Outcome.Verified;
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var runner = new StepRunner(this, frame, step, depth);
            var ending = await runner.RunAsync(cancellationToken).ConfigureAwait(false);
            if (!ending.IsDone && !runner.ContinuesOnError)
            {
                return ending;
            }

            outcome = ending.Outcome == Outcome.Unverified ? Outcome.Unverified : outcome;
        }

        return new StepEnding(outcome, "");
    }

    // The token of the run may be cancelled already; these steps have one of their own, which a second stop and a grace limit end.
    private async ValueTask<StepEnding> AlwaysAsync(Frame frame, IReadOnlyList<Step> always, int depth, CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, context.Time);
        await using var stop = cancellationToken.Register(() => grace.CancelAfter(Grace)).ConfigureAwait(false);
        using var now = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, context.StopNow);
        StepEnding ending = StepEnding.Verified();
        foreach (var step in always)
        {
            try
            {
                var runner = new StepRunner(this, frame, step, depth);
                var one = await runner.RunAsync(now.Token).ConfigureAwait(false);

                // One that fails doesn't keep the others from cleaning up.
                ending = !one.IsDone && !runner.ContinuesOnError && ending.IsDone ? one : ending;
            }
            catch (OperationCanceledException)
            {
                context.Progress(context.StopNow.IsCancellationRequested ? "'always' was stopped" : $"'always' was not done within {Durations.Text(Grace)}");
                return ending;
            }
        }

        return ending;
    }

    private static RunbookValue Describe(StepEnding ending) => RunbookValue.Map(
    [
        new("id", RunbookValue.Of(ending.Error?.Id ?? ending.Outcome.ToString())),
        new("message", RunbookValue.Of(ending.Error?.Message ?? ending.Detail, untrusted: true)),
        new("step", RunbookValue.Of(ending.FailedStep ?? "")),
    ]);
}
