using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands;

/// <summary><c>lamps run</c>: a runbook.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The runbook." };
        var parameter = new Option<string[]>("--parameter", "--param") { Description = "Parameter of the runbook; may be given several times.", HelpName = "NAME=VALUE" };
        var command = new Command("run", "Runs a runbook and proves the result.") { file, parameter };
        host.Options.AddRun(command);
        command.Options.Add(host.Options.Log);
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(file)!, invocation.Get(parameter) ?? []));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, string file, string[] given)
    {
        await using var workplace = new CommandWorkplace();
        var operation = new RunbookOperation(new Composer(), workplace, invocation.Caller);
        var loaded = operation.Load(file);
        if (!loaded.IsValid)
        {
            return ValidateCommand.Refuse(invocation, loaded.Diagnostics);
        }

        var request = new RunbookRequest("", file, Parameters(given), invocation.Scope, invocation.Settings, Scripts: false);
        return invocation.Finish(await operation.ExecuteAsync(loaded.OrThrow(), request).ConfigureAwait(false));
    }

    /// <summary>Parameters of a runbook as they were given; the last one of a name counts.</summary>
    /// <param name="given">NAME=VALUE.</param>
    /// <exception cref="Core.LamException">One has another form.</exception>
    public static IReadOnlyDictionary<string, object?> Parameters(string[] given) =>
        given.Select(NameAndValue).GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => (object?)p.Last().Value, StringComparer.Ordinal);

    private static KeyValuePair<string, string> NameAndValue(string pair) => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw OperationErrors.OptionInvalid("--parameter", pair, "of the form NAME=VALUE");
}
