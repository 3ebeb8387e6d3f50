using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands;

/// <summary><c>lamps compile</c>: a run made into a runbook.</summary>
internal static class CompileCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var run = new Argument<string>("RUN") { Description = "Id of a run, its beginning, or 'last'.", DefaultValueFactory = _ => "last" };
        var file = new Option<string?>("--to") { Description = "Runbook to write; standard output when not given.", HelpName = "FILE" };
        var name = new Option<string?>("--name") { Description = "Name of the runbook (default: the request).", HelpName = "NAME" };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var command = new Command("compile", "Makes a run into a runbook that replays it action by action, without a model.") { run, file, name, force };
        host.OnRun(command, invocation =>
        {
            var path = invocation.Get(file) is { Length: > 0 } given ? Path.GetFullPath(given) : null;
            var compiled = new RunRecordOperation(new CommandWorkplace())
                .Compile(new CompileRequest(invocation.Get(run)!, path, invocation.Get(force), invocation.Get(name)), new Composer());
            invocation.Print(compiled, HostJsonContext.Default.CompiledRunbook, c => [c.File ?? c.Text.TrimEnd('\n')]);
            foreach (var left in compiled.LeftOut)
            {
                invocation.Screen.Note($"left out: {left}");
            }

            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }
}
