using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class WordAssociationsTests : IDisposable
{
    private static readonly WordAssociations Slanted = new(new Dictionary<string, IReadOnlyDictionary<string, double>> { ["slant"] = new Dictionary<string, double> { ["italic"] = 0.5, ["siz"] = 0.1 } });

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-words-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Words_mean_themselves_and_less_surely_others()
    {
        var meant = Slanted.Of(["slant", "letter"]);

        Assert.Equal((1, 1), (meant["slant"], meant["letter"]));
        Assert.InRange(meant["italic"], 0.5, 0.99);
        Assert.InRange(meant["siz"], 0.05, 0.4);
    }

    [Fact]
    public void A_way_that_shares_no_word_is_found_by_what_the_words_mean()
    {
        var ways = new MapWays(new ApplicationMap { Application = "writer", Menus = [new("Format > Text > Italic"), new("Format > Text > Bold")] });

        Assert.Empty(ways.Find("slanted \"Contoso\"", WordAssociations.None, 5));
        Assert.Equal("Select the text \"Contoso\" ; Choose Format > Text > Italic", Assert.Single(ways.Find("slanted \"Contoso\"", Slanted, 5)).Text);
    }

    [Fact]
    public void They_are_kept_with_the_procedures_of_a_model()
    {
        new ProcedureMemory([Taught.Landscape], Slanted).Write(_folder, []);

        Assert.Equal(Slanted.Of(["slant"]), ProcedureMemory.Read(_folder, withKept: false).Associations.Of(["slant"]));
        File.Delete(Path.Combine(_folder, WordAssociations.FileName));
        Assert.Equal(0, ProcedureMemory.Read(_folder, withKept: false).Associations.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"a\":{\"b\":\"c\"}}")]
    public void A_damaged_file_is_named(string text)
    {
        new ProcedureMemory([Taught.Landscape]).Write(_folder, []);
        File.WriteAllText(Path.Combine(_folder, WordAssociations.FileName), text);

        Assert.Contains(WordAssociations.FileName, Assert.Throws<LamException>(() => ProcedureMemory.Read(_folder, withKept: false)).Message, StringComparison.Ordinal);
    }
}
