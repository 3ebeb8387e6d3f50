using LamPS.Contracts.Runs;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;
using LamPS.Core.Verification;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Checks the expectations of a step or runbook, one after the other, up to the first that doesn't hold.</summary>
internal sealed class ExpectationRunner(RunbookRun run, Frame frame)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RunContext _context = run.Context;
    private readonly FrameScope _scope = new(frame, run.Context);

    /// <summary>Checks expectations.</summary>
    /// <returns>The failure, or null when all of them hold.</returns>
    public async ValueTask<StepEnding?> CheckAsync(ListSource expectations, CancellationToken cancellationToken)
    {
        var reader = new ExpectationReader(frame, _scope, _context.Run.StartedAt);
        foreach (var statement in expectations.Items.OfType<MapSource>())
        {
            foreach (var template in statement.Templates())
            {
                run.Note(await template.Template.EvaluateAsync(_scope, cancellationToken).ConfigureAwait(false));
            }

            var entry = statement.Entries[0];
            var failed = entry.Key switch
            {
                "condition" => await ConditionAsync(entry.Value, cancellationToken).ConfigureAwait(false),
                "script" => await ScriptAsync(entry.Value, cancellationToken).ConfigureAwait(false),
                _ => await StateAsync(await reader.ReadAsync(entry.Key, entry.Value, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            };
            if (failed is not null)
            {
                return StepEnding.Of(AgentErrors.ExpectationFailed(failed.Expectation, failed.Evidence)) with { FailsRun = true };
            }
        }

        return null;
    }

    private async ValueTask<ExpectationOutcome?> StateAsync(IReadOnlyList<Expectation> expectations, CancellationToken cancellationToken)
    {
        var checker = new ExpectationChecker(_context);
        foreach (var expectation in expectations)
        {
            var found = await checker.CheckAsync(expectation, cancellationToken).ConfigureAwait(false);
            if (!found.Holds)
            {
                return found;
            }
        }

        return null;
    }

    private async ValueTask<ExpectationOutcome?> ConditionAsync(ValueSource condition, CancellationToken cancellationToken)
    {
        var text = condition is TemplateSource template ? template.Template.Text.Trim() : "true";
        var holds = await PollAsync(condition, _scope, _context, cancellationToken).ConfigureAwait(false);
        return Report(text, holds, holds ? "it is true" : "it is false");
    }

    private async ValueTask<ExpectationOutcome?> ScriptAsync(ValueSource source, CancellationToken cancellationToken)
    {
        var (script, variables) = await ScriptText.ComposeAsync(source, _scope, cancellationToken).ConfigureAwait(false);
        foreach (var value in variables.Values)
        {
            run.Note(value);
        }

        var result = await run.Scripts.RunAsync(new ScriptRequest(script, variables, frame.Runbook.Directory), cancellationToken).ConfigureAwait(false);
        var holds = result.Succeeded && result.Output is [.., { Kind: RunbookValueKind.Boolean } last] && last.AsBoolean;
        var evidence = result.Errors.Count > 0 ? string.Join("; ", result.Errors) : result.Succeeded ? $"it gave {result.Value}" : $"exit code {result.ExitCode}";
        return Report($"script '{Elements.ScreenText.Short(script.Trim(), 120)}' to give true", holds, Elements.ScreenText.Short(evidence, 200));
    }

    /// <summary>Computes a condition again and again until it is true or the time for waiting is up.</summary>
    public static async ValueTask<bool> PollAsync(ValueSource condition, IExpressionScope scope, RunContext context, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (true)
        {
            if ((await condition.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false)).AsBoolean)
            {
                return true;
            }

            if (context.Time.GetElapsedTime(started) >= context.Limits.Wait)
            {
                return false;
            }

            await Task.Delay(Pause, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private ExpectationOutcome? Report(string expectation, bool holds, string evidence)
    {
        var outcome = new ExpectationOutcome(_context.Step, expectation, holds, evidence);
        _context.Report(new ExpectationChecked(_context.Now, outcome));
        return holds ? null : outcome;
    }
}
