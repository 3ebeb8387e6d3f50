using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class PhrasingMatchTests
{
    private static readonly Procedure Bookmark = new()
    {
        Id = "bookmark", Application = "writer", Phrasings = [], Lines = ["Select the text \"{word}\"", "Set Name to \"{name}\""],
        Parameters = [new("name", ProcedureParameter.Text, []), new("word", ProcedureParameter.Text, [])],
    };

    [Theory]
    [InlineData("bookmark {name} at \"{word}\"", "Bookmark jigsaw at \"lighthouse\"", "jigsaw", "lighthouse")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark jigsaw at “lighthouse”.", "jigsaw", "lighthouse")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark Alice Smith at \"lighthouse\"", "Alice Smith", "lighthouse")]
    [InlineData("I want to jump to \"{word}\", make a bookmark {name} there", "jump to \"one\", make a bookmark two there", "two", "one")]
    [InlineData("every {word} has to become {name}", "every CITY has to become https://example.org/a,b", "https://example.org/a,b", "CITY")]
    [InlineData("{word} is {name}, so {word} has to be {name}", "red is blue, so red has to be blue", "blue", "red")]
    public void What_stands_at_the_places_are_their_values(string phrasing, string clause, string name, string word)
    {
        var values = PhrasingMatch.Values(Bookmark, phrasing, clause);

        Assert.NotNull(values);
        Assert.Equal((name, word), (values["name"], values["word"]));
    }

    [Theory]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark at \"lighthouse\"")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark jigsaw at \"lighthouse\" and save")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark one, two at \"lighthouse\"")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark \"one\" at \"lighthouse\"")]
    [InlineData("bookmark {name} at \"{word}\"", "bookmark a b c d e f at \"lighthouse\"")]
    [InlineData("{word} is {name}, so {word} has to be {name}", "red is blue, so red has to be green")]
    [InlineData("{name}: \"{word}\"", "what: \"one\"")] // Too little of it is said.
    [InlineData("Replace {word} by {name}", "Replace CUSTOMER by Contoso and print the letter")] // That is a second thing to do.
    [InlineData("Replace {word} by {name}", "Replace CUSTOMER by Contoso.\nDelete it")]
    [InlineData("Replace {word} by {name}", "Replace the word CUSTOMER by Contoso")]
    [InlineData("Change {word} to {name} everywhere", "Change the font to Arial everywhere")]
    [InlineData("Change {word} to {name} everywhere", "Change everything to Arial everywhere")]
    [InlineData("{name} for every {word}", "Page numbers for every page")]
    [InlineData("bookmark {name} there", "bookmark one there")] // One value is missing.
    [InlineData("bookmark {name} at \"{word}\"", "")]
    public void Other_words_are_others(string phrasing, string clause) => Assert.Null(PhrasingMatch.Values(Bookmark, phrasing, clause));

    [Theory]
    [InlineData("Make the word \"Contoso\" Light Blue", "light blue")]
    [InlineData("Make the word \"Contoso\" green", null)]
    public void A_choice_is_one_of_those_there_are(string clause, string? colour) => Assert.Equal(colour, PhrasingMatch.Values(Taught.Colour, Taught.Colour.Phrasings[0], clause)?["colour"]);

    [Fact]
    public void Long_requests_are_read_quickly()
    {
        var request = "A grid of " + string.Concat(Enumerable.Repeat("x by ", 20_000)) + "4 cells";

        Assert.Null(PhrasingMatch.Values(Taught.Table, Taught.Table.Phrasings[1], request));
    }

    [Theory]
    [InlineData("A grid of 3 by 4 cells", "3")]
    [InlineData("A grid of many by 4 cells", null)]
    public void A_number_is_a_number(string clause, string? rows) => Assert.Equal(rows, PhrasingMatch.Values(Taught.Table, Taught.Table.Phrasings[1], clause)?["rows"]);

    [Fact]
    public void A_number_keeps_its_unit()
    {
        var spacing = new Procedure { Id = "spacing", Application = "writer", Phrasings = [], Lines = ["Set Spacing to {spacing}"], Parameters = [new("spacing", ProcedureParameter.Number, [])] };

        Assert.Equal("2.5 pt", PhrasingMatch.Values(spacing, "set the spacing to {spacing} pt", "set the spacing to 2.5 pt")?["spacing"]);
        Assert.Equal("2.5 pt", PhrasingMatch.Values(spacing, "set the spacing to {spacing}", "set the spacing to 2.5 pt")?["spacing"]);
    }

    [Fact]
    public void Without_places_there_is_nothing_to_take() => Assert.Null(PhrasingMatch.Values(Taught.Landscape, Taught.Landscape.Phrasings[0], Taught.Landscape.Phrasings[0]));

    [Fact]
    public void Any_font_is_a_font()
    {
        var font = new Procedure
        {
            Id = "font", Application = "writer", Phrasings = [], Lines = ["Set Font Name to {font}"],
            Parameters = [new("font", ProcedureParameter.Choice, ["Inter", "Nimbus Sans"])],
        };

        Assert.Equal("Arial", PhrasingMatch.Values(font, "use the font {font}", "use the font Arial")?["font"]);
        Assert.Null(PhrasingMatch.Values(font, "use the font {font}", "use the font that is there"));
        Assert.Equal("Arial", ProcedureValues.Fitting(font, "all of it in Arial") is [[var only]] ? only.Value : null);
        Assert.Null(ProcedureValues.Fitting(font, "all of it in red"));
        Assert.Equal("Nimbus Sans Narrow", ProcedureValues.Fitting(font, "all of it in Nimbus Sans Narrow") is [[var whole]] ? whole.Value : null);
    }
}
