using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Tasks that plans are measured on, and the train records beside them.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Train">Train records.</param>
/// <param name="Tests">Held-out records, in order.</param>
public sealed record PlanSuite(string Path, IReadOnlyList<PlanRecord> Train, IReadOnlyList<PlanRecord> Tests)
{
    /// <summary>Whether a path is a collection of episodes, whose held-out tasks are a suite as well.</summary>
    /// <param name="path">Path.</param>
    public static bool IsEpisodes(string path) => path.EndsWith(".db", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the held-out tasks of a collection, with the teacher's verified plans as references. Nothing in it is for training.</summary>
    /// <param name="path">File of the collection.</param>
    /// <param name="split">Only this split; null for all that are held out.</param>
    /// <param name="limit">Most tasks; drawn by the seed. 0 for all.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="Core.LamException">It can't be read, or has no such tasks.</exception>
    public static PlanSuite OfEpisodes(string path, Split? split, int limit, int seed)
    {
        using var store = EpisodeStore.Read(path);
        return new PlanSuite(System.IO.Path.GetFullPath(path), [], [.. DecisionSuite.Read(store, split, limit, seed).Tasks.Select(t => new PlanRecord
        {
            TaskId = t.Task.Id, Task = t.Task.Request, Plan = t.Episode.Plan, Source = "recipes", Licence = "MIT", Application = t.Task.Application,
            Procedure = t.Task.Family, Family = t.Task.Family, Kind = PlanRecordKind.Direct, Split = t.Task.Split,
        })]);
    }

    /// <summary>Reads a suite.</summary>
    /// <param name="path">A file of plan records, or a folder with <c>plans.jsonl</c>.</param>
    /// <param name="split">Name of the one split to measure on; null for all that are held out.</param>
    /// <param name="limit">Most tasks; drawn by the seed, in order. 0 for all.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="Core.LamException">It is missing, has a line that is no record, or has no such tasks.</exception>
    public static PlanSuite Read(string path, string? split, int limit, int seed)
    {
        var file = System.IO.Path.GetFullPath(Directory.Exists(path) ? System.IO.Path.Combine(path, "plans.jsonl") : path);
        if (!File.Exists(file))
            throw PlanEvaluationErrors.SuiteNotFound(path);
        Split? only = split is null ? null : SplitNames.Find(split) ?? throw PlanEvaluationErrors.SplitUnknown(split);
        var records = JsonLines.Read(file, PlanJson.Record).ToList();
        var tests = records.Where(r => only is null ? r.Split != Split.Train : r.Split == only).ToList();
        if (limit > 0 && tests.Count > limit)
        {
            var drawn = tests.OrderBy(t => new SeededRandom($"{seed}/limit/{t.TaskId}").NextBits()).Take(limit).Select(t => t.TaskId).ToHashSet(StringComparer.Ordinal);
            tests = [.. tests.Where(t => drawn.Contains(t.TaskId))];
        }

        return tests.Count == 0 ? throw PlanEvaluationErrors.SuiteEmpty(file, split) : new PlanSuite(file, [.. records.Where(r => r.Split == Split.Train)], tests);
    }
}
