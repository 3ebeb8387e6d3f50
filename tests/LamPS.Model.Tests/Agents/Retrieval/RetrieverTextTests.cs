using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;
using Xunit;

namespace LamPS.Model.Tests.Agents.Retrieval;

public sealed class RetrieverTextTests
{
    [Theory]
    [InlineData("Make \"Contoso Ltd\" slanted, please!", "make #text slanted please")]
    [InlineData("I'd like 2.5 cm of room; the sheet’s edge", "i'd like #number of room the sheet's edge")]
    [InlineData("two rows, not 3", "two rows not #number")]
    [InlineData("save it as /home/ada/report.pdf", "save it as #text")]
    [InlineData("", "")]
    [InlineData("¿?! --", "")]
    public void Requests_are_words_with_marks_for_values(string clause, string words) => Assert.Equal(words, string.Join(' ', RetrieverText.Of(clause)));

    [Theory]
    [InlineData("slant \"{word}\"", "slant #text")]
    [InlineData("slant {word}", "slant #text")]
    [InlineData("{size} points tall as {style}", "#number points tall as")]
    public void Phrasings_are_read_as_the_requests_that_they_become(string phrasing, string words)
    {
        var procedure = new Procedure
        {
            Id = "x", Application = "writer", Phrasings = [phrasing], Lines = [],
            Parameters = [new("word", ProcedureParameter.Text, []), new("size", ProcedureParameter.Number, []), new("style", ProcedureParameter.Choice, ["Title"])],
        };

        Assert.Equal(words, string.Join(' ', RetrieverText.Of(procedure, phrasing)));
    }

    [Fact]
    public void Ways_are_what_is_chosen_or_set_and_where_that_is()
    {
        var (name, place) = RetrieverText.OfWay(["Select the text \"Contoso\"", "Choose Format > Paragraph...", "Open the tab Indents & Spacing", "Set Above to {size}", "Press OK"]);

        Assert.Equal(["select", "the", "text", "paragraph", "set", "above", "to"], name);
        Assert.Equal(["format", "indents", "spacing"], place);
    }
}
