using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Tests.Agents.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class PlanWayTests
{
    [Theory]
    [InlineData("Make the word \"tide\" blue", 0)]
    [InlineData("Make the word \"tide\" blue and \"Contoso\" as well", 0)] // The colour may be said in quotation marks, too.
    [InlineData("Make \"tide\" blue, \"Contoso\" and \"Fabrikam\" as well", 1)]
    public void A_procedure_has_use_for_as_many_texts_as_it_has_places(string clause, int unused) => Assert.Equal(unused, Way(Taught.Colour).Unused(clause));

    [Theory]
    [InlineData("a table of 3 rows and 4 columns", 0)]
    [InlineData("a table of 3 rows and 4 columns, margins of 2 cm", 1)]
    [InlineData("a table of 3 rows and 4 columns for \"Contoso\"", 1)]
    [InlineData("one more table of 3 rows and 4 columns", 0)]
    [InlineData("two tables of 3 rows and 4 columns", 1)]
    [InlineData("a table of 3 rows and 4 columns instead of 5", 0)] // What isn't meant is no value.
    public void A_procedure_has_use_for_as_many_numbers_as_it_has_places(string clause, int unused) => Assert.Equal(unused, Way(Taught.Table).Unused(clause));

    [Theory]
    [InlineData(false, "a table of 3 rows and 4 columns")]
    [InlineData(true, "a table of 3 rows and 4 columns behind the second paragraph")]
    [InlineData(false, "a 2nd table of 4 columns")] // Numbers may be said so: every 7th line is an interval of 7.
    [InlineData(true, "the second, third and 4th table")]
    public void What_is_counted_is_left_out_where_no_number_is_meant(bool leftOut, string clause) => Assert.Equal(leftOut, Way(Taught.Table).LeavesOutPlace(clause));

    [Fact]
    public void What_others_count_as_well_is_not_left_out()
    {
        Assert.False(PlanWay.Of(new ProcedureMatch(Taught.Landscape, "turn the first page", 0.5)).LeavesOutPlace("turn the 1st page"));
        Assert.True(PlanWay.Of(new ProcedureMatch(Taught.Landscape, "turn the first page", 0.5)).LeavesOutPlace("turn the second page"));
        Assert.True(PlanWay.Of(new ProcedureMatch(Taught.Landscape, "turn the page", 0.5)).LeavesOutPlace("turn the second page"));
        Assert.False(PlanWay.OfMap([new PlanStep("Choose Styles > Heading 3", "map")], 0.5).LeavesOutPlace("a heading of the third level"));
        Assert.True(PlanWay.OfMap([new PlanStep("Choose Table > Delete > Rows", "map")], 0.5).LeavesOutPlace("delete the third row"));
    }

    [Fact]
    public void A_way_of_the_documentation_uses_what_stands_in_its_steps()
    {
        var way = PlanWay.Of([new PlanStep("Select the text \"tide\"", "request"), new PlanStep("Set Rows to 3", "map")], 0);

        Assert.Equal(0, way.Unused("\"tide\" with 3 rows"));
        Assert.Equal(2, way.Unused("\"tide\" with 3 rows, \"ebb\" with 4"));
    }

    [Theory]
    [InlineData(0, "a table of 3 rows", "4 columns")]
    [InlineData(0, "a table of 3 rows", "\"Contoso\"")] // What is no word counts as a text or number.
    [InlineData(1, "a table of 3 rows", "make the heading bold")]
    [InlineData(0, "make the heading bold")] // In one piece it may be said in other words.
    public void Pieces_that_a_way_says_nothing_of_are_counted(int unsaid, params string[] pieces) => Assert.Equal(unsaid, Way(Taught.Table).Unsaid(pieces));

    private static PlanWay Way(Procedure procedure) => PlanWay.Of(new ProcedureMatch(procedure, procedure.Phrasings[0], 0.5));
}
