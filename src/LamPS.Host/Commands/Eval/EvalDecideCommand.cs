using System.CommandLine;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Operations;

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
        host.OnRun(command, invocation =>
        {
            var whose = invocation.Get(plan)!;
            if (whose is not ("given" or "own"))
                throw OperationErrors.OptionInvalid("--plan", whose, "given or own");
            return EvalOptions.MeasureAsync(invocation, options.RequestOf(invocation, MeasureKind.Decide) with { GivenPlan = whose == "given", Recipes = invocation.Get(options.Recipes) });
        });
        return command;
    }
}
