using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class OccurrencesTests
{
    private static readonly ApplicationMap Writer = new ApplicationMapStore(null).Find("writer")!;

    [Theory]
    [InlineData("make every \"x\" bold", "make \"x\" bold")]
    [InlineData("Make all occurrences of the word \"x\" bold", "Make the word \"x\" bold")]
    [InlineData("highlight each single instance of \"x\"", "highlight \"x\"")]
    [InlineData("all of the words \"x\" should be red", "words \"x\" should be red")]
    [InlineData("underline the word \"x\" wherever it occurs", "underline the word \"x\"")]
    [InlineData("make \"x\" bold everywhere in the text", "make \"x\" bold")]
    [InlineData("Throughout the whole document, \"x\" should be crossed out", "\"x\" should be crossed out")]
    [InlineData("Wherever the word \"$1\" stands, make it bold", "make \"$1\" bold")]
    [InlineData("cross \"x\" out each time it is written", "cross \"x\" out")]
    public void What_is_asked_for_everywhere_is_asked_for_once(string clause, string once) => Assert.Equal(once, Occurrences.Of(clause, Writer)?.Once);

    [Theory]
    [InlineData("make \"x\" bold")]
    [InlineData("number every 5th line of \"x\"")]
    [InlineData("put a header on every page that says \"x\"")]
    [InlineData("all rows of the table around \"x\" belong together")]
    [InlineData("replace every \"x\" by \"y\"")]
    [InlineData("make every word bold")]
    [InlineData("bold every \"")]
    public void What_is_asked_for_once_or_of_something_else_is_left_alone(string clause) => Assert.Null(Occurrences.Of(clause, Writer));

    [Fact]
    public void An_application_that_can_not_search_for_all_has_no_way() => Assert.Null(Occurrences.Of("make every \"x\" bold", new ApplicationMap { Application = "y" }));

    [Fact]
    public void The_search_marks_what_a_line_marks_once()
    {
        const string Clause = "make every \"x\" bold";
        var all = Occurrences.Of(Clause, Writer)!;

        var steps = all.Of([Step("Select the text \"x\""), Step("Choose Format > Text > Bold")]);

        Assert.Equal(["Choose Edit > Find and Replace...", "Set Find to \"x\"", "Press Find All", "Press Close", "Choose Format > Text > Bold"], steps!.Select(s => s.Text));
        Assert.All(steps!, s => Assert.Equal(Clause, s.Clause));
    }

    [Theory]
    [InlineData("Select the text \"x\"")]
    [InlineData("Select the text \"y\"", "Choose Format > Text > Bold")]
    [InlineData("Choose Format > Text > Bold")]
    [InlineData("Select the text \"x\"", "Press keys Right", "Choose Insert > Footnote and Endnote > Footnote")]
    [InlineData("Select the text \"x\"", "Choose Insert > Comment")]
    [InlineData("Select the text \"x\"", "Choose Table > Select > Row", "Choose Format > Text > Bold")]
    [InlineData("Select the text \"x\"", "Type \"y\"")]
    public void What_works_at_one_place_only_has_no_way_for_all(params string[] lines) => Assert.Null(Occurrences.Of("make every \"x\" bold", Writer)!.Of([.. lines.Select(Step)]));

    [Fact]
    public void Everything_that_is_marked_is_deleted_by_one_key() =>
        Assert.Equal("Press keys Delete", Occurrences.Of("delete every \"x\"", Writer)!.Of([Step("Select the text \"x\""), Step("Press keys Delete")])![^1].Text);

    private static PlanStep Step(string line) => new(line, "test", "", "make \"x\" bold");
}
