using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data merge</c>: shards put together.</summary>
internal static class MergeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var others = new Argument<string[]>("FOLDER") { Description = "Folders of the shards.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("merge", "Puts collections of several machines together; what is there already stays.") { others, options.Out };
        host.OnRun(command, invocation =>
        {
            var folder = invocation.Get(options.Out)!;
            using (var store = EpisodeStore.Open(DatasetFolder.EpisodesIn(folder)))
            {
                foreach (var other in invocation.Get(others)!)
                {
                    invocation.Signals.Stop.ThrowIfCancellationRequested();
                    var (tasks, episodes) = store.Merge(DatasetFolder.EpisodesIn(other));
                    invocation.Screen.Note($"{other}: {tasks} tasks and {episodes} episodes are new");
                }
            }

            invocation.Print(new DatasetOperation(new Composer(), invocation.Caller).Describe(folder), HostJsonContext.Default.DatasetInfo, ShowCommand.Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }
}
