using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Runs runbooks.</summary>
/// <param name="loop">Plans and decides for <c>task</c> and <c>plan</c> steps.</param>
/// <param name="scripts">Makes the engine of a run's <c>script</c> steps; PowerShell when null.</param>
public sealed class RunbookExecutor(AgentLoop loop, Func<IScriptEngine>? scripts = null)
{
    private readonly TaskRunner _tasks = new(loop);

    /// <summary>Runs a runbook from the beginning to the end of a run: journal, time limit, cleaning up.</summary>
    /// <param name="runbook">Runbook, valid.</param>
    /// <param name="parameters">Values of its parameters, from <see cref="ParameterBinder"/>.</param>
    /// <param name="context">The run; its <see cref="RunContext.WhatIf"/> shows and changes nothing.</param>
    /// <param name="keepOpen">Whether applications that it started stay open at its end.</param>
    /// <param name="timeout">Time limit beside the runbook's own; the shorter one counts.</param>
    /// <param name="cancellationToken">Stops after the action in flight; <c>always</c> runs nevertheless, until <see cref="RunContext.StopNow"/>.</param>
    /// <returns>The run as it ended; never throws for what goes wrong in it.</returns>
    public async Task<RunRecord> RunAsync(
        Runbook runbook, IReadOnlyDictionary<string, RunbookValue> parameters, RunContext context, bool keepOpen, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = (runbook.Timeout, timeout) switch
        {
            ({ } own, { } given) => own < given ? own : given,
            var (own, given) => own ?? given,
        };
        var session = new RunSession(context) { KeepOpen = keepOpen, Timeout = limit };
        return await session.RunAsync(token => DoAsync(runbook, parameters, context, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does the steps of a runbook inside of a run that is on, as application functions are done.</summary>
    /// <param name="runbook">Runbook, valid.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<RunEnding> DoAsync(
        Runbook runbook, IReadOnlyDictionary<string, RunbookValue> parameters, RunContext context, CancellationToken cancellationToken)
    {
        await using var engine = (scripts ?? (() => new PowerShellEngine(context.Time)))();
        var run = new RunbookRun(context, _tasks, loop, engine);
        var prefix = context.Step is { } outer ? outer + "/" : "";
        var ending = await run.RunAsync(new Frame(runbook, parameters, prefix), prefix.Count(c => c == '/'), cancellationToken).ConfigureAwait(false);
        if (ending.Error is { } error)
        {
            return new RunEnding(ending.Outcome, error);
        }

        return context.WhatIf ? RunEnding.Skipped
            : run.PassedOver.Count > 0 ? RunEnding.Of(ExecutionErrors.FailuresPassedOver(run.PassedOver))
            : run.Unproven.Count > 0 ? new RunEnding(Outcome.Unverified, AgentErrors.NothingProves(run.Unproven.Select(id => $"step '{id}'")))
            : new RunEnding(ending.Outcome == Outcome.Unverified ? Outcome.Verified : ending.Outcome, null);
    }
}
