using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Core.Actions;
using LamPS.Core.Runs;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands;

/// <summary><c>lamps act</c>: one action, verified.</summary>
internal static class ActCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var function = new Argument<string>("FUNCTION") { Description = "Function: " + string.Join(", ", UiFunctions.All.Select(f => f.Name)) + ", or one of the application." };
        var on = new Option<string?>("--on") { Description = "Selector of the element.", HelpName = "SELECTOR" };
        var with = new Option<string[]>("--with", "-w") { Description = "Argument of the function; may be given several times.", HelpName = "NAME=VALUE" };
        var command = new Command("act", "Does one action and verifies it.") { function, on, with };
        host.Options.AddRun(command);
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(function)!, invocation.Get(on), invocation.Get(with) ?? []));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, string function, string? on, string[] with)
    {
        var request = new ActRequest("", invocation.Scope, invocation.Settings, function, on, null, new ActionArguments(with.Select(NameAndValue)));
        await using var workplace = new CommandWorkplace();

        // The process ends and the application stays, as if a person had done it.
        var result = await new ActOperation(new Composer(), workplace, invocation.Caller).ExecuteAsync(request, Afterwards.Keep, report: true).ConfigureAwait(false);
        if (result.Text is { } text && !invocation.IsJson)
        {
            invocation.Screen.Result(VisibleText.Of(text, lines: true));
        }

        return invocation.Finish(result.Run);
    }

    private static KeyValuePair<string, object?> NameAndValue(string pair) => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw OperationErrors.OptionInvalid("--with", pair, "of the form NAME=VALUE");
}
