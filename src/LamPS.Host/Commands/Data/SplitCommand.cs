using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Splitting;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data split</c>: what is kept for tests.</summary>
internal static class SplitCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var command = new Command("split", "Chooses by seed which families and phrasings are kept for tests, and prints them as the file to commit beside the recipes.") { options.Recipes, options.Seed };
        host.OnRun(command, invocation =>
        {
            var operation = new DataOperation(new Composer(), invocation.Get(options.Recipes), invocation.Caller);
            invocation.Screen.Result(SplitTable.Make(operation.Recipes, invocation.Get(options.Seed)!).ToJson().TrimEnd());
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }
}
