using LamPS.Core;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using Xunit;

namespace LamPS.Learning.Tests.Recipes;

public sealed class ParaphraseTests : IDisposable
{
    private static readonly string Family = "families:" + SomeRecipes.Family("write-word", parameters: "word: { text: word }", phrase: "Write {word}");

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-paraphrases-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void OnlyTheWidenedFamiliesAskWithParaphrases()
    {
        var catalog = Read("paraphrases:\n  write-word:\n    - Put down {word}\n    - Note {word}, please\n    - Put down {word}\n");
        Assert.Equal(Recipe.LeastPhrasings, catalog["write-word"].Phrasings.Count);
        Assert.Equal(["Put down {word}", "Note {word}, please"], catalog["write-word"].Paraphrases.Select(p => p.Source));
        Assert.Equal(Recipe.LeastPhrasings + 2, catalog.Widened()["write-word"].Phrasings.Count);
        Assert.Empty(catalog.Widened()["write-word"].Paraphrases);
    }

    [Theory]
    [InlineData("write-wrd:\n    - Put down {word}", "no family 'write-wrd'. Did you mean 'write-word'?")]
    [InlineData("write-word:\n    - Put it down", "doesn't say '{word}'")]
    [InlineData("write-word:\n    - Put {word} {where}", "'{where}'")]
    public void WhatDoesNotFitIsNamedWithItsPlace(string text, string message)
    {
        var error = Assert.Throws<LamException>(() => Read($"paraphrases:\n  {text}\n"));
        Assert.Equal("RecipeInvalid", error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("more.yaml(3,5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFamilyThatTestsKeepHasParaphrases()
    {
        var table = SplitTable.Shipped("writer");
        var recipes = RecipeCatalog.Shipped();
        Assert.DoesNotContain(recipes.All, r => r.Paraphrases.Count > 0 && table.IsTestFamily(r.Id));
        Assert.True(recipes.All.Count(r => r.Paraphrases.Count >= 20) > 90);
    }

    [Fact]
    public void WordsOfTestsAreKnownAgain()
    {
        var tested = new TestedWords(["Set the word \"{word}\" in small capitals"]);
        Assert.True(tested.IsSame("In small capitals set the word \"{word}\", please"));
        Assert.False(tested.IsSame("Set the word \"{word}\" in small capital letters now"));
        Assert.True(tested.IsNear("Set the word \"{word}\" in small capitals now"));
        Assert.False(tested.IsNear("Insert a table with small cells"));
    }

    private RecipeCatalog Read(string paraphrases)
    {
        File.WriteAllText(Path.Combine(_folder, "family.yaml"), Family);
        File.WriteAllText(Path.Combine(_folder, "more.yaml"), paraphrases);
        return RecipeCatalog.Read(_folder);
    }
}
