using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Elements;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Steps;
using LamPS.Core.Runs;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Runs one step: condition, policy, time limit, tries, expectations, journal. What it does itself is the kind's business.</summary>
internal sealed class StepRunner(RunbookRun run, Frame frame, Step step, int depth)
{
    private const int LongestTitle = 200;
    private static readonly TimeSpan StandardDelay = TimeSpan.FromMilliseconds(500);

    private readonly RunContext _context = run.Context;
    private readonly FrameScope _scope = new(frame, run.Context);

    /// <summary>Whether the run goes on when this step failed.</summary>
    public bool ContinuesOnError { get; private set; }

    /// <summary>Runs it and journals it.</summary>
    public async ValueTask<StepEnding> RunAsync(CancellationToken cancellationToken)
    {
        var id = frame.IdOf(step);
        var outer = _context.Step;
        var (limits, gate, whatIf) = (_context.Limits, _context.Gate, _context.WhatIf);
        var started = _context.Time.GetTimestamp();
        _context.Step = id;
        _context.Report(new RunbookStepStarted(_context.Now, id, step.Kind.Name, await TitleAsync(cancellationToken).ConfigureAwait(false), depth));
        StepEnding? ending = null;
        try
        {
            ending = await GuardedAsync(id, cancellationToken).ConfigureAwait(false);
            frame.Keep(step, ending);
            if (ending.Outcome == Outcome.Unverified && step.StepsOf(step.Kind.Name).Count == 0 && step.Included is null)
            {
                run.Unproven.Add(id);
            }

            if (!ending.IsDone && ending.FailsRun && ContinuesOnError)
            {
                run.PassedOver.Add(id);
            }

            return ending;
        }
        finally
        {
            (_context.Limits, _context.Gate, _context.WhatIf, _context.Step) = (limits, gate, whatIf, outer);
            _context.Report(new RunbookStepEnded(
                _context.Now, id, ending?.Outcome ?? Outcome.Cancelled, ending?.Detail ?? "stopped", _context.Time.GetElapsedTime(started).TotalMilliseconds, depth,
                ending?.Error?.ToError(), ContinuesOnError && ending is { IsDone: false }));
        }
    }

    // Errors become endings; only a stop of the whole run goes through.
    private async ValueTask<StepEnding> GuardedAsync(string id, CancellationToken cancellationToken)
    {
        StepEnding ending;
        try
        {
            ContinuesOnError = await FlagAsync(CommonKeys.ContinueOnError, cancellationToken).ConfigureAwait(false) ?? false;
            ending = await ConditionalAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error) when (_context.WhatIf && error.Id == nameof(RunbookErrors.ExpressionFailed))
        {
            ending = StepEnding.Skipped($"depends on what an earlier step would give: {error.Message}");
        }
        catch (LamException error)
        {
            ending = StepEnding.Of(error);
        }

        if (ending.IsDone)
        {
            return ending;
        }

        ending = ending with { FailsRun = ending.FailsRun || step.Kind is TaskStep or PlanStep or ExpectStep || step[CommonKeys.Expect] is not null || step.Included?.Expect is not null };
        if (ending.FailedStep is not null)
        {
            return ending;
        }

        var cause = ending.Error ?? new LamException("StepFailed", ExitCode.Failed, ending.Detail.Length == 0 ? ending.Outcome.ToString() : ending.Detail);
        return ending with { FailedStep = step.Id, Error = ExecutionErrors.StepFailed(cause, id, step.At) };
    }

    private async ValueTask<StepEnding> ConditionalAsync(CancellationToken cancellationToken)
    {
        if (await FlagAsync(CommonKeys.If, cancellationToken).ConfigureAwait(false) == false)
        {
            return StepEnding.Skipped("its condition is false");
        }

        if (await FlagAsync(CommonKeys.WhatIf, cancellationToken).ConfigureAwait(false) == true)
        {
            _context.WhatIf = true;
        }

        if (step[CommonKeys.PolicyKey] is MapSource policy)
        {
            _context.Gate = _context.Gate.Within(PolicyShape.Build(policy, step.Where));
        }

        if (_context.WhatIf)
        {
            // Nothing changes, so nothing that isn't there now will come.
            _context.Limits = _context.Limits with { Wait = TimeSpan.Zero };
        }

        var limit = await DurationAsync(step[CommonKeys.Timeout], cancellationToken).ConfigureAwait(false);
        if (limit is not { } time)
        {
            return await TriesAsync(null, cancellationToken).ConfigureAwait(false);
        }

        if (!_context.WhatIf)
        {
            // Waiting for an element or an expectation ends a little sooner, because it can say what was seen.
            _context.Limits = _context.Limits with { Wait = time * 0.9 };
        }

        using var timeout = new CancellationTokenSource(time, _context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await TriesAsync(time, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return StepEnding.Of(ExecutionErrors.StepTimedOut(time));
        }
    }

    private async ValueTask<StepEnding> TriesAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var retry = step[CommonKeys.Retry] is { } source ? (await source.EvaluateAsync(_scope, cancellationToken).ConfigureAwait(false)).AsMap : [];
        var attempts = retry.TryGetValue("attempts", out var most) ? most.AsInteger : 1;
        var delay = retry.TryGetValue("delay", out var pause) && Durations.TryParse(pause.Reveal(), out var parsed) ? parsed : StandardDelay;
        var factor = retry.TryGetValue("factor", out var growth) ? growth.AsNumber : 1;
        var passed = run.PassedOver.Count;
        string[] never = retry.TryGetValue("not-on", out var list) ? [.. list.AsList.Select(o => o.Reveal())] : [nameof(Outcome.Blocked)];
        for (var attempt = 1; ; attempt++)
        {
            var ending = await TryAsync(limit, cancellationToken).ConfigureAwait(false);
            if (ending.IsDone || attempt >= attempts || _context.WhatIf || never.Contains(ending.Outcome.ToString()))
            {
                return ending;
            }

            _context.Progress($"{step.Where}: try {attempt} of {attempts} failed ({ScreenText.Short(ending.Detail, 200)}); again in {Durations.Text(delay)}");
            await Task.Delay(delay, _context.Time, cancellationToken).ConfigureAwait(false);
            delay *= factor;
            run.PassedOver.RemoveRange(passed, run.PassedOver.Count - passed);
        }
    }

    private async ValueTask<StepEnding> TryAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var (proven, passed) = (run.Unproven.Count, run.PassedOver.Count);
        try
        {
            var ending = await step.Kind.RunAsync(new StepContext(run, frame, step, depth, limit), cancellationToken).ConfigureAwait(false);
            if (!ending.IsDone || _context.WhatIf || step[CommonKeys.Expect] is not ListSource expect)
            {
                return ending;
            }

            // An expectation may speak of the result of its own step.
            frame.Keep(step, ending);
            if (await new ExpectationRunner(run, frame).CheckAsync(expect, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                return failed;
            }

            // What was asked to be checked here proves the step, and the steps below it.
            run.Unproven.RemoveRange(Math.Min(proven, run.Unproven.Count), Math.Max(0, run.Unproven.Count - proven));
            run.PassedOver.RemoveRange(passed, run.PassedOver.Count - passed);
            return ending with { Outcome = Outcome.Verified };
        }
        catch (LamException error) when (error.ExitCode != ExitCode.Internal && !(_context.WhatIf && error.Id == nameof(RunbookErrors.ExpressionFailed)))
        {
            return StepEnding.Of(error);
        }
    }

    private async ValueTask<string> TitleAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ScreenText.Short(await step.Kind.TitleAsync(new StepContext(run, frame, step, depth, null), cancellationToken).ConfigureAwait(false), LongestTitle);
        }
        catch (LamException)
        {
            // The same error comes again when the step runs, and is reported there.
            return step.Kind.Name;
        }
    }

    private async ValueTask<bool?> FlagAsync(string key, CancellationToken cancellationToken) =>
        step[key] is { } source ? (await source.EvaluateAsync(_scope, cancellationToken).ConfigureAwait(false)).AsBoolean : null;

    private async ValueTask<TimeSpan?> DurationAsync(ValueSource? source, CancellationToken cancellationToken) =>
        source is not null && Durations.TryParse((await source.EvaluateAsync(_scope, cancellationToken).ConfigureAwait(false)).Reveal(), out var duration)
            ? duration
            : null;
}
