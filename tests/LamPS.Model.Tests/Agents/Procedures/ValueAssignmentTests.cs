using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class ValueAssignmentTests
{
    private static readonly Procedure Endnote = new()
    {
        Id = "endnote", Application = "writer",
        Phrasings = ["Add the endnote \"{text}\" to the word \"{word}\"", "The word \"{word}\" gets an endnote: \"{text}\"", "Insert \"{text}\" as an endnote to \"{word}\""],
        Lines = ["Select the text \"{word}\"", "Choose Insert > Endnote", "Type \"{text}\""],
        Parameters = [new("word", ProcedureParameter.Text, []), new("text", ProcedureParameter.Text, [])],
    };

    private static readonly Procedure Table = new()
    {
        Id = "table", Application = "writer",
        Phrasings = ["Insert a table with {rows} rows and {columns} columns", "a table, {columns} columns wide and {rows} rows long", "a {rows} by {columns} table"],
        Lines = ["Choose Table > Insert Table...", "Set Columns to {columns}", "Set Rows to {rows}"],
        Parameters = [new("columns", ProcedureParameter.Number, []), new("rows", ProcedureParameter.Number, [])],
    };

    [Theory]
    [InlineData("Give the word \"tide\" the endnote \"See page 3\"", "tide", "See page 3")]
    [InlineData("The endnote \"See page 3\" belongs to the word \"tide\"", "tide", "See page 3")]
    [InlineData("Insert \"See page 3\" as a note at the end, for \"tide\"", "tide", "See page 3")]
    public void Texts_go_where_others_put_them(string clause, string word, string text) => Assert.Equal([word, text], Values(Endnote, clause));

    [Theory]
    [InlineData("I need a table of 3 rows and 4 columns", "4", "3")]
    [InlineData("a table that is 4 columns wide and has 3 rows", "4", "3")]
    [InlineData("Add a 3 by 4 table", "4", "3")]
    [InlineData("Choose Table > Insert Table, set Columns to 4 and Rows to 3", "4", "3")]
    [InlineData("Choose Table > Insert Table, set Rows to 3 and Columns to 4", "4", "3")]
    [InlineData("a table that has seven rows and three columns", "3", "7")]
    public void Numbers_go_where_others_put_them(string clause, string columns, string rows) => Assert.Equal([columns, rows], Values(Table, clause));

    [Fact]
    public void What_phrasings_do_not_tell_is_not_guessed() => Assert.Null(ValueAssignment.Best(Table, "3, 4", ProcedureValues.Fitting(Table, "3, 4")!, _ => true));

    [Fact]
    public void Lines_have_the_values_of_the_request() =>
        Assert.Equal(["Choose Table > Insert Table...", "Set Rows to 3", "Set Columns to 4", "Press Insert"], ValueAssignment.Lines(Taught.Table, "I need a table with 3 rows and 4 columns"));

    [Fact]
    public void Lines_without_places_need_no_values() => Assert.Equal(Taught.Landscape.Lines, ValueAssignment.Lines(Taught.Landscape, "on its side"));

    [Theory]
    [InlineData("a table")]
    [InlineData("3, 4")]
    public void There_are_no_lines_where_values_are_missing_or_may_go_anywhere(string clause) => Assert.Null(ValueAssignment.Lines(Taught.Table with { Phrasings = ["a grid"], Lines = ["Set {rows}{columns}"] }, clause));

    [Fact]
    public void An_ordinal_is_a_number()
    {
        var spans = ProcedureValues.Fitting(new Procedure { Id = "n", Application = "writer", Phrasings = ["every {n} lines"], Lines = ["Set Interval to {n}"], Parameters = [new("n", ProcedureParameter.Number, [])] }, "every 7th line")!;
        Assert.Equal("7", ProcedureValues.Text(spans[0][0], "every 7th line"));
    }

    private static IReadOnlyList<string> Values(Procedure procedure, string clause) =>
        [.. ValueAssignment.Best(procedure, clause, ProcedureValues.Fitting(procedure, clause)!)!.Select(s => ProcedureValues.Text(s, clause))];
}
