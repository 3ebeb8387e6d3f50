using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Commands.Data;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;
using LamPS.Learning.Evaluating.Reports;

namespace LamPS.Host.Commands.Eval;

/// <summary><c>lamps eval decide</c>: decisions against the teacher's, state by state.</summary>
internal static class EvalDecideCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new EvalOptions();
        var plan = new Option<string>("--plan") { Description = "given: the teacher's lines; own: the lines of the model's planner.", DefaultValueFactory = _ => "own", HelpName = "WHOSE" };
        var command = new Command("decide", "Measures decisions on held-out trajectories: object, operation, status, step and task success, arguments.")
        {
            options.Suite, options.Out, options.Split, options.Models, options.Limit, options.Seed, options.Recipes, plan,
        };
        host.OnRun(command, async invocation =>
        {
            var whose = invocation.Get(plan)!;
            if (whose is not ("given" or "own"))
                throw OperationErrors.OptionInvalid("--plan", whose, "given or own");
            var names = options.ModelsOf(invocation);
            var operation = new EvaluationOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller);
            var report = await operation.DecideAsync(
                DataFolder.EpisodesIn(invocation.Get(options.Suite)!), options.SplitOf(invocation), invocation.Get(options.Limit), names, whose == "own", invocation.Get(options.Seed),
                [.. options.Settings(invocation, names), new("plan", whose)], new NoteProgress(invocation.Screen)).ConfigureAwait(false);
            var files = await ReportFolder.WriteAsync(invocation.Get(options.Out)!, report, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(EvalPlanCommand.Summary(report, files[0]), HostJsonContext.Default.EvaluationSummary, s => s.Lines());
            return ExitCode.Verified;
        });
        return command;
    }
}
