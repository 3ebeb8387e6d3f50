using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Core.Agent;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps plan</c>: the plan alone, nothing is started.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string>("TEXT") { Description = "The request, in words." };
        var command = new Command("plan", "Shows the plan for a request; starts nothing.") { text, host.Options.App, host.Options.Document, host.Options.Model };
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(text)!));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, string text)
    {
        var application = invocation.Get(invocation.Options.App) ?? Documents.ApplicationFor(invocation.Get(invocation.Options.Document));
        await using var workplace = new CommandWorkplace();
        var plan = await new TaskOperation(new Composer(), workplace, invocation.Caller)
            .PlanAsync(new PlanRequest(text, application, invocation.Get(invocation.Options.Model))).ConfigureAwait(false);
        invocation.Print(plan, HostJsonContext.Default.PlanInfo, Lines);
        foreach (var part in plan.Doubts)
            invocation.Screen.Note($"It isn't sure that '{part}' was understood: read the plan before you run it.", Style.Warn);
        if (plan.Unplanned.Count == 0 && plan.Steps.Count > 0)
        {
            return ExitCode.Verified;
        }

        var error = AgentErrors.NoPlan(plan.Unplanned.Count > 0 ? plan.Unplanned : [text]);
        invocation.Screen.Error(error.Message, error.Remedy, error.Id);
        return error.ExitCode;
    }

    private static IEnumerable<string> Lines(PlanInfo plan)
    {
        if (plan.Steps.Count == 0)
        {
            yield break;
        }

        var step = Math.Max(4, plan.Steps.Max(s => s.Step.Length));
        var function = Math.Max(8, plan.Steps.Max(s => s.Function.Length));
        yield return $"{"#",3} {"Step".PadRight(step)}  {"Function".PadRight(function)}  Source";
        yield return $"{"-",3} {new string('-', 4).PadRight(step)}  {new string('-', 8).PadRight(function)}  ------";
        foreach (var line in plan.Steps)
        {
            yield return $"{line.Number,3} {line.Step.PadRight(step)}  {line.Function.PadRight(function)}  {line.Source}";
        }
    }
}
