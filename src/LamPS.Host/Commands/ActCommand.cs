using System.CommandLine;
using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Selectors;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

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

    private static Task<ExitCode> RunAsync(Invocation invocation, string function, string? on, string[] with)
    {
        var selector = on is null ? null : Selector.Parse(on);
        var arguments = new ActionArguments(with.Select(NameAndValue));
        return new RunFrame(invocation, new Composer()).ExecuteAsync(new RunFrame.Work
        {
            Kind = "act",
            Request = on is null ? function : $"{function} on {on}",
            Desktop = invocation.Get(invocation.Options.Desktop)!,
            Application = invocation.Get(invocation.Options.App) ?? Documents.ApplicationFor(invocation.Get(invocation.Options.Document)),
            KeepOpen = true,
            Body = (context, _, stop) => ActAsync(invocation, function, selector, arguments, context, stop),
        });
    }

    private static async Task<RunEnding> ActAsync(
        Invocation invocation, string function, Selector? selector, ActionArguments arguments, RunContext context, CancellationToken cancellationToken)
    {
        if (function != UiFunctions.Launch.Name && function != UiFunctions.Screenshot.Name)
        {
            await DesktopLook.AttachAsync(invocation, context, cancellationToken).ConfigureAwait(false);
        }

        return await new DirectAction(context).DoAsync(function, selector, arguments, cancellationToken).ConfigureAwait(false);
    }

    private static KeyValuePair<string, object?> NameAndValue(string pair) => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw HostErrors.OptionInvalid("--with", pair, "of the form NAME=VALUE");
}
