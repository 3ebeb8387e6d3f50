using System.CommandLine;
using LamPS.Core.Agent;
using LamPS.Core.Planning;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

namespace LamPS.Host.Commands;

/// <summary><c>lamps task</c>: a request to a verified result.</summary>
internal static class TaskCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string>("TEXT") { Description = "The request, in words." };
        var save = new Option<string[]>("--save") { Description = "File to save the result to (.odt, .docx, .pdf, ...); may be given several times.", HelpName = "FILE" };
        var expect = new Option<string[]>("--expect") { Description = "What must hold at the end, as in a runbook: 'document: { contains: Contoso }'.", HelpName = "YAML" };
        var command = new Command("task", "Does a request and proves the result.") { text, save, expect };
        host.Options.AddRun(command);
        host.OnRun(command, invocation => RunAsync(invocation, invocation.Get(text)!, invocation.Get(save) ?? [], invocation.Get(expect) ?? []));
        return command;
    }

    private static Task<Contracts.ExitCode> RunAsync(Invocation invocation, string text, string[] save, string[] expect)
    {
        var document = Documents.Existing(invocation);
        var request = new TaskRequest
        {
            Text = text,
            Application = invocation.Get(invocation.Options.App) ?? Documents.ApplicationFor(document) ?? throw AgentErrors.NoApplication(),
            Document = document,
            SaveTo = [.. save.Select(Documents.Target)],
        };
        var expectations = expect.Length == 0 ? null : ExpectationText.ToRunbook(expect);
        return new RunFrame(invocation, new Composer()).ExecuteAsync(new RunFrame.Work
        {
            Kind = "task",
            Request = text,
            Desktop = invocation.Get(invocation.Options.Desktop)!,
            Application = request.Application,

            // What was done and not saved would be thrown away by closing it.
            KeepOpen = invocation.Get(invocation.Options.KeepOpen) || request.SaveTo.Count == 0,
            Body = async (context, agent, stop) =>
            {
                var ending = await new TaskRunner(agent).RunAsync(request, context, stop).ConfigureAwait(false);

                // What a person asked to be checked proves what no action could prove by itself.
                return expectations is null || ending.Outcome is not (Contracts.Outcome.Verified or Contracts.Outcome.Unverified)
                    ? ending
                    : await new RunbookExecutor(agent).DoAsync(expectations, new Dictionary<string, RunbookValue>(), context, stop).ConfigureAwait(false);
            },
        });
    }
}
