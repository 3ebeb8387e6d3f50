using System.CommandLine;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Commands.Data;

/// <summary>The options that stages of data share.</summary>
internal sealed class DataOptions
{
    /// <summary>--out.</summary>
    public Option<string> Out { get; } = new("--out") { Description = "Folder of the data set.", DefaultValueFactory = _ => LampsHome.Data, HelpName = "FOLDER" };

    /// <summary>--recipes.</summary>
    public Option<string?> Recipes { get; } = new("--recipes") { Description = "Folder with recipes (*.yaml) and their split.json; by default those of LamPS.", HelpName = "FOLDER" };

    /// <summary>--family.</summary>
    public Option<string[]> Families { get; } = new("--family") { Description = "Only these families.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };

    /// <summary>--seed.</summary>
    public Option<string> Seed { get; } = new("--seed") { Description = "Seed of all chance; the same seed gives the same tasks.", DefaultValueFactory = _ => "1", HelpName = "TEXT" };

    /// <summary>--sessions.</summary>
    public Option<int> Sessions { get; } = new("--sessions") { Description = "Desktop sessions side by side.", DefaultValueFactory = _ => DataOperation.DefaultSessions, HelpName = "N" };

    /// <summary>--sample.</summary>
    public Option<bool> Sample { get; } = new("--sample") { Description = "A small set, made in minutes, to see that everything works." };
}
