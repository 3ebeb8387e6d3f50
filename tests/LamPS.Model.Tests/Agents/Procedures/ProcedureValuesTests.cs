using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class ProcedureValuesTests
{
    [Theory]
    [InlineData("a table with 3 rows and 4 columns", "3|4", "3|4")]
    [InlineData("a table with three rows", null, null)]
    [InlineData("a table", null, null)]
    public void Numbers_fill_numbers_and_too_few_fill_nothing(string clause, string? rows, string? columns)
    {
        var fitting = ProcedureValues.Fitting(Taught.Table, clause);

        Assert.Equal(rows, fitting is null ? null : string.Join('|', fitting[0].Select(s => ProcedureValues.Text(s, clause))));
        Assert.Equal(columns, fitting is null ? null : string.Join('|', fitting[1].Select(s => ProcedureValues.Text(s, clause))));
    }

    [Theory]
    [InlineData("Make \"Contoso\" Light Blue", "light blue")]
    [InlineData("Make \"Contoso\" blue", "blue")]
    [InlineData("Make \"Contoso\" red, not blue", "red|blue")]
    [InlineData("Make \"Contoso\" reddish", null)]
    public void Choices_are_whole_words_the_longest_first(string clause, string? choices) =>
        Assert.Equal(choices, ProcedureValues.Fitting(Taught.Colour, clause) is { } fitting ? string.Join('|', fitting[1].Select(s => s.Value)) : null);

    [Theory]
    [InlineData("Bookmark lemon at \"content\"", "lemon|content", "lemon|content")]
    [InlineData("Bookmark \"lemon\" at \"content\"", "lemon|content", "lemon|content")]
    [InlineData("Set a bookmark on the word \"break\"", null, null)]
    [InlineData("Bookmark Alice Smith at \"content\"", "Alice Smith|content", "Alice Smith|content")]
    public void What_is_not_quoted_can_be_a_text_where_quotations_are_too_few(string clause, string? names, string? words)
    {
        var bookmark = new Procedure
        {
            Id = "bookmark", Application = "writer", Phrasings = ["Bookmark \"{name}\" at \"{word}\"", "Set a bookmark named {name} on the word \"{word}\""], Lines = ["Set Name to {name}"],
            Parameters = [new("name", ProcedureParameter.Text, []), new("word", ProcedureParameter.Text, [])],
        };

        var fitting = ProcedureValues.Fitting(bookmark, clause);

        Assert.Equal(names, fitting is null ? null : string.Join('|', fitting[0].OrderBy(s => s.Start).Select(s => s.Value)));
        Assert.Equal(words, fitting is null ? null : string.Join('|', fitting[1].OrderBy(s => s.Start).Select(s => s.Value)));
    }

    [Theory]
    [InlineData("Set a bookmark on what I just wrote", null)]
    [InlineData("Set a bookmark where I'd look", null)]
    [InlineData("Set a bookmark on IBM", "IBM")]
    [InlineData("Set a bookmark on Henry I", "Henry")]
    public void Who_asks_is_not_what_is_worked_on(string clause, string? word)
    {
        var bookmark = new Procedure
        {
            Id = "bookmark", Application = "writer", Phrasings = ["Set a bookmark on \"{word}\""], Lines = ["Set Name to {word}"], Parameters = [new("word", ProcedureParameter.Text, [])],
        };

        Assert.Equal(word, ProcedureValues.Fitting(bookmark, clause) is { } fitting ? Assert.Single(fitting[0]).Value : null);
    }

    [Fact]
    public void Addresses_go_where_nothing_is_quoted()
    {
        var link = new Procedure
        {
            Id = "link", Application = "writer", Phrasings = ["Link \"{word}\" to {address}"], Lines = ["Set URL to {address}"],
            Parameters = [new("word", ProcedureParameter.Text, []), new("address", ProcedureParameter.Text, [])],
        };

        var fitting = ProcedureValues.Fitting(link, "Link \"notes\" to https://www.example.org/a");

        Assert.Equal(["notes", "https://www.example.org/a"], fitting!.Select(f => Assert.Single(f).Value));
    }

    [Fact]
    public void Values_go_into_lines_without_their_quotation_marks()
    {
        var clause = "Make \"Contoso Ltd\" red";
        var fitting = ProcedureValues.Fitting(Taught.Colour, clause)!;

        var lines = ProcedureValues.Lines(Taught.Colour, new Dictionary<string, string> { ["word"] = ProcedureValues.Text(fitting[0][0], clause), ["colour"] = fitting[1][0].Value });

        Assert.Equal(["Select the text \"Contoso Ltd\"", "Choose Format > Character...", "Choose red as Font color", "Press OK"], lines);
    }
}
