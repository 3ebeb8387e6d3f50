using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

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

    private static async Task<ExitCode> RunAsync(Invocation invocation, string text, string[] save, string[] expect)
    {
        var request = new TaskRequest("", invocation.Scope, invocation.Settings, text, save, expect, Directory.GetCurrentDirectory());
        await using var workplace = new CommandWorkplace();
        return invocation.Finish(await new TaskOperation(new Composer(), workplace, invocation.Caller).ExecuteAsync(request).ConfigureAwait(false));
    }
}
