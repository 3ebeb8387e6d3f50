using LamPS.Learning.Records;
using LamPS.Learning.Splitting;
using LamPS.Learning.Tasks;
using LamPS.Learning.Templates;
using LamPS.Learning.Tests.Recipes;
using Xunit;

namespace LamPS.Learning.Tests.Tasks;

public sealed class TaskMakerTests
{
    private static readonly LamPS.Learning.Recipes.RecipeCatalog Families = SomeRecipes.Catalog(
        SomeRecipes.Family("alpha", "a", "    expert: [Type x]"), SomeRecipes.Family("beta", "b", "    expert: [Type x]"), SomeRecipes.Family("gamma", "c", "    expert: [Type x]"),
        SomeRecipes.Family("delta", "d"), SomeRecipes.Family("missing", "e", parameters: "word: { from: comment }"));

    private static readonly SplitTable Split = SplitTable.Make(Families, "s") with { Families = ["delta"] };

    private static readonly TemplateContent Content = new() { Topic = "t", Title = "t" };

    private static TaskMaker Maker(Func<TaskInstance, bool>? already = null, string seed = "7") => new(Families, Split, (_, _) => Content, already ?? (_ => false), seed);

    [Fact]
    public void TheSameSeedGivesTheSameTasks()
    {
        var first = Maker().Make(Families["alpha"], LamPS.Learning.Records.Split.Train, 20).Select(t => (t.Id, t.Request, t.TemplateSeed)).ToList();
        Assert.Equal(first, Maker().Make(Families["alpha"], LamPS.Learning.Records.Split.Train, 20).Select(t => (t.Id, t.Request, t.TemplateSeed)));
        Assert.NotEqual(first, Maker(seed: "8").Make(Families["alpha"], LamPS.Learning.Records.Split.Train, 20).Select(t => (t.Id, t.Request, t.TemplateSeed)));
        Assert.Equal(20, first.Select(t => t.Id).Distinct().Count());
    }

    [Fact]
    public void WhatIsKeptForTestsIsNeverTrain()
    {
        var train = Make(LamPS.Learning.Records.Split.Train);
        var phrasing = Make(LamPS.Learning.Records.Split.TestPhrasing);
        var family = Make(LamPS.Learning.Records.Split.TestFamily);
        Assert.All(family, t => Assert.Equal("delta", t.Family));
        Assert.DoesNotContain(train.Concat(phrasing), t => t.Family == "delta");
        Assert.Empty(train.Select(t => (t.Family, t.Parts[0].Phrasing)).Intersect(phrasing.Select(t => (t.Family, t.Parts[0].Phrasing))));
        Assert.Empty(train.Select(t => t.TemplateSeed).Intersect(phrasing.Concat(family).Select(t => t.TemplateSeed)));
        Assert.Empty(train.Select(t => t.Parts[0].Values["word"].Said).Intersect(phrasing.Concat(family).Select(t => t.Parts[0].Values["word"].Said)));

        static List<TaskInstance> Make(LamPS.Learning.Records.Split kind) => [.. Families.All.SelectMany(r => Maker().Make(r, kind, 60))];
    }

    [Fact]
    public void CompositionsKeepTheirPairsApart()
    {
        var train = Maker().Compose(LamPS.Learning.Records.Split.Train, 40, expertOnly: true).ToList();
        var test = Maker().Compose(LamPS.Learning.Records.Split.TestComposition, 40, expertOnly: true).ToList();
        Assert.All(train, t => Assert.DoesNotContain(Pairs(t), p => Split.IsTestPair(p.A, p.B)));
        Assert.All(test, t => Assert.Contains(Pairs(t), p => Split.IsTestPair(p.A, p.B)));
        Assert.All(train.Concat(test), t => Assert.Equal(t.Parts.Count, t.Parts.Select(p => Families[p.Family].Area).Distinct().Count()));
        Assert.NotEmpty(train.Concat(test));

        static IEnumerable<(string A, string B)> Pairs(TaskInstance task) =>
            from i in Enumerable.Range(0, task.Parts.Count) from j in Enumerable.Range(i + 1, task.Parts.Count - i - 1) select (task.Parts[i].Family, task.Parts[j].Family);
    }

    [Fact]
    public void WhatCannotBeDoneIsCountedAndNotMade()
    {
        var maker = Maker();
        Assert.Empty(maker.Make(Families["missing"], LamPS.Learning.Records.Split.Train, 5));
        Assert.True(maker.Dropped[DropReason.TemplateLacks] >= 5);
        var done = Maker(already: _ => true);
        Assert.Empty(done.Make(Families["alpha"], LamPS.Learning.Records.Split.Train, 5));
        Assert.True(done.Dropped[DropReason.AlreadySo] >= 5);
    }

    [Fact]
    public void PairsDoNotDependOnOrder() => Assert.All(
        from a in Families.All from b in Families.All select (a.Id, b.Id), p => Assert.Equal(Split.IsTestPair(p.Item1, p.Item2), Split.IsTestPair(p.Item2, p.Item1)));
}
