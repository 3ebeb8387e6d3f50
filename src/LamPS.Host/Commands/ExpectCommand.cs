using System.CommandLine;
using LamPS.Contracts;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands;

/// <summary><c>lamps expect</c>: verification alone.</summary>
internal static class ExpectCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("EXPECTATION")
        {
            Description = "As in a runbook: \"file: { path: out.odt, newer-than: run }\", \"element: button[name='OK'][enabled]\", \"window: Untitled\".",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("expect", "Checks whether something holds; waits for it a few seconds. Exit code 1 when it doesn't.") { text };
        host.Options.AddRun(command);
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(text)!));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, string[] texts)
    {
        var expectations = ExpectationText.ToRunbook(texts, Directory.GetCurrentDirectory());
        var scope = invocation.Scope;
        scope = scope with { Application = scope.Application ?? Documents.ApplicationFor(scope.Document) };
        await using var workplace = new CommandWorkplace();
        return invocation.Finish(await new RunOperation(new Composer(), workplace, invocation.Caller).ExecuteAsync(new RunOperation.Work
        {
            Kind = "expect",
            Request = string.Join("; ", texts),
            Scope = scope,
            Settings = invocation.Settings,
            Afterwards = Afterwards.Keep,
            Body = async (context, agent, stop) =>
            {
                if (scope.Application is not null)
                {
                    await Attachment.AttachAsync(scope, context, stop).ConfigureAwait(false);
                }

                return await new RunbookExecutor(agent).DoAsync(expectations, new Dictionary<string, RunbookValue>(), context, stop).ConfigureAwait(false);
            },
        }).ConfigureAwait(false));
    }
}
