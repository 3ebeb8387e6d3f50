using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Desktop.Sandbox.Replay;
using LamPS.Host.Composition;
using LamPS.Host.Terminal;

namespace LamPS.Host.Cli;

/// <summary>What every command that acts shares: desktop, journal, progress, report, result, exit code.</summary>
internal sealed class RunFrame(Invocation invocation, Composer composer)
{
    /// <summary>What to run.</summary>
    public sealed record Work
    {
        /// <summary><c>task</c>, <c>runbook</c> or <c>act</c>.</summary>
        public required string Kind { get; init; }

        /// <summary>The request, or the runbook's name.</summary>
        public required string Request { get; init; }

        /// <summary>Full path of the runbook, or null.</summary>
        public string? Runbook { get; init; }

        /// <summary>Kind of desktop as written; <c>auto</c> is resolved by the application.</summary>
        public required string Desktop { get; init; }

        /// <summary>Application, or null.</summary>
        public string? Application { get; init; }

        /// <summary>Time limit, when the work brings one of its own.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Whether what the run starts stays open.</summary>
        public bool KeepOpen { get; init; }

        /// <summary>Secrets that must never be written anywhere.</summary>
        public IReadOnlyList<string> Secrets { get; init; } = [];

        /// <summary>What to do.</summary>
        public required Func<RunContext, AgentLoop, CancellationToken, Task<RunEnding>> Body { get; init; }
    }

    /// <summary>Runs it.</summary>
    public async Task<ExitCode> ExecuteAsync(Work work)
    {
        var options = invocation.Options;
        var agent = composer.Agent(invocation.Get(options.Model));
        var kind = composer.Desktops.Resolve(work.Desktop, work.Application);
        var gate = Composer.Gate(invocation.Get(options.Policy), invocation.Screen);
        var timeout = CommonOptions.ParseDuration("--timeout", invocation.Get(options.Timeout)) ?? work.Timeout;

        using var store = new RunStore(LampsHome.Folder);
        foreach (var secret in work.Secrets)
        {
            store.Redactor.Add(secret);
        }

        var run = new RunRecord
        {
            Id = RunIds.New(),
            Kind = work.Kind,
            Request = store.Redactor.Apply(work.Request),
            Runbook = work.Runbook,
            Desktop = kind.StartsWith("replay:", StringComparison.Ordinal) ? "replay" : kind,
            Model = agent.Model,
            StartedAt = TimeProvider.System.GetUtcNow(),
            Version = Product.Version,
            ProcessId = Environment.ProcessId,
        };
        var observer = new Broadcast(store, new RunPrinter(invocation.Screen, invocation.Get(invocation.Options.Verbose)));
        var ended = await RunAsync(work, run, kind, agent, gate, timeout, store, observer).ConfigureAwait(false);

        store.Flush();
        var report = await ReportWriter.WriteAsync(store, run.Id, ReportFolder(store, run.Id), CancellationToken.None).ConfigureAwait(false);
        invocation.Print(RunResults.Read(store, run.Id, report.Html), ResultJsonContext.Default.RunResult, _ => []);
        if (ended.Error is { } error)
        {
            invocation.Screen.Error(error.Message, error.Remedy, error.Id);
        }

        invocation.Screen.Note($"Report: {report.Html}");
        return ended.ExitCode ?? ExitCode.Internal;
    }

    private async Task<RunRecord> RunAsync(
        Work work, RunRecord run, string kind, AgentLoop agent, Core.Policies.PolicyGate gate, TimeSpan? timeout, RunStore store, IRunObserver observer)
    {
        var options = invocation.Options;
        IDesktop? desktop = null;
        try
        {
            if (invocation.Get(options.Headless))
            {
                invocation.Screen.Note("starting a private session", Style.Dim);
            }

            desktop = await DesktopFactory.OpenAsync(kind, invocation.Get(options.Headless), invocation.Signals.Stop).ConfigureAwait(false);
            if (invocation.Get(options.Record) is { } recording)
            {
                desktop = RecordingDesktop.ToFile(desktop, recording, work.Secrets);
            }
        }
        catch (Exception error) when (error is LamException or OperationCanceledException)
        {
            return EndEarly(run, error as LamException ?? RunSessionErrors.Cancelled(), observer);
        }

        await using (desktop.ConfigureAwait(false))
        {
            var context = new RunContext
            {
                Run = run,
                Desktop = desktop,
                Catalog = composer.Catalog,
                Observer = observer,
                Secrets = store.Redactor,
                Screenshots = invocation.Get(options.NoScreenshots) ? null : store,
                Gate = gate,
                Functions = composer.Functions(agent),
                Limits = new RunLimits { MaxActions = invocation.Get(options.MaxActions) },
                StopNow = invocation.Signals.StopNow,
                WhatIf = invocation.Get(options.WhatIf),
            };
            var session = new RunSession(context) { Timeout = timeout, KeepOpen = work.KeepOpen && !invocation.Get(options.Headless) };
            return await session.RunAsync(stop => work.Body(context, agent, stop), invocation.Signals.Stop).ConfigureAwait(false);
        }
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

    private string ReportFolder(RunStore store, string run) =>
        invocation.Get(invocation.Options.Report) is { Length: > 0 } folder ? Path.GetFullPath(folder) : store.FolderOf(run);

    private sealed class Broadcast(params IRunObserver[] observers) : IRunObserver
    {
        public void OnEvent(RunEvent runEvent)
        {
            foreach (var observer in observers)
            {
                observer.OnEvent(runEvent);
            }
        }
    }
}
