using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Learning.Evaluating.Plans;

namespace LamPS.Host.Commands.Eval;

/// <summary>The options that evaluations share.</summary>
internal sealed class EvalOptions
{
    /// <summary>--suite.</summary>
    public Option<string> Suite { get; } = new("--suite") { Description = "Folder of the data set with the held-out tasks; for plans also a file of plan records, or of episodes (episodes.db).", Required = true, HelpName = "PATH" };

    /// <summary>--out.</summary>
    public Option<string> Out { get; } = new("--out") { Description = "Folder for the results.", Required = true, HelpName = "FOLDER" };

    /// <summary>--split.</summary>
    public Option<string?> Split { get; } = new("--split") { Description = "Only this split; by default all that are held out.", HelpName = "NAME" };

    /// <summary>--model.</summary>
    public Option<string[]> Models { get; } = new("--model") { Description = "Who is measured: baseline (default), random, oracle, for plans retrieval, or a model; may be given several times.", HelpName = "MODEL" };

    /// <summary>--limit.</summary>
    public Option<int> Limit { get; } = new("--limit") { Description = "Most tasks; 0 for all.", HelpName = "N" };

    /// <summary>--seed.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of draws and intervals.", DefaultValueFactory = _ => 1, HelpName = "N" };

    /// <summary>--recipes.</summary>
    public Option<string?> Recipes { get; } = new("--recipes") { Description = "Folder with the recipes of the data set; by default those of LamPS.", HelpName = "FOLDER" };

    /// <summary>What the options that all evaluations have say.</summary>
    public MeasureRequest RequestOf(Invocation invocation, MeasureKind kind) => new(
        "", kind, invocation.Get(Suite)!, invocation.Get(Models) ?? [], invocation.Get(Split), invocation.Get(Limit), invocation.Get(Seed), invocation.Get(Out));

    /// <summary>Measures and prints the numbers.</summary>
    public static async Task<ExitCode> MeasureAsync(Invocation invocation, MeasureRequest request, PlanJudge? judge = null)
    {
        var result = await new EvaluationOperation(new Composer(), invocation.Caller).MeasureAsync(request, judge).ConfigureAwait(false);
        invocation.Print(result, HostJsonContext.Default.MeasureResult, Lines);
        return ExitCode.Verified;
    }

    // One for each model and split.
    private static IEnumerable<string> Lines(MeasureResult result)
    {
        foreach (var row in result.Numbers.GroupBy(n => (n.Model, n.Split)))
            yield return $"{row.Key.Model,-14} {row.Key.Split,-17} {string.Join("  ", row.Select(n => n.Text))}";
        if (result.Page is { } page)
            yield return page;
    }
}
