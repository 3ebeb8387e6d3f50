using System.Text.Json;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Learning.Episodes;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;

namespace LamPS.Learning.Datasets;

/// <summary>What lies where in the folder of a data set, and what is in it.</summary>
public static class DatasetFolder
{
    private const string Plans = "plans.jsonl";

    /// <summary>The collection of episodes.</summary>
    /// <param name="folder">Folder of the data set.</param>
    public static string EpisodesIn(string folder) => Path.Combine(Path.GetFullPath(folder), "episodes.db");

    /// <summary>Folder of the plans.</summary>
    /// <param name="folder">Folder of the data set.</param>
    public static string PlansIn(string folder) => Path.Combine(Path.GetFullPath(folder), "plans");

    /// <summary>File of the plans of train and tests.</summary>
    /// <param name="folder">Folder of the data set.</param>
    public static string PlanFileIn(string folder) => Path.Combine(PlansIn(folder), Plans);

    /// <summary>General vectors of words, which somebody has to put there.</summary>
    /// <param name="folder">Folder of the data set.</param>
    public static string VectorsIn(string folder) => Path.Combine(Path.GetFullPath(folder), "vectors.txt");

    /// <summary>What plans are measured on: a file stays as it is, a folder is one of plans alone or one of a whole data set.</summary>
    /// <param name="path">File or folder.</param>
    public static string PlanSuiteIn(string path) => !File.Exists(Path.Combine(path, Plans)) && File.Exists(Path.Combine(PlansIn(path), Plans)) ? PlansIn(path) : path;

    /// <summary>Counts what is there.</summary>
    /// <param name="folder">Folder of a data set, or of plans alone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">There is nothing, or it can't be read.</exception>
    public static DatasetInfo Describe(string folder, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(folder);
        var (plans, episodes, card) = (Path.Combine(PlanSuiteIn(full), Plans), EpisodesIn(full), Path.Combine(full, SyntheticWriter.Card));
        if (!File.Exists(plans) && !File.Exists(episodes) && !File.Exists(card))
            throw DatasetErrors.DatasetNotFound(full);
        List<DatasetGroup> groups = [];
        var (tasks, bytes) = (0, 0L);
        if (File.Exists(plans))
        {
            groups.AddRange(OfPlans(full, plans, cancellationToken));
            bytes += new FileInfo(plans).Length;
        }

        if (File.Exists(episodes))
        {
            using var store = EpisodeStore.Read(episodes);
            var known = store.Tasks().ToDictionary(t => t.Id);
            tasks = known.Count;
            groups.AddRange(store.Episodes()
                .GroupBy(e => (e.Agent, known[e.Task].Split))
                .OrderBy(g => g.Key.Agent, StringComparer.Ordinal).ThenBy(g => g.Key.Split)
                .Select(g => new DatasetGroup(
                    full, DatasetStage.Episodes, g.Key.Agent, SplitNames.Of(g.Key.Split), g.Select(e => known[e.Task].Family).Distinct().Count(), g.Count(),
                    g.Count(e => e.Verdict == Verdict.Yes), g.Count(e => e.Verdict == Verdict.Unsure), g.Where(e => e.Verdict == Verdict.Yes).Sum(e => e.Actions),
                    g.Count(e => e.Verdict == Verdict.Yes && e.Actions >= 3))));
            bytes += new FileInfo(episodes).Length;
        }

        if (File.Exists(card))
        {
            var synthetic = ReadCard(card);
            groups.Add(new DatasetGroup(full, DatasetStage.Synthetic, null, SplitNames.Of(Split.Train), synthetic.Families.Count, 0, 0, 0, synthetic.Records.Values.Sum(), 0));
            bytes += synthetic.Bytes;
        }

        return new DatasetInfo(full, tasks, groups, bytes);
    }

    /// <summary>How often tasks of each family were done, the worst first.</summary>
    /// <param name="folder">Folder of a data set.</param>
    /// <exception cref="LamException">There are no episodes, or they can't be read.</exception>
    public static IReadOnlyList<FamilyYield> Families(string folder)
    {
        var file = EpisodesIn(folder);
        if (!File.Exists(file))
            throw DatasetErrors.DatasetNotFound(Path.GetFullPath(folder));
        using var store = EpisodeStore.Read(file);
        return
        [
            .. store.Counts().GroupBy(c => (c.Agent, c.Family))
                .Select(g => new FamilyYield(g.Key.Agent, g.Key.Family, g.Sum(c => c.Count), g.Where(c => c.Verdict == Verdict.Yes).Sum(c => c.Count)))
                .OrderBy(f => f.Agent, StringComparer.Ordinal).ThenBy(f => f.Yield).ThenByDescending(f => f.Episodes).ThenBy(f => f.Family, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<DatasetGroup> OfPlans(string folder, string file, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<Split, (int Records, HashSet<string> Families)>();
        foreach (var record in JsonLines.Read(file, PlanJson.Record))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (records, families) = counts.GetValueOrDefault(record.Split, (0, []));
            families.Add(record.Family);
            counts[record.Split] = (records + 1, families);
        }

        return counts.Select(c => new DatasetGroup(folder, DatasetStage.Plans, null, SplitNames.Of(c.Key), c.Value.Families.Count, 0, 0, 0, c.Value.Records, 0));
    }

    private static SyntheticCard ReadCard(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), SyntheticJsonContext.Readable.SyntheticCard) ?? throw DatasetErrors.CardInvalid(path, "it is empty");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw DatasetErrors.CardInvalid(path, error.Message);
        }
    }
}
