using LamPS.Core.Applications;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class KeptProceduresTests
{
    private static readonly ApplicationMap Map = new ApplicationMapStore(null).Find("writer")!;
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Table = SplitTable.Shipped("writer");
    private static readonly IReadOnlyList<Procedure> Learned =
    [
        .. TaughtProcedures.Of(Recipes, Table),
        .. EntryProcedures.Of(Map, EntryRequests.Shipped("writer"), TestedWords.Of(Recipes, Table), new TestedEntries(Recipes, Table)),
    ];

    private static readonly IReadOnlyList<Procedure> Kept = KeptProcedures.Of(Recipes, [Map], Learned);

    [Fact]
    public void Every_family_of_tests_that_has_actions_and_every_phrasing_of_tests_is_kept_and_none_is_taught()
    {
        var recipes = Recipes.All.Where(r => r.Expert.Count > 0).ToList();
        foreach (var recipe in recipes)
        {
            var tested = recipe.Phrasings.Where(p => Table.IsTestFamily(recipe.Id) || Table.IsTestPhrasing(recipe.Id, p)).Select(p => p.Source).ToList();
            var lines = recipe.Expert.Select(e => e.Line.Source).ToList();
            Assert.Empty(tested.Except(Kept.Where(k => k.Lines.SequenceEqual(lines)).SelectMany(k => k.Phrasings)));
            Assert.Empty(Learned.Where(k => k.Lines.SequenceEqual(lines)).SelectMany(k => k.Phrasings).Intersect(tested));
        }

        Assert.Contains(recipes, r => Table.IsTestFamily(r.Id));
    }

    [Fact]
    public void Ids_are_unique_and_those_of_what_is_taught_have_its_lines()
    {
        Assert.Equal(Kept.Count, Kept.Select(k => (k.Application, k.Id)).Distinct().Count());
        foreach (var (kept, taught) in Kept.Join(Learned, k => (k.Application, k.Id), t => (t.Application, t.Id), (k, t) => (k, t)))
        {
            Assert.Equal(taught.Lines, kept.Lines);
            Assert.Empty(taught.Phrasings.Intersect(kept.Phrasings));
        }
    }

    [Fact]
    public void Without_tests_nothing_is_kept() => Assert.Empty(KeptProcedures.Of(Recipes, [], [.. TaughtProcedures.Of(Recipes, SplitTable.None)]));
}
