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
        Menus = [new("Format > Paragraph...", Opens: "Paragraph"), new("Insert > Hyperlink...", Opens: "Hyperlink"), new("Insert > Field > Date"), new("Insert > Field > Time"), new("Insert > Field > Page Count"), new("Table > Delete > Rows"), new("Table > Delete > Table")],
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
    [InlineData("put the date into the header", true, false, "Choose Format > Page...", "Open the tab Header", "Switch on Header on", "Press OK")]
    [InlineData("put the date into the header", true, false, "Press keys Ctrl+Home", "Choose Insert > Field > Date")]
    [InlineData("put the date into the header", false, false, "Open the tab Header", "Switch on Header on", "Press keys Ctrl+PageUp", "Choose Insert > Field > Date")]
    [InlineData("every page has the date at its top", true, false, "Open the tab Header", "Switch on Header on")]
    [InlineData("let every page have a header", false, true, "Open the tab Header", "Switch on Header on", "Choose Insert > Field > Date")]
    [InlineData("let every page have a header", false, false, "Open the tab Header", "Switch on Header on")]
    [InlineData("put the date here", false, false, "Choose Insert > Field > Time")]
    [InlineData("make a header with the date", true, false, "Open the tab Header", "Switch on Header on")]
    [InlineData("make the date in the header bold", false, false, "Choose Format > Text > Bold")]
    [InlineData("remove the date from the header", false, false, "Press keys Delete")]
    [InlineData("write \"Header\" in the header", true, false, "Press keys Ctrl+Home", "Type \"Header\"")]
    [InlineData("put the date into the header", true, false, "Choose Insert > Header and Footer > Footer > Default", "Choose Insert > Field > Date")]
    public void What_is_to_be_put_into_a_margin_is_put_there_or_not(string clause, bool nothing, bool unsaid, params string[] lines) =>
        Assert.Equal((nothing, unsaid), (Of(clause, lines).PutsNothing, Of(clause, lines).PutsUnsaid));

    [Theory]
    [InlineData("use Arial", true, 0, "Set Font Name to Arial")]
    [InlineData("use Arial", false, 1, "Press Bold")]
    [InlineData("use it", false, 0, "Set Font Name to Arial")]
    public void A_font_that_is_named_is_set_or_not(string clause, bool isSet, int unsaid, params string[] lines) =>
        Assert.Equal((isSet, unsaid), (Of(clause, lines).SetsFont, Of(clause, lines).UnsaidNames));

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

    [Theory]
    [InlineData("another row on top of the row with \"one\"", true, "Select the text \"one\"", "Choose Table > Select > Row")]
    [InlineData("another row", true, "Press keys Ctrl+A")]
    [InlineData("select the row with \"one\"", false, "Select the text \"one\"", "Choose Table > Select > Row")]
    [InlineData("another row", false, "Select the text \"one\"", "Press keys Delete")]
    public void A_way_that_only_selects_does_nothing_that_was_not_asked_for(string clause, bool only, params string[] lines) => Assert.Equal(only, Of(clause, lines).OnlySelects);

    [Fact]
    public void What_is_to_be_put_there_cannot_be_selected()
    {
        const string Clause = "a header that says \"one\"";
        var procedure = Taught.Colour with { Parameters = [Taught.Colour.Parameters[0]], Lines = ["Select the text \"{word}\"", "Choose Format > Character..."] };

        Assert.True(Of(Clause, "Select the text \"one\"", "Choose Insert > Header").SelectsNew);
        Assert.False(Of(Clause, "Choose Insert > Header", "Type \"one\"").SelectsNew);
        Assert.True(new EvidenceFinder(Clause, Map).Of(PlanWay.Of(new ProcedureMatch(procedure, "it", 0.5))).SelectsNew);
        Assert.False(new EvidenceFinder(Clause + " at \"two\"", Map).Of(PlanWay.Of(new ProcedureMatch(procedure, "it", 0.5))).SelectsNew);
    }

    [Theory]
    [InlineData("a link on the word \"one\"", true, "Choose Insert > Hyperlink...", "Set Text to \"one\"")]
    [InlineData("a link on the word \"one\"", false, "Choose Edit > Find...", "Set Find to \"one\"")]
    [InlineData("a link with \"one\"", false, "Choose Insert > Hyperlink...", "Set Text to \"one\"")]
    public void What_is_in_the_document_goes_into_no_field_but_one_to_search_for_it(string clause, bool sets, params string[] lines) => Assert.Equal(sets, Of(clause, lines).SetsThere);

    [Theory]
    [InlineData("the table to text, please", true, "Choose Table > Convert > Table to Text...")]
    [InlineData("the text to table, please", false, "Choose Table > Convert > Table to Text...")]
    [InlineData("Table", false, "Choose Table > Insert > Table")] // One word is too little.
    [InlineData("the left margin", false, "Choose Format > Page Style...", "Set Left margin to 3 cm")] // There is one in headers and footers.
    [InlineData("\"Table to Text\"", false, "Choose Table > Convert > Table to Text...")]
    public void Names_of_several_words_are_said_word_by_word(string clause, bool named, params string[] lines) => Assert.Equal(named, Of(clause, lines).IsNamed);

    [Theory]
    [InlineData("add the date", true, "Choose Insert > Field > Time")]
    [InlineData("add the date", false, "Choose Insert > Field > Date")]
    [InlineData("add the date and time", false, "Choose Insert > Field > Time")]
    [InlineData("the page count", true, "Choose Insert > Field > Date")]
    [InlineData("page counts", true, "Choose Insert > Field > Date")]
    [InlineData("the count of pages", false, "Choose Insert > Field > Date")]
    [InlineData("get rid of the line of the table", false, "Choose Table > Delete > Rows")] // That says where.
    public void What_is_named_beside_an_entry_speaks_against_it(string clause, bool beside, params string[] lines) => Assert.Equal(beside, Of(clause, lines).NamesBeside);

    [Theory]
    [InlineData("split the cells", true, "Choose Table > Split Cells...")]
    [InlineData("open the dialog to split the cells", false, "Choose Table > Split Cells...")]
    [InlineData("split the cells", false, "Choose Table > Split Cells...", "Press OK")]
    public void Nobody_wants_a_dialog_that_is_left_open(string clause, bool open, params string[] lines) => Assert.Equal(open, Of(clause, lines).LeavesOpen);

    [Theory]
    [InlineData("the word \"one\" overlined", true, "Select the text \"one\"", "Press keys Delete")]
    [InlineData("the row with \"one\"", true, "Select the text \"one\"", "Choose Table > Delete > Rows")]
    [InlineData("I don't need \"one\"", false, "Select the text \"one\"", "Press keys Delete")]
    [InlineData("the row with \"one\"", false, "Select the text \"one\"", "Choose Table > Select > Row")]
    public void Nothing_goes_that_nobody_wants_to_go(string clause, bool removes, params string[] lines) => Assert.Equal(removes, Of(clause, lines).Removes);

    [Theory]
    [InlineData("put \"x\" in the header and the footer", true, "Switch on Header on", "Type \"x\"")]
    [InlineData("put \"x\" in the header and the footer", false, "Switch on Header on", "Type \"x\"", "Switch on Footer on", "Type \"x\"")]
    [InlineData("put \"x\" in the header rather than the footer", false, "Switch on Header on", "Type \"x\"")]
    [InlineData("put \"x\" in the header", false, "Switch on Header on", "Type \"x\"")]
    [InlineData("switch on the header and the footer", false, "Switch on Header on")]
    public void What_goes_into_both_margins_of_a_page_does(string clause, bool isInOne, params string[] lines) => Assert.Equal(isInOne, Of(clause, lines).PutsInOne);

    [Fact]
    public void A_procedure_that_does_besides_what_nobody_spoke_of_does_more()
    {
        var header = PlanWay.OfMap([new PlanStep("Choose Format > Page Style...", "map"), new PlanStep("Switch on Header", "map"), new PlanStep("Press OK", "map")], 0.5);
        var numbered = PlanWay.Of(new ProcedureMatch(Taught.Landscape with { Lines = ["Choose Format > Page Style...", "Switch on Header", "Press OK", "Press keys Ctrl+PageUp", "Choose Insert > Field > Page Number"] }, "number", 0.5));

        Assert.Equal([numbered], PlanWays.DoMore([header, numbered], ["every", "page", "header"]));
        Assert.Empty(PlanWays.DoMore([header, numbered], ["header", "number"]));
        Assert.Empty(PlanWays.DoMore([numbered], ["header"]));
    }

    [Fact]
    public void What_a_procedure_has_a_place_for_was_spoken_of()
    {
        var empty = PlanWay.OfMap([new PlanStep("Choose Table > Insert Table...", "map"), new PlanStep("Press Insert", "map")], 0.5);
        var table = PlanWay.Of(new ProcedureMatch(Taught.Table, "grid", 0.5));

        Assert.Empty(PlanWays.DoMore([empty, table], ["grid"]));
    }

    private static WayEvidence Of(string clause, params string[] lines) => new EvidenceFinder(clause, Map).Of(PlanWay.OfMap([.. lines.Select(l => new PlanStep(l, "map"))], 0.5));
}
