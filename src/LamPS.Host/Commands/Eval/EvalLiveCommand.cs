using System.CommandLine;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Commands.Data;

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
        host.OnRun(command, invocation => EvalOptions.MeasureAsync(
            invocation, options.RequestOf(invocation, MeasureKind.Live) with { Sessions = Math.Max(1, invocation.Get(sessions)), Recipes = invocation.Get(options.Recipes) }));
        return command;
    }
}
