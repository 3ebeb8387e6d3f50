using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Learning.Recipes;
using Xunit;

namespace LamPS.Learning.Tests.Recipes;

public sealed partial class RecipeReaderTests
{
    private static readonly string Good = "families:" + SomeRecipes.Family(
        "write-word",
        parameters: "word: { text: word }\n      size: { number: [1, 3, 0.5], unit: cm }\n      side: { choice: { left: start, right: end } }\n      at: { from: heading }\n      n: { integer: [2, 4] }",
        phrase: "Write {word} {size} {side} {at} {n}",
        more: """
                expert:
                  - Type "{word}"
                  - { line: Press OK, act: click, on: "button[name='OK']" }
                near-misses:
                  - [Type "x"]
                unchanged: [page]
                composes: false
            """);

    [Fact]
    public void ReadsWhatARecipeSays()
    {
        var recipe = Assert.Single(new RecipeReader("f.yaml").Read(Good).Families);
        Assert.Equal(["Integer", "Number", "Choice", "Text", "From"], recipe.Parameters.Select(p => p.Kind.ToString()).OrderBy(k => Enum.Parse<ParameterKind>(k)));
        Assert.Equal("click", recipe.Expert[1].Function);
        Assert.Equal("end", recipe.Parameters.First(p => p.Name == "side").Choices[1].Checked);
        Assert.False(recipe.Composes);
        Assert.Equal("page", Assert.Single(recipe.Unchanged).Text);
        Assert.Single(Assert.Single(recipe.NearMisses));
    }

    [Theory]
    [InlineData("area: texts", "area: Texts!", "isn't a name")]
    [InlineData("area: texts", "aera: texts", "unknown key 'aera'")]
    [InlineData("templates: [plain]", "templates: []", "at least one kind")]
    [InlineData(", way 7", ", way 6", "stands here twice")]
    [InlineData("Write {word} {size} {side} {at} {n}, way 3", "Write {word} {size} {side} {at}, way 3", "doesn't say '{n}'")]
    [InlineData("Type \"{word}\"", "Type \"{wrod}\"", "'{wrod}' of family 'write-word' is no parameter")]
    [InlineData("act: click", "act: clik", "there is no function 'clik'")]
    [InlineData("button[name='OK']", "button[name='OK'", "selector")]
    [InlineData("{ text: word }", "{ text: wrod }", "there is no text 'wrod'")]
    [InlineData("[1, 3, 0.5]", "[3, 1]", "a range is")]
    [InlineData("{ integer: [2, 4] }", "{ integer: [2, 4], text: word }", "exactly one of")]
    [InlineData("- //p", "", "without a check")]
    public void NamesThePlaceOfAMistake(string what, string by, string problem)
    {
        var text = Good.Replace(what, by, StringComparison.Ordinal);
        if (by.Length == 0)
            text = text.Replace("check:", "check: []", StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var error = Assert.Throws<LamException>(() => new RecipeReader("f.yaml").Read(text));
        Assert.Equal("RecipeInvalid", error.Id);
        Assert.Contains(problem, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"^f\.yaml\(\d+,\d+\): ", error.Message);
    }

    [Fact]
    public void TooFewPhrasingsAreRefused() =>
        Assert.Contains("7 phrasings", Assert.Throws<LamException>(() => new RecipeReader("f").Read(Good.Replace("\n      - Write {word} {size} {side} {at} {n}, way 7", "", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyCutOrDamageIsAClearError() => Prop.ForAll(Gen.Choose(0, Good.Length - 1).Zip(Gen.Elements(' ', '{', '[', ':', '\n', '\t', '"', '\0')).ToArbitrary(), damage =>
    {
        try
        {
            new RecipeReader("f").Read(Good[..damage.Item1] + damage.Item2 + Good[damage.Item1..]);
            return true;
        }
        catch (LamException error)
        {
            return error.Id == "RecipeInvalid";
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheFamiliesOfLamPSAreRight()
    {
        var recipes = RecipeCatalog.Shipped();
        Assert.NotEmpty(recipes.All);
        Assert.All(recipes.All, r => Assert.True(r.Expert.Count + r.Proof.Count > 0, $"{r.Id} has neither expert nor proof"));
        Assert.Equal("FamilyUnknown", Assert.Throws<LamException>(() => recipes["insert-tabel"]).Id);
    }

    // Who plans like the teacher finds the element by what the line calls it, or by what the catalog calls it.
    [Fact]
    public void LinesNameTheElementThatTheirActionIsOn()
    {
        var labels = CatalogReader.Shipped().SelectMany(a => a.Labels).ToList();
        foreach (var step in RecipeCatalog.Shipped().All.SelectMany(r => r.Expert).Where(s => s.On is not null))
        {
            if (NameOfElement().Match(step.On!.Source) is { Success: true } name)
                Assert.Contains([name.Groups[1].Value, .. labels.Where(l => l.Shown == name.Groups[1].Value).Select(l => l.Label)], n => step.Line.Source.Contains(n, StringComparison.OrdinalIgnoreCase));
        }
    }

    [GeneratedRegex(@"\[name[~^]?='([^']+)'\]$")]
    private static partial Regex NameOfElement();
}
