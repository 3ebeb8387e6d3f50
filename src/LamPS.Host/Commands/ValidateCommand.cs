using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Host.Cli;
using LamPS.Host.Composition;

namespace LamPS.Host.Commands;

/// <summary><c>lamps validate</c>: checks runbooks without touching anything.</summary>
internal static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Runbooks.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", "Checks runbooks; names every error with its line and column.") { files };
        host.OnRun(command, invocation => Task.FromResult(Validate(invocation, invocation.Get(files)!)));
        return command;
    }

    private static ExitCode Validate(Invocation invocation, string[] files)
    {
        var loader = new RunbookLoader(ApplicationFunctionRunner.PoolOf(Composer.ReadCatalog()));
        var diagnostics = new List<Diagnostic>();
        foreach (var file in files)
        {
            var loaded = loader.Load(file);
            diagnostics.AddRange(loaded.Diagnostics);
            if (loaded.IsValid && !invocation.IsJson)
            {
                invocation.Screen.Result($"{file}: valid, {loaded.Runbook!.StepCount} steps");
            }
        }

        if (diagnostics.Count > 0)
        {
            return Refuse(invocation, diagnostics);
        }

        if (invocation.IsJson)
        {
            invocation.Print(new ErrorResult((int)ExitCode.Verified, null, []), HostJsonContext.Default.ErrorResult, _ => []);
        }

        return ExitCode.Verified;
    }

    /// <summary>Prints everything that is wrong with a runbook.</summary>
    public static ExitCode Refuse(Invocation invocation, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            invocation.Screen.Plain($"lamps: {diagnostic} [{diagnostic.Id}]");
            if (diagnostic.Remedy.Length > 0)
            {
                invocation.Screen.Plain($"       {diagnostic.Remedy}");
            }
        }

        if (invocation.IsJson)
        {
            var problems = diagnostics.Select(d => new Problem(d.At.File, d.At.Line, d.At.Column, d.Id, d.Message, d.Remedy)).ToList();
            invocation.Print(new ErrorResult((int)ExitCode.InvalidInput, diagnostics[0].ToError(), problems), HostJsonContext.Default.ErrorResult, _ => []);
        }

        return ExitCode.InvalidInput;
    }
}
