using LamPS.Learning.Plans.Splitting;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>Pairs of procedures of one application as one task. Procedures that are composed for tests are never composed in train.</summary>
internal static class Compositions
{
    private const int Each = 2;

    /// <summary>Makes compositions.</summary>
    /// <param name="bases">Direct records.</param>
    /// <param name="split">Procedures with their splits.</param>
    /// <param name="evolver">Makes the records.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<PlanRecord> Make(IReadOnlyList<BaseRecord> bases, IReadOnlyList<SplitProcedure> split, Evolver evolver, int seed)
    {
        var forTest = split.Where(s => s.IsTestPart).Select(s => s.Procedure.Id).ToHashSet(StringComparer.Ordinal);

        // One wording of each procedure; a task of many steps or words is no part of a longer one.
        var parts = bases.Where(b => b.Record.Split == Split.Train && !b.Procedure.IsVerbatim && b.Record.Plan.Count <= 6 && Paraphraser.Words(b.Core) <= 16)
            .GroupBy(b => b.Record.Procedure, StringComparer.Ordinal).Select(g => g.First());
        foreach (var group in parts.GroupBy(b => (b.Record.Application, IsTest: forTest.Contains(b.Record.Procedure))))
        {
            var all = group.ToList();
            if (all.Count < 2)
                continue;
            foreach (var first in all)
            {
                for (var i = 0; i < Each; i++)
                {
                    var second = new SeededRandom($"{seed}/second/{first.Record.TaskId}/{i}").Pick(all);
                    if (second.Record.Family == first.Record.Family)
                        continue;
                    if (evolver.Compose(first, second, group.Key.IsTest ? Split.TestComposition : Split.Train) is { } made)
                        yield return made;
                }
            }
        }
    }
}
