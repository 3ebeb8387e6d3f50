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
    [InlineData("make every other \"x\" bold")]
    [InlineData("make every \"\" bold")]
    [InlineData("underline \"x\" throughout chapter 2")]
    [InlineData("bold \"x\" each time it starts a sentence")]
    [InlineData("make the word \"everywhere\" bold")]
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
    [InlineData("highlight every \"x\" in the table", true)]
    [InlineData("italicize \"x\" everywhere, in the second chapter", true)]
    [InlineData("make every \"x\" on page 2 bold", true)]
    [InlineData("make every \"x\" in the text bold", false)]
    [InlineData("every \"x\" should be in the font Arial", false)]
    public void A_search_does_not_keep_to_a_part_of_the_document(string clause, bool ofPart) => Assert.Equal(ofPart, Occurrences.Of(clause, Writer)!.IsOfPart);

    [Theory]
    [InlineData("make every word \"art\" bold", "art", "Whole words only")]
    [InlineData("make every \"US\" bold", "US", "Match case")]
    [InlineData("make every word \"US\" bold", "US", "Whole words only", "Match case")]
    public void Parts_of_words_and_other_cases_are_not_meant_by_words_and_capitals(string clause, string text, params string[] switches)
    {
        var lines = Occurrences.Of(clause, Writer)!.Of([Step($"Select the text \"{text}\""), Step("Choose Format > Text > Bold")])!.Select(s => s.Text).ToList();

        Assert.Equal([.. switches.Select(s => $"Switch on {s}"), "Press Find All", .. switches.Select(s => $"Switch off {s}"), "Press Close"], lines[2..^1]);
    }

    [Fact]
    public void Many_spaces_take_no_time()
    {
        var spaces = new string(' ', 20_000);

        Assert.Equal($"make \"x\"{spaces}bold", Occurrences.Of($"make every \"x\"{spaces}bold", Writer)?.Once);
    }

    [Theory]
    [InlineData("Select the text \"x\"", "Press Comment")]
    [InlineData("Select the text \"x\"")]
    [InlineData("Select the text \"y\"", "Choose Format > Text > Bold")]
    [InlineData("Choose Format > Text > Bold")]
    [InlineData("Select the text \"x\"", "Press keys Right", "Choose Insert > Footnote and Endnote > Footnote")]
    [InlineData("Select the text \"x\"", "Choose Insert > Comment")]
    [InlineData("Select the text \"x\"", "Choose Table > Select > Row", "Choose Format > Text > Bold")]
    [InlineData("Select the text \"x\"", "Type \"y\"")]
    public void What_works_at_one_place_only_has_no_way_for_all(params string[] lines) => Assert.Null(Occurrences.Of("make every \"x\" bold", Writer)!.Of([.. lines.Select(Step)]));

    [Fact]
    public void Buttons_for_formats_work_on_all() =>
        Assert.Equal("Press Character Highlighting Color", Occurrences.Of("highlight every \"x\"", Writer)!.Of([Step("Select the text \"x\""), Step("Press Character Highlighting Color")])![^1].Text);

    [Fact]
    public void Everything_that_is_marked_is_deleted_by_one_key() =>
        Assert.Equal("Press keys Delete", Occurrences.Of("delete every \"x\"", Writer)!.Of([Step("Select the text \"x\""), Step("Press keys Delete")])![^1].Text);

    private static PlanStep Step(string line) => new(line, "test", "", "make \"x\" bold");
}
