using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Host.Composition;
using LamPS.Host.Serving;

namespace LamPS.Host.Operations;

/// <summary>What is kept of runs.</summary>
internal sealed class RunRecordOperation(Workplace workplace)
{
    private const int Most = 10_000;

    /// <summary>Lists runs, newest first.</summary>
    /// <exception cref="Core.LamException">A beginning of an id fits several runs, or none.</exception>
    public RunList List(RunsRequest request) => Use(store => new RunList(request.Id switch
    {
        null => [.. store.List(Math.Clamp(request.Limit, 1, Most)).Select(Info)],
        var id when id.AsSpan().ContainsAny('*', '?') => [.. store.List(Most)
            .Where(r => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(id, r.Id)).Take(Math.Clamp(request.Limit, 1, Most)).Select(Info)],
        var id => [Info(store.Get(id))],
    }));

    /// <summary>Writes the report of a run.</summary>
    public async Task<RunResult> ReportAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var store = workplace.Rent();
        try
        {
            var run = store.Get(request.Run);
            var report = await ReportWriter.WriteAsync(store, run.Id, request.Folder ?? store.FolderOf(run.Id), cancellationToken).ConfigureAwait(false);
            return RunResults.Read(store, run.Id, report.Html);
        }
        finally
        {
            workplace.Return(store);
        }
    }

    /// <summary>Makes a runbook of a run.</summary>
    public CompiledRunbook Compile(CompileRequest request, Composer composer) => Use(store => new RunCompiler(composer).Compile(store, request));

    /// <summary>Stops a run that is under way in this process.</summary>
    /// <exception cref="Core.LamException">There is no such run, or it runs elsewhere.</exception>
    public RunInfo Stop(RunReference request, RunningRuns running) => Use(store =>
    {
        var run = store.Get(request.Run);
        return running.Stop(run.Id)
            ? Info(run)
            : throw OperationErrors.RunNotRunning(run.Id, run.Outcome is { } outcome ? $": it ended as {outcome}" : $": process {run.ProcessId} runs it");
    });

    /// <summary>A run as lists show it.</summary>
    public static RunInfo Info(RunRecord run) => new(
        run.Id, run.Kind, run.Request, run.Desktop, run.Outcome, run.StartedAt, run.EndedAt is { } end ? (end - run.StartedAt).TotalMilliseconds : null);

    private T Use<T>(Func<RunStore, T> read)
    {
        var store = workplace.Rent();
        try
        {
            return read(store);
        }
        finally
        {
            workplace.Return(store);
        }
    }
}
