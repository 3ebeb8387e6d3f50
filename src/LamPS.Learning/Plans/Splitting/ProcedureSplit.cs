using LamPS.Learning.Plans.Filtering;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Splitting;

/// <summary>
/// Splits procedures before anything is evolved. Procedures of one page, with nearly the same wording, or with the same steps are a family, and a
/// family lies on one side. Of some procedures of train one wording is held out with all that is made of it; some are never composed in train.
/// </summary>
internal static class ProcedureSplit
{
    // Shares of procedures; of train for the latter two.
    private const double TestFamily = 0.12;
    private const double TestPhrasing = 0.3;
    private const double TestComposition = 0.12;

    /// <summary>Splits.</summary>
    /// <param name="procedures">Procedures, in order.</param>
    /// <param name="seed">Seed.</param>
    public static IReadOnlyList<SplitProcedure> Split(IReadOnlyList<SourceProcedure> procedures, int seed)
    {
        var families = Families(procedures);
        var stems = procedures.Select(p => p.Tasks.Select(TaskKey.Stems).ToList()).ToList();
        var near = new NearDuplicates(NearDuplicates.Frequencies(stems.SelectMany(s => s)));
        foreach (var set in stems.SelectMany(s => s))
            near.Add(set);

        // A family that is large would fill the test with one kind of task.
        var most = Math.Max(6, procedures.Count / 100);
        var large = Enumerable.Range(0, procedures.Count).GroupBy(families.Of).Where(g => g.Count() > most).Select(g => g.Key).ToHashSet();
        var split = new List<SplitProcedure>(procedures.Count);
        for (var i = 0; i < procedures.Count; i++)
        {
            var family = procedures[families.Of(i)].Id;
            var isTest = !large.Contains(families.Of(i)) && Chance($"{seed}/family/{family}") < TestFamily;
            var heldOut = -1;
            if (!isTest && procedures[i].Tasks.Count > 1 && Chance($"{seed}/phrasing/{procedures[i].Id}") < TestPhrasing)
                heldOut = HeldOut(procedures[i], stems[i], near);
            split.Add(new SplitProcedure(procedures[i], family, isTest, heldOut, !isTest && Chance($"{seed}/compose/{procedures[i].Id}") < TestComposition));
        }

        return split;
    }

    private static double Chance(string key) => new SeededRandom(key).NextDouble();

    // The last wording that no other of train is near: near ones, its own apart, may stand in train.
    private static int HeldOut(SourceProcedure procedure, List<IReadOnlyList<string>> stems, NearDuplicates near)
    {
        for (var w = procedure.Tasks.Count - 1; w > 0; w--)
        {
            if (near.Find(stems[w]).Take(2).Count() == 1)
                return w;
        }

        return -1;
    }

    private static Groups Families(IReadOnlyList<SourceProcedure> procedures)
    {
        var groups = new Groups(procedures.Count);
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        var plans = new Dictionary<string, int>(StringComparer.Ordinal);
        var sets = procedures.SelectMany((p, i) => p.Tasks.Select(t => (Stems: TaskKey.Stems(t), Index: i))).ToList();
        var near = new NearDuplicates(NearDuplicates.Frequencies(sets.Select(s => s.Stems)));
        for (var i = 0; i < procedures.Count; i++)
        {
            if (!pages.TryAdd(procedures[i].Page, i))
                groups.Join(pages[procedures[i].Page], i);
            var plan = TaskKey.OfPlan(procedures[i].Lines.Select(l => l.Form));
            if (!plans.TryAdd(plan, i))
                groups.Join(plans[plan], i);
        }

        foreach (var (stems, index) in sets)
        {
            foreach (var other in near.Find(stems))
                groups.Join(sets[other].Index, index);
            near.Add(stems);
        }

        return groups;
    }
}
