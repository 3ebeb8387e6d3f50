using LamPS.Core.Applications;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// What tests keep from training, as procedures: families of tests, phrasings of tests, what is asked in nearly the same words, and requests for the entries that
/// tests work with. Who works with a model has them beside it, and finds them by how people ask; nothing is trained with them, and nothing is measured with them.
/// </summary>
internal static class KeptProcedures
{
    // Ends the name of the requests for entries that tests work with.
    private const string Suffix = "-kept";

    /// <summary>Makes them: those that aren't taught, and of those that are what is kept of their phrasings, under the same id.</summary>
    /// <param name="recipes">Families.</param>
    /// <param name="maps">Maps of the applications.</param>
    /// <param name="taught">What a model is taught.</param>
    public static IReadOnlyList<Procedure> Of(RecipeCatalog recipes, IReadOnlyList<ApplicationMap> maps, IReadOnlyList<Procedure> taught)
    {
        var (words, tested) = (new TestedWords([]), new TestedEntries(recipes, SplitTable.None));
        var all = TaughtProcedures.Of(recipes, SplitTable.None)
            .Concat(maps.SelectMany(m => EntryProcedures.Of(m, [.. EntryRequests.Shipped(m.Application), .. EntryRequests.Shipped(m.Application + Suffix)], words, tested)));
        var known = taught.ToLookup(Lines);
        var ids = taught.Select(p => p.Id).ToHashSet();
        List<Procedure> kept = [];
        foreach (var procedure in all)
        {
            var same = known[Lines(procedure)].ToList();
            var asked = same.SelectMany(p => p.Phrasings).ToHashSet();
            List<string> phrasings = [.. procedure.Phrasings.Where(p => !asked.Contains(p))];
            if (phrasings.Count > 0)
                kept.Add(procedure with { Id = same is [var first, ..] ? first.Id : ids.Contains(procedure.Id) ? $"{procedure.Id} (kept)" : procedure.Id, Phrasings = phrasings });
        }

        return [.. kept.GroupBy(p => (p.Application, p.Id)).Select(g => g.First() with { Phrasings = [.. g.SelectMany(p => p.Phrasings).Distinct()] })];
    }

    private static string Lines(Procedure procedure) => $"{procedure.Application}\n{string.Join('\n', procedure.Lines)}";
}
