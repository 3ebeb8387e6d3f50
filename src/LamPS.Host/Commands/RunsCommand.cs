using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps runs</c> and <c>lamps report</c>: what was done.</summary>
internal static class RunsCommand
{
    /// <summary>Makes <c>runs</c>.</summary>
    public static Command CreateRuns(CommandHost host)
    {
        var limit = new Option<int>("--limit") { Description = "Most runs shown.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var command = new Command("runs", "Lists runs, newest first.") { limit };
        host.OnRun(command, invocation =>
        {
            using var store = new RunStore(LampsHome.Folder);
            var runs = store.List(Math.Max(1, invocation.Get(limit)));
            invocation.Print(new RunList([.. runs.Select(Info)]), HostJsonContext.Default.RunList, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    /// <summary>Makes <c>report</c>.</summary>
    public static Command CreateReport(CommandHost host)
    {
        var id = new Argument<string>("RUN") { Description = "Id of a run, its beginning, or 'last'.", DefaultValueFactory = _ => "last" };
        var command = new Command("report", "Writes the report of a run, and names it.") { id, host.Options.Report };
        host.OnRun(command, async invocation =>
        {
            using var store = new RunStore(LampsHome.Folder);
            var run = store.Get(invocation.Get(id)!);
            var folder = invocation.Get(host.Options.Report) is { Length: > 0 } wanted ? Path.GetFullPath(wanted) : store.FolderOf(run.Id);
            var report = await ReportWriter.WriteAsync(store, run.Id, folder, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(RunResults.Read(store, run.Id, report.Html), ResultJsonContext.Default.RunResult, _ => [report.Html]);
            return ExitCode.Verified;
        });
        return command;
    }

    private static RunInfo Info(RunRecord run) => new(
        run.Id, run.Kind, run.Request, run.Desktop, run.Outcome, run.StartedAt, run.EndedAt is { } end ? (end - run.StartedAt).TotalMilliseconds : null);

    private static IEnumerable<string> Lines(RunList list)
    {
        if (list.Runs.Count == 0)
        {
            yield return "No runs yet. Try: lamps run examples/quickstart.yaml";
            yield break;
        }

        yield return $"{"Run",-8} {"Outcome",-11} {"Time",8}  {"Started",-16}  {"Desktop",-8}  Request";
        foreach (var run in list.Runs)
        {
            var time = run.DurationMs is { } ms ? $"{ms / 1000:0.0} s" : "runs";
            yield return $"{run.Run,-8} {run.Outcome?.ToString() ?? "-",-11} {time,8}  {run.StartedAt.ToLocalTime(),-16:yyyy-MM-dd HH:mm}  {run.Desktop,-8}  {Screen.Safe(run.Request, 70)}";
        }
    }
}
