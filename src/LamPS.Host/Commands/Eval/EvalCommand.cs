using System.CommandLine;
using LamPS.Host.Cli;

namespace LamPS.Host.Commands.Eval;

/// <summary><c>lamps eval</c>: how good plans, decisions and runs are.</summary>
internal static class EvalCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("eval", "Measures planners and models on tasks that were held out.")
    {
        EvalPlanCommand.Create(host), EvalDecideCommand.Create(host), EvalLiveCommand.Create(host),
    };
}
