using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Composition;
using LamPS.Host.Scripts;

namespace LamPS.Host.Operations;

/// <summary>A runbook: checked, or run.</summary>
internal sealed class RunbookOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>Reads and checks it; touches nothing.</summary>
    public RunbookLoadResult Load(string file) => new RunbookLoader(composer.Pool(caller.Functions)).Load(file);

    /// <summary>Runs it and proves the result.</summary>
    /// <param name="runbook">The runbook, valid.</param>
    /// <param name="request">Parameters, place, settings.</param>
    /// <exception cref="Core.LamException">A parameter is wrong.</exception>
    public Task<RunResult> ExecuteAsync(Runbook runbook, RunbookRequest request)
    {
        var given = request.Parameters.ToDictionary(p => p.Key, p => RunbookValue.From(p.Value), StringComparer.Ordinal);
        var parameters = ParameterBinder.Bind(runbook, given);
        return new RunOperation(composer, workplace, caller).ExecuteAsync(new RunOperation.Work
        {
            Kind = "runbook",
            Request = runbook.Name,
            Runbook = runbook.File,
            Scope = request.Scope with
            {
                Desktop = request.Scope.Desktop == "auto" ? runbook.Desktop : request.Scope.Desktop,
                Application = request.Scope.Application ?? runbook.ApplicationName,
            },
            Settings = request.Settings,
            Timeout = runbook.Timeout,
            Afterwards = request.Settings.KeepOpen && !request.Scope.Headless ? Afterwards.Keep : Afterwards.Close,
            Secrets = [.. parameters.Values.Where(v => v.HasSecret).Select(v => v.Reveal())],
            Body = async (context, agent, stop) =>
            {
                using var alone = runbook.Concurrency is { } concurrency ? await RunLock.TakeAsync(concurrency, context, stop).ConfigureAwait(false) : null;
                return alone is null && runbook.Concurrency is not null
                    ? RunEnding.Skipped
                    : await new RunbookExecutor(agent, caller.Scripts ?? ScriptEngines.Create).DoAsync(runbook, parameters, context, stop).ConfigureAwait(false);
            },
        });
    }
}
