using System.CommandLine;
using LamPS.Host.Cli;

namespace LamPS.Host.Commands.Data;

/// <summary><c>lamps data</c>: the data that models learn from. Each stage is a command in a file of its own.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("data", "Collects the data that models learn from, and says what is in it.")
    {
        MakeCommand.Create(host),
        RecipesCommand.Create(host),
        SplitCommand.Create(host),
        ProveCommand.Create(host),
        CollectCommand.Create(host),
        MergeCommand.Create(host),
        ShowCommand.Create(host),
        PlansCommand.Create(host),
        SyntheticCommand.Create(host),
    };
}
