using LamPS.Core;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using Xunit;

namespace LamPS.Learning.Tests.Splitting;

/// <summary>The split that LamPS brings holds against its recipes, and nothing that is tested is trained on.</summary>
public sealed class SplitTableTests
{
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Shipped = SplitTable.Shipped("writer");

    [Fact]
    public void TheShippedSplitNamesWhatIsThere()
    {
        Assert.All(Shipped.Families, f => Assert.Contains(Recipes.All, r => r.Id == f));
        var phrasings = Recipes.All.SelectMany(r => r.Phrasings.Select(p => SplitTable.IdOf(r.Id, p))).ToHashSet();
        Assert.All(Shipped.Phrasings, p => Assert.Contains(p, phrasings));
        Assert.True(Shipped.Families.Count >= Recipes.All.Count / 10, $"{Shipped.Families.Count} families are kept for tests");
        Assert.All(Recipes.All.Where(r => !Shipped.IsTestFamily(r.Id)), r => Assert.Equal(2, r.Phrasings.Count(p => Shipped.IsTestPhrasing(r.Id, p))));
    }

    [Fact]
    public void NoPhrasingThatIsTestedStandsInTrainInOtherClothes()
    {
        List<string> leaks = [];
        foreach (var recipe in Recipes.All.Where(r => !Shipped.IsTestFamily(r.Id)))
        {
            var train = recipe.Phrasings.Where(p => !Shipped.IsTestPhrasing(recipe.Id, p)).Select(Words).ToList();
            leaks.AddRange(recipe.Phrasings.Where(p => Shipped.IsTestPhrasing(recipe.Id, p) && train.Any(t => t.SetEquals(Words(p)))).Select(p => $"{recipe.Id}: {p}"));
        }

        Assert.Empty(leaks);
    }

    [Fact]
    public void AFamilyThatIsTestedIsNotAlsoTrainedUnderAnotherName()
    {
        var train = Recipes.All.Where(r => !Shipped.IsTestFamily(r.Id)).SelectMany(r => r.Phrasings.Select(p => p.Source)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(Recipes.All.Where(r => Shipped.IsTestFamily(r.Id)).SelectMany(r => r.Phrasings), p => Assert.DoesNotContain(p.Source, train));
    }

    [Fact]
    public void SeedsDecideAndFilesComeBack()
    {
        Assert.Equal(SplitTable.Make(Recipes, "x").ToJson(), SplitTable.Make(Recipes, "x").ToJson());
        Assert.NotEqual(SplitTable.Make(Recipes, "x").Families, SplitTable.Make(Recipes, "y").Families);
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Shipped.ToJson());
        Assert.Equal(Shipped.ToJson(), SplitTable.Read(path).ToJson());
        File.WriteAllText(path, "{ \"seed\": 1 }");
        Assert.Equal("TableInvalid", Assert.Throws<LamException>(() => SplitTable.Read(path)).Id);
        File.Delete(path);
    }

    private static HashSet<string> Words(Phrase phrase) => [.. phrase.Source.ToLowerInvariant().Split([' ', ',', '.', '?', '!', '"', ':', ';', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w is not ("the" or "a" or "an" or "please" or "to" or "of" or "in" or "and" or "it"))];
}
