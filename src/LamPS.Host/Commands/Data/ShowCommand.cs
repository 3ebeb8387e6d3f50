using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Learning.Episodes;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data show</c>: what a data set holds.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var options = new DataOptions();
        var command = new Command("show", "Says what a data set holds.") { options.Out };
        host.OnRun(command, invocation =>
        {
            using var store = EpisodeStore.Read(DataFolder.EpisodesIn(invocation.Get(options.Out)!));
            invocation.Print(DatasetSummary.Of(store), HostJsonContext.Default.DatasetSummary, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    /// <summary>A summary as lines.</summary>
    /// <param name="summary">Summary.</param>
    internal static IEnumerable<string> Lines(DatasetSummary summary)
    {
        yield return $"{"Agent",-12} {"Split",-16} {"Families",8} {"Episodes",9} {"Verified",9} {"Unsure",7} {"Steps",7} {"3+ steps",9}";
        foreach (var group in summary.Groups)
            yield return $"{group.Agent,-12} {group.Split,-16} {group.Families,8} {group.Episodes,9} {group.Verified,9} {group.Unsure,7} {group.Steps,7} {group.Long,9}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{summary.Tasks} tasks on the list, {summary.Bytes / 1e6:0.0} MB in {summary.Path}");
    }
}
