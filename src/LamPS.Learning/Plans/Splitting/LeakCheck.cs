using LamPS.Learning.Plans.Filtering;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Splitting;

/// <summary>Tells whether what a model is tested on stands in what it learns from.</summary>
public static class LeakCheck
{
    /// <summary>
    /// Looks through all records of a data set. A held-out record leaks when train has a record with its id, the record that it was made from, a
    /// near-duplicate of its task (numbers, quotations, frames, stop words and endings taken off; Jaccard of the stems at least 0.8), its procedure
    /// where that should be unseen, or a composition with one of its parts where that should be.
    /// </summary>
    /// <param name="records">All records.</param>
    /// <returns>Every leak, in the order of the records.</returns>
    public static IReadOnlyList<PlanLeak> Find(IReadOnlyCollection<PlanRecord> records)
    {
        var train = records.Where(r => r.Split == Split.Train).ToList();
        var ids = train.Select(r => r.TaskId).ToHashSet(StringComparer.Ordinal);
        var procedures = train.SelectMany(Parts).ToHashSet(StringComparer.Ordinal);
        var families = train.Where(r => r.Kind != PlanRecordKind.Composition).Select(r => r.Family).ToHashSet(StringComparer.Ordinal);
        var composed = train.Where(r => r.Kind == PlanRecordKind.Composition).SelectMany(Parts).ToHashSet(StringComparer.Ordinal);
        var stems = train.Select(r => TaskKey.Stems(r.Task)).ToList();
        var near = new NearDuplicates(NearDuplicates.Frequencies(stems));
        foreach (var set in stems)
            near.Add(set);
        var leaks = new List<PlanLeak>();
        foreach (var record in records.Where(r => r.Split != Split.Train))
        {
            if (ids.Contains(record.TaskId))
                leaks.Add(new PlanLeak(record.TaskId, PlanLeakKind.Record, record.TaskId));
            if (record.Parent is { } parent && record.Split != Split.TestComposition && ids.Contains(parent))
                leaks.Add(new PlanLeak(record.TaskId, PlanLeakKind.Parent, parent));
            if (near.Find(TaskKey.Stems(record.Task)).Select(i => (int?)i).FirstOrDefault() is { } other)
                leaks.Add(new PlanLeak(record.TaskId, PlanLeakKind.NearDuplicate, train[other].TaskId));
            if (record.Split == Split.TestFamily && (Parts(record).FirstOrDefault(procedures.Contains) ?? (families.Contains(record.Family) ? record.Family : null)) is { } known)
                leaks.Add(new PlanLeak(record.TaskId, PlanLeakKind.Procedure, known));
            if (record.Split == Split.TestComposition && Parts(record).FirstOrDefault(composed.Contains) is { } part)
                leaks.Add(new PlanLeak(record.TaskId, PlanLeakKind.Composed, part));
        }

        return leaks;
    }

    /// <summary>
    /// Looks through ids alone, as they are committed: an id in two splits, a held-out record whose parent is in train, a procedure that should be unseen.
    /// </summary>
    /// <param name="ids">Ids by split.</param>
    public static IReadOnlyList<PlanLeak> FindByIds(IReadOnlyDictionary<Split, IReadOnlyCollection<string>> ids)
    {
        var train = ids.GetValueOrDefault(Split.Train, []).ToHashSet(StringComparer.Ordinal);
        var procedures = train.SelectMany(i => i.Split('+')).Select(Procedure).ToHashSet(StringComparer.Ordinal);
        var composed = train.Where(i => i.Contains('+')).SelectMany(i => i.Split('+')).Select(Procedure).ToHashSet(StringComparer.Ordinal);
        var leaks = new List<PlanLeak>();
        foreach (var (split, list) in ids.Where(s => s.Key != Split.Train).OrderBy(s => s.Key))
        {
            foreach (var id in list)
            {
                if (train.Contains(id))
                    leaks.Add(new PlanLeak(id, PlanLeakKind.Record, id));
                if (split != Split.TestComposition && id.LastIndexOf('/') is > 0 and var slash && train.Contains(id[..slash]))
                    leaks.Add(new PlanLeak(id, PlanLeakKind.Parent, id[..slash]));
                if (split == Split.TestFamily && procedures.Contains(Procedure(id)))
                    leaks.Add(new PlanLeak(id, PlanLeakKind.Procedure, Procedure(id)));
                if (split == Split.TestComposition && id.Split('+').Select(Procedure).FirstOrDefault(composed.Contains) is { } part)
                    leaks.Add(new PlanLeak(id, PlanLeakKind.Composed, part));
            }
        }

        return leaks;
    }

    private static string[] Parts(PlanRecord record) => record.Procedure.Split('+');

    // Behind the number of the procedure stand the wording and what was evolved from it.
    private static string Procedure(string id) => id.IndexOf('/', Math.Max(0, id.LastIndexOf('#'))) is > 0 and var end ? id[..end] : id;
}
