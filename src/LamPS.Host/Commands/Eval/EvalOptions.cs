using System.CommandLine;
using System.Globalization;
using LamPS.Host.Cli;
using LamPS.Host.Commands.Data;
using LamPS.Learning.Records;

namespace LamPS.Host.Commands.Eval;

/// <summary>The options that evaluations in applications share.</summary>
internal sealed class EvalOptions
{
    /// <summary>--suite.</summary>
    public Option<string> Suite { get; } = new("--suite") { Description = "Folder of the data set with the held-out tasks.", Required = true, HelpName = "FOLDER" };

    /// <summary>--out.</summary>
    public Option<string> Out { get; } = new("--out") { Description = "Folder for the results.", Required = true, HelpName = "FOLDER" };

    /// <summary>--split.</summary>
    public Option<string?> Split { get; } = new("--split") { Description = "Only this split; by default all that are held out.", HelpName = "NAME" };

    /// <summary>--model.</summary>
    public Option<string[]> Models { get; } = new("--model") { Description = "Who is measured: baseline (default), random, oracle, or a model; may be given several times.", HelpName = "MODEL" };

    /// <summary>--limit.</summary>
    public Option<int> Limit { get; } = new("--limit") { Description = "Most tasks; 0 for all.", HelpName = "N" };

    /// <summary>--seed.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of draws and intervals.", DefaultValueFactory = _ => 1, HelpName = "N" };

    /// <summary>--recipes.</summary>
    public Option<string?> Recipes { get; } = new("--recipes") { Description = "Folder with the recipes of the data set; by default those of LamPS.", HelpName = "FOLDER" };

    /// <summary>Who is measured.</summary>
    public IReadOnlyList<string> ModelsOf(Invocation invocation) => invocation.Get(Models) is { Length: > 0 } given ? given : ["baseline"];

    /// <summary>The split; null for all that are held out.</summary>
    public Split? SplitOf(Invocation invocation) => invocation.Get(Split) is { } name ? CollectCommand.SplitOf(name) : null;

    /// <summary>What was asked for, for reports.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings(Invocation invocation, IReadOnlyList<string> models) =>
    [
        new("suite", invocation.Get(Suite)!), new("split", invocation.Get(Split) ?? "all that are held out"), new("models", string.Join(", ", models)),
        new("limit", invocation.Get(Limit).ToString(CultureInfo.InvariantCulture)), new("seed", invocation.Get(Seed).ToString(CultureInfo.InvariantCulture)),
    ];
}
