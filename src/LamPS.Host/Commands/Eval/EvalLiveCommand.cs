using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Commands.Data;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Evaluating.Reports;

namespace LamPS.Host.Commands.Eval;

/// <summary><c>lamps eval live</c>: whole runs in the live application.</summary>
internal static class EvalLiveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new EvalOptions();
        var sessions = new DataOptions().Sessions;
        var command = new Command("live", "Measures runs in the live application on held-out tasks that the teacher can do; only the saved document counts. Goes on where it was stopped.")
        {
            options.Suite, options.Out, options.Split, options.Models, options.Limit, options.Seed, options.Recipes, sessions,
        };
        host.OnRun(command, async invocation =>
        {
            var names = options.ModelsOf(invocation);
            var operation = new EvaluationOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller);
            var report = await operation.LiveAsync(
                DataFolder.EpisodesIn(invocation.Get(options.Suite)!), options.SplitOf(invocation), invocation.Get(options.Limit), names, invocation.Get(options.Seed),
                Math.Max(1, invocation.Get(sessions)),
                [.. options.Settings(invocation, names), new("sessions", invocation.Get(sessions).ToString(CultureInfo.InvariantCulture))], new CollectCommand.Reporter(invocation.Screen)).ConfigureAwait(false);
            var files = await ReportFolder.WriteAsync(invocation.Get(options.Out)!, report, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(EvalPlanCommand.Summary(report, files[0]), HostJsonContext.Default.EvaluationSummary, s => s.Lines());
            return ExitCode.Verified;
        });
        return command;
    }
}
