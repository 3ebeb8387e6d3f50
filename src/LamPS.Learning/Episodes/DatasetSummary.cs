using LamPS.Learning.Records;

namespace LamPS.Learning.Episodes;

/// <summary>What a collection holds.</summary>
/// <param name="Path">The file.</param>
/// <param name="Tasks">Tasks on the work list.</param>
/// <param name="Groups">Episodes, by who tried and split.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record DatasetSummary(string Path, int Tasks, IReadOnlyList<DatasetGroup> Groups, long Bytes)
{
    /// <summary>Sums up a collection.</summary>
    /// <param name="store">The collection.</param>
    public static DatasetSummary Of(EpisodeStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var tasks = store.Tasks().ToDictionary(t => t.Id);
        var groups = store.Episodes()
            .GroupBy(e => (e.Agent, tasks[e.Task].Split))
            .OrderBy(g => g.Key.Agent, StringComparer.Ordinal).ThenBy(g => g.Key.Split)
            .Select(g => new DatasetGroup(
                g.Key.Agent, g.Key.Split, g.Count(), g.Count(e => e.Verdict == Verdict.Yes), g.Count(e => e.Verdict == Verdict.Unsure),
                g.Where(e => e.Verdict == Verdict.Yes).Sum(e => e.Actions), g.Count(e => e.Verdict == Verdict.Yes && e.Actions >= 3), g.Select(e => tasks[e.Task].Family).Distinct().Count()));
        return new DatasetSummary(store.Path, tasks.Count, [.. groups], new FileInfo(store.Path).Length);
    }
}

/// <summary>Episodes of one agent on one split.</summary>
/// <param name="Agent">Who tried.</param>
/// <param name="Split">What they may be used for.</param>
/// <param name="Episodes">How many.</param>
/// <param name="Verified">Of them, those whose saved document shows that the task was done: trajectories.</param>
/// <param name="Unsure">Of them, those that can't be told.</param>
/// <param name="Steps">Actions of the verified ones.</param>
/// <param name="Long">Verified ones of three actions or more.</param>
/// <param name="Families">Families, and sets of families, among them.</param>
public sealed record DatasetGroup(string Agent, Split Split, int Episodes, int Verified, int Unsure, int Steps, int Long, int Families);
