using System.CommandLine;
using LamPS.Contracts;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

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

    private static Task<ExitCode> RunAsync(Invocation invocation, string[] texts)
    {
        var expectations = ExpectationText.ToRunbook(texts);
        var application = invocation.Get(invocation.Options.App) ?? Documents.ApplicationFor(invocation.Get(invocation.Options.Document));
        return new RunFrame(invocation, new Composer()).ExecuteAsync(new RunFrame.Work
        {
            Kind = "expect",
            Request = string.Join("; ", texts),
            Desktop = invocation.Get(invocation.Options.Desktop)!,
            Application = application,
            KeepOpen = true,
            Body = async (context, agent, stop) =>
            {
                if (application is not null)
                {
                    await DesktopLook.AttachAsync(invocation, context, stop).ConfigureAwait(false);
                }

                return await new RunbookExecutor(agent).DoAsync(expectations, new Dictionary<string, RunbookValue>(), context, stop).ConfigureAwait(false);
            },
        });
    }
}
