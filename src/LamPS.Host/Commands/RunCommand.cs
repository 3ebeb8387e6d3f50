using System.CommandLine;
using LamPS.Contracts;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

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
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(file)!, invocation.Get(parameter) ?? []));
        return command;
    }

    private static Task<ExitCode> RunAsync(Invocation invocation, string file, string[] given)
    {
        var composer = new Composer();
        var loaded = new RunbookLoader(ApplicationFunctionRunner.PoolOf(composer.Catalog)).Load(file);
        if (!loaded.IsValid)
        {
            return Task.FromResult(ValidateCommand.Refuse(invocation, loaded.Diagnostics));
        }

        var runbook = loaded.OrThrow();
        var parameters = ParameterBinder.Bind(runbook, given.Select(NameAndValue).ToDictionary(p => p.Key, p => RunbookValue.Of(p.Value), StringComparer.Ordinal));
        var options = invocation.Options;
        return new RunFrame(invocation, composer).ExecuteAsync(new RunFrame.Work
        {
            Kind = "runbook",
            Request = runbook.Name,
            Runbook = runbook.File,
            Desktop = invocation.Has(options.Desktop) ? invocation.Get(options.Desktop)! : runbook.Desktop,
            Application = invocation.Get(options.App) ?? runbook.ApplicationName,
            Timeout = runbook.Timeout,
            KeepOpen = invocation.Get(options.KeepOpen),
            Secrets = [.. parameters.Values.Where(v => v.HasSecret).Select(v => v.Reveal())],
            Body = async (context, agent, stop) =>
            {
                using var alone = runbook.Concurrency is { } concurrency ? await RunLock.TakeAsync(concurrency, context, stop).ConfigureAwait(false) : null;
                return alone is null && runbook.Concurrency is not null
                    ? RunEnding.Skipped
                    : await new RunbookExecutor(agent).DoAsync(runbook, parameters, context, stop).ConfigureAwait(false);
            },
        });
    }

    private static KeyValuePair<string, string> NameAndValue(string pair) => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw HostErrors.OptionInvalid("--parameter", pair, "of the form NAME=VALUE");
}
