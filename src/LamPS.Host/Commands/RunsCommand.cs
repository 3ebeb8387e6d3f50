using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Runs;
using LamPS.Host.Cli;
using LamPS.Host.Operations;
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
            var runs = new RunRecordOperation(new CommandWorkplace()).List(new RunsRequest(null, Math.Max(1, invocation.Get(limit))));
            invocation.Print(runs, HostJsonContext.Default.RunList, Lines);
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
            var folder = invocation.Get(host.Options.Report) is { Length: > 0 } wanted ? Path.GetFullPath(wanted) : null;
            var result = await new RunRecordOperation(new CommandWorkplace())
                .ReportAsync(new ReportRequest(invocation.Get(id)!, folder), invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(result, ResultJsonContext.Default.RunResult, _ => [result.Report!]);
            return ExitCode.Verified;
        });
        return command;
    }

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
