using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>
/// The one way in which anything is done: gate, journal, act, verify, journal. Agent, runbook and command line all come through here.
/// </summary>
/// <param name="context">The run.</param>
public sealed class ActionExecutor(RunContext context)
{
    // An action in flight is let finish when a stop is asked for, but not for longer than a person would wait.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.8);

    private readonly ActionVerifier _verifier = new(context);
    private readonly DesktopFunctions _functions = new(context);

    /// <summary>Does one action.</summary>
    /// <param name="intent">The action and where it comes from.</param>
    /// <param name="cancellationToken">Stops: an action in flight may finish within a second, or else its record ends as <see cref="Outcome.Cancelled"/>.</param>
    /// <exception cref="LamException">The application died or hangs; the journal can't be written.</exception>
    public async ValueTask<ActionReport> ExecuteAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var action = intent.Action;
        intent.Snapshot.TryGet(action.Element, out var element);
        var started = context.Time.GetTimestamp();
        var record = Begin(intent, element);
        if (!context.Pool.TryGet(action.Function, out var function))
        {
            var unknown = ActionOutcome.NotSupported($"there is no function '{action.Function}' here");
            context.Report(new StepStarted(context.Now, record));
            return End(record, unknown, intent.Snapshot, [], record.Times, started);
        }

        var subject = RiskAssessor.Assess(function, action, context.Application?.Name ?? "", element, intent.Snapshot);
        if (function == UiFunctions.Close && await IsOwnAsync(action, cancellationToken).ConfigureAwait(false))
        {
            // What the run started it ends in any case, so a step that does it sooner destroys nothing more.
            subject = subject with { Risk = Risk.Change };
        }

        var what = context.Secrets.Apply(Describe(action, element));
        var answer = context.WhatIf
            ? context.Gate.Evaluate(subject)
            : await context.Gate.DecideAsync(subject, what, action.Status == ActionStatus.Confirm, cancellationToken).ConfigureAwait(false);
        record = record with { Policy = answer };
        context.Report(new StepStarted(context.Now, record));

        if (answer.Verdict == PolicyVerdict.Deny)
        {
            return End(record, ActionOutcome.Blocked($"{what}: {answer.Rule}"), intent.Snapshot, [], record.Times, started);
        }

        if (context.WhatIf && function.Risk != Risk.Read)
        {
            var ask = answer.Verdict == PolicyVerdict.Ask ? ", after asking" : "";
            return End(record, ActionOutcome.Skipped($"would {what}{ask}"), intent.Snapshot, [], record.Times, started);
        }

        record = await PictureAsync(record, before: true, cancellationToken).ConfigureAwait(false);
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, context.Time);
        await using var stop = cancellationToken.Register(() => grace.CancelAfter(Grace)).ConfigureAwait(false);
        using var now = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, context.StopNow);
        return await DoAsync(record, function, intent, element, started, now.Token).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsOwnAsync(LamAction close, CancellationToken cancellationToken)
    {
        var application = close.Arguments.Text("application") is { } name
            ? await context.FindApplicationAsync(name, cancellationToken).ConfigureAwait(false)
            : context.Application;
        return application is not null && context.Launched.Contains(application);
    }

    /// <summary>An action in words, for people.</summary>
    /// <param name="action">The action.</param>
    /// <param name="element">Its element.</param>
    public static string Describe(LamAction action, Element? element)
    {
        var arguments = action.Arguments.Count == 0 ? "" : $" ({ScreenText.Short(action.Arguments.ToString(), 120)})";
        return element is null ? $"'{action.Function}'{arguments}" : $"'{action.Function}' on {element}{arguments}";
    }

    private async ValueTask<ActionReport> DoAsync(
        StepRecord record, FunctionDefinition function, ActionIntent intent, Element? element, long started, CancellationToken cancellationToken)
    {
        var action = intent.Action;
        var changes = (IReadOnlyList<ElementChange>)[];
        var after = intent.Snapshot;
        var times = record.Times;
        ActionOutcome outcome;
        try
        {
            var acting = context.Time.GetTimestamp();
            outcome = await ActAsync(function, action, cancellationToken).ConfigureAwait(false);
            times = times with { Act = context.Time.GetElapsedTime(acting).TotalMilliseconds };

            if (outcome.Outcome == Outcome.Unverified)
            {
                var verifying = context.Time.GetTimestamp();
                (outcome, after, changes) = await _verifier.VerifyAsync(action, element, intent.Snapshot, outcome, cancellationToken).ConfigureAwait(false);
                if (outcome.Outcome == Outcome.Unverified && ActionVerifier.OpensDialog(action) && context.Desktop.ChangesByItself)
                {
                    // An application that has just closed another dialog may swallow the command. Where none came, asking again does no harm.
                    outcome = await ActAsync(function, action, cancellationToken).ConfigureAwait(false);
                    if (outcome.Outcome == Outcome.Unverified)
                    {
                        (outcome, after, changes) = await _verifier.VerifyAsync(action, element, intent.Snapshot, outcome, cancellationToken).ConfigureAwait(false);
                    }
                }

                times = times with { Verify = context.Time.GetElapsedTime(verifying).TotalMilliseconds };
            }
        }
        catch (OperationCanceledException)
        {
            context.Report(new StepEnded(context.Now, record with
            {
                Outcome = Outcome.Cancelled, Detail = "stopped while it was being done", DurationMs = context.Time.GetElapsedTime(started).TotalMilliseconds,
            }));
            throw;
        }
        catch (LamException error)
        {
            context.Report(new StepEnded(context.Now, record with
            {
                Outcome = Outcome.Failed, Detail = error.Message, DurationMs = context.Time.GetElapsedTime(started).TotalMilliseconds,
            }));
            throw;
        }

        record = await PictureAsync(record, before: false, cancellationToken).ConfigureAwait(false);
        var report = End(record, outcome, after, changes, times, started);
        await ThrowIfGoneAsync(function, action, element, outcome, cancellationToken).ConfigureAwait(false);
        return report;
    }

    private async ValueTask<ActionOutcome> ActAsync(FunctionDefinition function, LamAction action, CancellationToken cancellationToken)
    {
        if (_functions.Handles(function))
        {
            return await _functions.InvokeAsync(function, action, cancellationToken).ConfigureAwait(false);
        }

        if (!FunctionPool.Ui.TryGet(function.Name, out _))
        {
            return await context.Functions!.InvokeAsync(action, context, cancellationToken).ConfigureAwait(false);
        }

        var application = context.Application ?? throw AgentErrors.NoApplication();
        using var limit = new CancellationTokenSource(context.Limits.Call, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await context.Desktop.ActAsync(application, action, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ActionOutcome.TimedOut($"no answer within {context.Limits.Call.TotalSeconds:0.#} s");
        }
    }

    // An application that ended or hangs explains a failure better than the failure itself. One that ends after a done action may be right:
    // the last button of a form closes it.
    private async ValueTask ThrowIfGoneAsync(
        FunctionDefinition function, LamAction action, Element? element, ActionOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.IsDone || outcome.Outcome is Outcome.Skipped or Outcome.Blocked || context.Application is not { } application || _functions.Handles(function))
        {
            return;
        }

        var health = await context.Desktop.CheckAsync(application, cancellationToken).ConfigureAwait(false);
        if (health == ApplicationHealth.Exited)
        {
            throw AgentErrors.ApplicationDied(application.Name, Describe(action, element));
        }

        if (health == ApplicationHealth.NotResponding)
        {
            throw AgentErrors.ApplicationHangs(application.Name, Describe(action, element), context.Limits.Call);
        }
    }

    private StepRecord Begin(ActionIntent intent, Element? element)
    {
        var action = intent.Action;
        return new StepRecord
        {
            Number = context.NextAction(),
            Step = context.Step,
            PlanStep = intent.PlanStep,
            Function = action.Function,
            Element = element?.ToReference(intent.Selector ?? Selector.For(intent.Snapshot, element).ToString()),
            Bounds = element?.Bounds ?? default,
            Arguments = element is { } e && e.Is(ElementStates.Protected) && action.Arguments.ContainsKey("text") ? action.Arguments.With("text", "***") : action.Arguments,
            Reason = intent.Decision?.Reason ?? "",
            Confidence = intent.Decision?.Confidence,
            Alternatives = intent.Decision?.Alternatives ?? [],
            StartedAt = context.Now,
            Times = intent.Spent,
        };
    }

    private ActionReport End(
        StepRecord record, ActionOutcome outcome, Snapshot after, IReadOnlyList<ElementChange> changes, StepTimes times, long started)
    {
        record = record with
        {
            Outcome = outcome.Outcome,
            Detail = outcome.Detail,
            Changes = changes,
            Times = times,
            DurationMs = context.Time.GetElapsedTime(started).TotalMilliseconds + times.Capture + times.Filter + times.Decide,
        };
        context.Report(new StepEnded(context.Now, record));
        return new ActionReport(record, outcome, after);
    }

    private async ValueTask<StepRecord> PictureAsync(StepRecord record, bool before, CancellationToken cancellationToken)
    {
        if (context.Screenshots is not { } sink || await context.Desktop.ScreenshotAsync(null, cancellationToken).ConfigureAwait(false) is not { } picture)
        {
            return record;
        }

        var name = $"{record.Number:000}-{(before ? "before" : "after")}.png";
        sink.Save(context.Run.Id, name, picture);
        return before
            ? record with { ScreenshotBefore = name, ScreenshotArea = picture.Area }
            : record with { ScreenshotAfter = name, ScreenshotArea = picture.Area };
    }
}
