using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Tests.Agents.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class EvidenceFinderTests
{
    private static readonly MapWays Map = new(new ApplicationMap
    {
        Application = "writer",
        Menus = [new("Format > Paragraph...", Opens: "Paragraph"), new("Insert > Hyperlink...", Opens: "Hyperlink")],
        Dialogs =
        [
            new("Paragraph", "Format > Paragraph...",
            [
                new("Before text", "spinbutton", "0.00\"", Tab: "Indents"), new("Lines", "spinbutton", "2", Tab: "Indents"), new("Scale", "spinbutton", "100%", Tab: "Indents"),
                new("Keep", "checkbox", "off", Tab: "Flow"), new("Orphans", "checkbox", "on", Tab: "Flow"), new("Left", "radiobutton", "on", Tab: "Alignment"),
            ], ["OK"]),
            new("Hyperlink", "Insert > Hyperlink...", [new("URL", "textbox"), new("Recipient", "textbox"), new("Text", "textbox")], ["OK"]),
        ],
    });

    [Theory]
    [InlineData("an empty row above the one with \"below\"", 1, "Select the text \"below\"", "Choose Table > Insert > Rows Below")]
    [InlineData("an empty row above the one with \"below\"", 0, "Select the text \"below\"", "Choose Table > Insert > Rows Above")]
    [InlineData("an empty row above \"Table\", not \"Sum\" above it", 1, "Select the text \"Table\"", "Choose Table > Insert > Rows Below")]
    [InlineData("show \"Total\" instead of \"Sum\" on the right", 1, "Select the text \"Total\"", "Choose Format > Align Text > Left")]
    [InlineData("to the right rather than to the left", 1, "Choose Format > Align Text > Left")]
    [InlineData("turn \"Contoso\" to the left", 1, "Select the text \"Contoso\"", "Choose Format > Align Text > Right")]
    public void Opposites_are_those_of_what_the_part_says_and_of_what_is_chosen(string clause, int opposites, params string[] lines) => Assert.Equal(opposites, Of(clause, lines).Opposites);

    [Theory]
    [InlineData("indent it by 2 cm", "Before text", "2 cm", 0)]
    [InlineData("indent it by 2 cm", "Lines", "2 cm", 1)]
    [InlineData("indent it by 2 cm", "Scale", "2 cm", 1)]
    [InlineData("3 of them", "Before text", "3", 1)]
    [InlineData("3 of them", "Lines", "3", 0)]
    [InlineData("to 120", "Scale", "120", 0)] // The mark is often left out.
    [InlineData("to 120 percent", "Scale", "120 percent", 0)]
    [InlineData("the text \"agenda\"", "Lines", "\"agenda\"", 1)]
    [InlineData("3 of them", "Unheard of", "3", 0)]
    public void Numbers_are_wrong_where_a_field_shows_others(string clause, string field, string value, int wrong) =>
        Assert.Equal(wrong, Of(clause, "Choose Format > Paragraph...", "Open the tab Indents", $"Set {field} to {value}", "Press OK").WrongNumbers);

    [Fact]
    public void A_place_of_a_procedure_takes_the_only_number_of_the_part()
    {
        var way = PlanWay.Of(new ProcedureMatch(Taught.Landscape with { Lines = ["Choose Format > Paragraph...", "Open the tab Indents", "Set Lines to {number}", "Press OK"] }, "lines", 0.5));

        Assert.Equal(1, new EvidenceFinder("indent it by 2 cm", Map).Of(way).WrongNumbers);
        Assert.Equal(0, new EvidenceFinder("keep 3 of them", Map).Of(way).WrongNumbers);
        Assert.Equal(0, new EvidenceFinder("2 cm and 3 of them", Map).Of(way).WrongNumbers);
    }

    [Theory]
    [InlineData(true, "Switch off Keep")]
    [InlineData(false, "Switch on Keep")]
    [InlineData(true, "Switch on Orphans")]
    [InlineData(true, "Switch on Orphans", "Switch off Keep")]
    [InlineData(false, "Switch on Orphans", "Switch on Keep")]
    [InlineData(false, "Switch on Orphans", "Set Lines to 3")]
    [InlineData(false, "Switch on Unheard of")]
    [InlineData(false)]
    public void A_way_is_idle_where_all_that_it_switches_is_so_to_begin_with(bool idle, params string[] lines) =>
        Assert.Equal(idle, Of("it", ["Choose Format > Paragraph...", "Open the tab Flow", .. lines, "Press OK"]).IsIdle);

    [Theory]
    [InlineData("link \"Ann\" to ann@example.org", "Recipient", "\"ann@example.org\"", 1)]
    [InlineData("link \"Ann\" to ann@example.org", "URL", "\"ann@example.org\"", 0)]
    [InlineData("link \"Ann\" to https://contoso.com/a", "URL", "\"https://contoso.com/a\"", 1)]
    [InlineData("link \"Ann\" to https://contoso.com/a", "Text", "\"https://contoso.com/a\"", 0)]
    [InlineData("link \"Ann\" to https://contoso.com/a", "URL", "\"{url}\"", 1)]
    [InlineData("link \"Ann\" to it", "URL", "\"Ann\"", 0)]
    public void An_address_goes_where_such_addresses_go(string clause, string field, string value, int addresses) =>
        Assert.Equal(addresses, Of(clause, "Select the text \"Ann\"", "Choose Insert > Hyperlink...", $"Set {field} to {value}", "Press OK").Addresses);

    [Theory]
    [InlineData("bold but not italic", 1, "Choose Format > Text > Bold", "Choose Format > Text > Italic")]
    [InlineData("bold but not italic", 0, "Choose Format > Text > Bold")]
    [InlineData("bold, not italic text", 0, "Choose Format > Text > Bold")] // The menus on the way say nothing.
    [InlineData("the heading 2 rather than heading 3", 1, "Choose Styles > Heading 3")]
    [InlineData("the heading 2 rather than heading 3", 0, "Choose Styles > Heading 2")]
    [InlineData("keep it together but not with orphans", 0, "Switch on Keep", "Switch off Orphans")]
    [InlineData("replace \"a, not orphans\"", 0, "Switch on Orphans")]
    public void What_is_not_meant_speaks_against_lines_that_name_it(string clause, int denied, params string[] lines) => Assert.Equal(denied, Of(clause, lines).Denied);

    [Fact]
    public void What_others_ask_for_by_forbidding_is_asked_for()
    {
        var way = PlanWay.Of(new ProcedureMatch(Taught.Landscape, "do not leave the page upright", 0.5));

        Assert.False(new EvidenceFinder("don't leave it upright", Map).Of(way).IsUnlimited);
        Assert.True(new EvidenceFinder("don't leave it upright", Map).Of(PlanWay.Of(way.Match! with { Phrasing = "turn the page" })).IsUnlimited);
    }

    [Theory]
    [InlineData(true, "Choose Format > Paragraph...", "Press OK")]
    [InlineData(true, "Select the text \"tide\"", "Choose Format > Paragraph...", "Open the tab Flow", "Press OK")]
    [InlineData(false, "Choose Format > Paragraph...", "Set Lines to 3", "Press OK")]
    [InlineData(false, "Choose Format > Paragraph...", "Switch on Keep", "Press OK")]
    [InlineData(false, "Choose Format > Paragraph...", "Press Reset", "Press OK")]
    [InlineData(false, "Choose Format > Paragraph...", "Press Close")] // Who only looks is done.
    [InlineData(false, "Choose Format > Bold")]
    [InlineData(false, "Choose Insert > Hyperlink...", "Press OK")] // What is inserted needs no settings.
    [InlineData(false, "Choose Table > Split Table...", "Press OK")]
    public void Settings_that_are_confirmed_as_they_come_up_do_nothing(bool nothing, params string[] lines) => Assert.Equal(nothing, Of("it", lines).SetsNothing);

    [Fact]
    public void A_procedure_that_a_run_verified_does_something()
    {
        var lines = Taught.Landscape with { Lines = ["Choose Format > Paragraph...", "Press OK"] };

        Assert.False(new EvidenceFinder("it", Map).Of(PlanWay.Of(new ProcedureMatch(lines, "it", 0.5))).SetsNothing);
        Assert.True(new EvidenceFinder("it", Map).Of(PlanWay.Of(new ProcedureMatch(lines with { Id = "Format > Paragraph... (2)" }, "it", 0.5))).SetsNothing);
    }

    [Theory]
    [InlineData("go to the next track on Spotify", 1, "Choose Edit > Track Changes > Next")]
    [InlineData("go to the next Track", 0, "Choose Edit > Track Changes > Next")]
    [InlineData("put Monday at the end, said Ann", 1, "Press keys Ctrl+End", "Type \"Monday\"")]
    [InlineData("Please go on", 0, "Choose Edit > Track Changes > Next")] // Every sentence begins with a capital letter.
    [InlineData("find \"Spotify\"", 0, "Choose Edit > Find...")]
    [InlineData("the next track, not the Previous one", 0, "Choose Edit > Track Changes > Next")]
    public void Names_that_a_way_says_nothing_of_are_counted(string clause, int unsaid, params string[] lines) => Assert.Equal(unsaid, Of(clause, lines).UnsaidNames);

    [Fact]
    public void Who_says_where_they_work_leaves_nothing_out()
    {
        var way = PlanWay.OfMap([new PlanStep("Choose View > Rulers", "map")], 0.5);

        Assert.Equal(0, new EvidenceFinder("turn on the ruler in LibreOffice Writer", Map, "LibreOffice Writer").Of(way).UnsaidNames);
        Assert.Equal(1, new EvidenceFinder("turn on the ruler in LibreOffice Calc", Map, "LibreOffice Writer").Of(way).UnsaidNames);
    }

    [Fact]
    public void Names_may_be_what_a_procedure_has_places_for_or_what_others_say()
    {
        var landscape = PlanWay.Of(new ProcedureMatch(Taught.Landscape, "turn the page as in Word", 0.5));
        var replace = PlanWay.Of(new ProcedureMatch(Taught.Colour, "make {word} blue", 0.5));

        Assert.Equal(0, new EvidenceFinder("turn it as in Word", Map).Of(landscape).UnsaidNames);
        Assert.Equal(1, new EvidenceFinder("turn it as in Excel", Map).Of(landscape).UnsaidNames);
        Assert.Equal(0, new EvidenceFinder("make Contoso blue", Map).Of(replace).UnsaidNames);
    }

    [Theory]
    [InlineData("apply the style Quotation to it", "Choose Styles > Quotation", 1)]
    [InlineData("apply the style Quotation to it", "Choose Styles > Quotations", 0)]
    [InlineData("use Text Body for it", "Choose Styles > Body", 0.5)]
    [InlineData("Apply the style of a quotation", "Choose Styles > Apply", 0)] // Sentences begin with a capital letter.
    public void Names_are_words_with_a_capital_letter_within_a_sentence(string clause, string line, double names) => Assert.Equal(names, Of(clause, line).Names);

    [Theory]
    [InlineData("make every occurrence of \"Contoso\" bold", true)]
    [InlineData("make all the mentions of \"Contoso\" bold", true)]
    [InlineData("bold for each \"Contoso\"", true)]
    [InlineData("bold \"Contoso\" everywhere", true)]
    [InlineData("bold all of the row with \"Contoso\"", false)]
    [InlineData("make \"Contoso\" bold", false)]
    public void Where_everything_is_meant_a_selected_text_is_only_the_first(string clause, bool first)
    {
        Assert.Equal(first, Of(clause, "Select the text \"Contoso\"", "Choose Format > Text > Bold").IsOnlyFirst);
        Assert.False(Of(clause, "Choose Format > Text > Bold").IsOnlyFirst);
    }

    [Fact]
    public void Any_part_and_any_lines_can_be_read()
    {
        var random = new Random(11);
        string[] pieces = ["Set", " to ", "\"", "{x}", "2", " cm", "Switch on ", "Choose ", " > ", "Open the tab ", "Press ", "é", "\n", "ann@", "https://", "Every ", "", "Paragraph..."];
        string Any() => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
        for (var i = 0; i < 2000; i++)
        {
            var evidence = Of(Any(), Any(), Any());
            Assert.True(evidence is { Opposites: >= 0, WrongNumbers: >= 0, Addresses: >= 0, Names: >= 0 and <= 1 });
        }
    }

    private static WayEvidence Of(string clause, params string[] lines) => new EvidenceFinder(clause, Map).Of(PlanWay.OfMap([.. lines.Select(l => new PlanStep(l, "map"))], 0.5));
}
