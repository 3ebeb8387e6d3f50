using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core;
using LamPS.Core.Agent;
using LamPS.Core.Policies;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Desktop.Sandbox.Replay;
using LamPS.Host.Composition;
using LamPS.Learning.Lessons;

namespace LamPS.Host.Operations;

/// <summary>What everything that acts shares: desktop, gate, journal, progress, report, result.</summary>
internal sealed class RunOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>What to run.</summary>
    public sealed record Work
    {
        /// <summary><c>task</c>, <c>runbook</c>, <c>act</c> or <c>expect</c>.</summary>
        public required string Kind { get; init; }

        /// <summary>The request, or the runbook's name.</summary>
        public required string Request { get; init; }

        /// <summary>Full path of the runbook, or null.</summary>
        public string? Runbook { get; init; }

        /// <summary>Where; <c>auto</c> is resolved by the application.</summary>
        public required DesktopScope Scope { get; init; }

        /// <summary>How.</summary>
        public required RunSettings Settings { get; init; }

        /// <summary>Time limit where the request has none, when the work brings one of its own.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>What becomes of applications that the run starts.</summary>
        public Afterwards Afterwards { get; init; }

        /// <summary>Whether a report is written at the end; it can be written later at any time.</summary>
        public bool Report { get; init; } = true;

        /// <summary>Secrets that must never be written anywhere.</summary>
        public IReadOnlyList<string> Secrets { get; init; } = [];

        /// <summary>What to do.</summary>
        public required Func<RunContext, AgentLoop, CancellationToken, Task<RunEnding>> Body { get; init; }
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="LamException">It can't even begin: no such model, desktop or policy.</exception>
    public async Task<RunResult> ExecuteAsync(Work work)
    {
        var id = RunIds.New();
        var states = new RunStates(id);
        var agent = await composer.AgentAsync(work.Settings.Model, work.Scope.Application, caller.Functions, work.Secrets, caller.Stop, states.Watch).ConfigureAwait(false);
        var kind = composer.Desktops.Resolve(work.Scope.Desktop, work.Scope.Application);
        var gate = Gate(work.Settings.Policy);
        var store = workplace.Rent();
        try
        {
            foreach (var secret in work.Secrets)
            {
                store.Redactor.Add(secret);
            }

            var run = new RunRecord
            {
                Id = id,
                Kind = work.Kind,
                Request = store.Redactor.Apply(work.Request),
                Runbook = work.Runbook,
                Desktop = kind.StartsWith("replay:", StringComparison.Ordinal) ? "replay" : kind,
                Model = agent.Model,
                StartedAt = TimeProvider.System.GetUtcNow(),
                Version = Product.Version,
                ProcessId = Environment.ProcessId,
            };
            var events = new List<RunEvent>();
            var ended = await RunAsync(work, run, kind, agent, gate, store, new Broadcast(store, events, states, caller.Observer)).ConfigureAwait(false);

            // What showed is kept as pictures are, and only where something can be learned from it.
            if (work.Settings.Screenshots && ended.Outcome == Outcome.Verified)
            {
                states.Write(store.FolderOf(id), store.Redactor);
            }

            return await FinishAsync(work, ended, events, store).ConfigureAwait(false);
        }
        finally
        {
            workplace.Return(store);
        }
    }

    private PolicyGate Gate(string? policy) => new(
        policy is null ? caller.IsAttended ? Policy.Attended : Policy.Unattended : PolicyReader.Resolve(policy),
        caller.IsAttended ? caller.Confirmation : NobodyToAsk.Instance,
        bounds: caller.Bounds);

    private async Task<RunRecord> RunAsync(Work work, RunRecord run, string kind, AgentLoop agent, PolicyGate gate, RunStore store, IRunObserver observer)
    {
        DesktopUse use;
        try
        {
            if (work.Scope.Headless)
            {
                caller.Note("starting a private session");
            }

            use = await workplace.UseAsync(kind, work.Scope.Headless, caller.Stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is LamException or OperationCanceledException)
        {
            return EndEarly(run, error as LamException ?? RunSessionErrors.Cancelled(), observer);
        }

        await using (use.ConfigureAwait(false))
        {
            using var recording = work.Settings.Record is { } file ? RecordingDesktop.ToFile(use.Desktop, file, work.Secrets) : null;
            var context = new RunContext
            {
                Run = run,
                Desktop = recording ?? use.Desktop,
                Catalog = composer.Catalog,
                Observer = observer,
                Secrets = store.Redactor,
                Screenshots = work.Settings.Screenshots ? store : null,
                Gate = gate,
                Functions = composer.Functions(agent, caller.Functions),
                Limits = new RunLimits { MaxActions = work.Settings.MaxActions },
                StopNow = caller.StopNow,
                WhatIf = work.Settings.WhatIf,
            };
            var session = new RunSession(context) { Timeout = TimeLimit.Of(work.Scope) ?? work.Timeout, KeepOpen = work.Afterwards != Afterwards.Close };
            var ended = await session.RunAsync(stop => work.Body(context, agent, stop), caller.Stop).ConfigureAwait(false);
            if (work.Afterwards == Afterwards.CloseWithCaller)
            {
                use.Adopt(context.Launched);
            }

            return ended;
        }
    }

    private static async Task<RunResult> FinishAsync(Work work, RunRecord ended, IReadOnlyList<RunEvent> events, RunStore store)
    {
        if (!work.Report)
        {
            return RunResults.Make(ended, events);
        }

        store.Flush();
        var folder = work.Settings.Report is { Length: > 0 } wanted ? Path.GetFullPath(wanted) : store.FolderOf(ended.Id);
        var report = await ReportWriter.WriteAsync(store, ended.Id, folder, CancellationToken.None).ConfigureAwait(false);
        return RunResults.Make(ended, events, report.Html);
    }

    // A desktop that isn't there ends the run before it began; it is journalled all the same, so that 3 a.m. leaves a trace.
    private static RunRecord EndEarly(RunRecord run, LamException error, IRunObserver observer)
    {
        var ending = RunEnding.Of(error);
        observer.OnEvent(new RunStarted(run.StartedAt, run));
        var ended = run with { EndedAt = TimeProvider.System.GetUtcNow(), Outcome = ending.Outcome, ExitCode = ending.ExitCode, Error = error.ToError() };
        observer.OnEvent(new RunEnded(ended.EndedAt.Value, ended));
        return ended;
    }

    private sealed class Broadcast(RunStore store, List<RunEvent> events, RunStates states, IRunObserver caller) : IRunObserver
    {
        public void OnEvent(RunEvent runEvent)
        {
            // The journal first: what it can't keep must not happen.
            store.OnEvent(runEvent);
            events.Add(runEvent);
            states.OnEvent(runEvent);
            caller.OnEvent(runEvent);
        }
    }
}
