using LamPS.Core.Applications;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class MapWaysTests
{
    private static readonly MapWays Ways = new(new ApplicationMap
    {
        Application = "writer",
        Menus = [new("Format > Text > Subscript"), new("Insert > Horizontal Line"), new("Insert > Footnote"), new("Table > Select > Row"), new("Table > Select > Column"), new("Table > Insert Table...", Opens: "Insert Table"), new("Table > Convert > Table to Text...", Opens: "Convert"), new("Insert > Footnote or Endnote...", Opens: "Footnote"), new("Insert > Hyperlink...", Opens: "Hyperlink"), new("View > Zoom > 150%"), new("View > Zoom > Zoom...", Opens: "Zoom"), new("Table > Insert > Rows...", Opens: "Rows"), new("Format > Page...", Opens: "Page"), new("Tools > Line Numbering...", Opens: "Line Numbering"), new("Help > About...")],
        Dialogs =
        [
            new("Insert Table", "Table > Insert Table...", [new("Name", "textbox"), new("Columns", "spinbutton"), new("Rows", "spinbutton"), new("Heading", "checkbox", Tab: "Options")], ["Help", "Cancel", "Insert"]),
            new("Convert", "Table > Convert > Table to Text...", [], ["Apply", "Cancel", "OK"]),
            new("Footnote", "Insert > Footnote or Endnote...", [new("Own", "radiobutton") { Enables = ["Mark"] }, new("Mark", "textbox") { Disabled = true }], ["OK", "Cancel"]),
            new("Zoom", "View > Zoom > Zoom...", [new("Optimal", "radiobutton"), new("Variable", "radiobutton"), new("Variable", "spinbutton")], ["OK", "Cancel"]),
            new("Rows", "Table > Insert > Rows...", [new("Number", "spinbutton"), new("Above", "radiobutton"), new("Below", "radiobutton")], ["OK", "Cancel"]),
            new("Hyperlink", "Insert > Hyperlink...", [new("Recipient", "textbox", Tab: "Mail"), new("Text", "textbox", Tab: "Mail")], ["OK", "Cancel"]),
            new("Page", "Format > Page...", [new("Width", "spinbutton"), new("Height", "spinbutton"), new("90 degrees", "radiobutton"), new("270 degrees", "radiobutton")], ["OK", "Cancel"]),
            new("Line Numbering", "Tools > Line Numbering...", [new("Show numbering", "checkbox") { Enables = ["Restart"] }, new("Restart", "checkbox") { Disabled = true, Enables = ["Interval"] }, new("Interval", "spinbutton") { Disabled = true }], ["OK", "Cancel"]),
        ],
        Toolbars = [new("Formatting", [new("Font Name", "combobox", Options: ["Carlito", "Linux Libertine"]), new("Highlighting", "button"), new("Subscript", "togglebutton")])],
    });

    [Theory]
    [InlineData("put a horizontal line at the end", true)]
    [InlineData("the text begins with a horizontal line", true)]
    [InlineData("a horizontal line, last thing", true)]
    [InlineData("a horizontal line at the document's end", true)]
    [InlineData("go to the start of the text, a horizontal line", true)]
    [InlineData("a horizontal line at the bottom of the first page", false)]
    [InlineData("top, left and right margins of the horizontal line", false)]
    [InlineData("horizontal line, bottom right of the page", false)]
    [InlineData("set the start value of the horizontal line to 3", false)]
    [InlineData("horizontal lines start at 7", false)]
    [InlineData("horizontal lines end 1 cm earlier", false)]
    [InlineData("a horizontal line at the top of each page", false)]
    [InlineData("a horizontal line for the bottom margin", false)]
    public void The_places_of_pages_and_what_numbers_and_lines_do_are_no_places_of_the_document(string clause, bool goes) =>
        Assert.Equal(goes, Ways.Find(clause, WordAssociations.None, 3)[0].Steps[0].Text.StartsWith("Press keys Ctrl+", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"student\" must be a subscript", "Select the text \"student\"|Choose Format > Text > Subscript")]
    [InlineData("a table of 3 rows and 4 columns", "Choose Table > Insert Table...|Set Columns to 4|Set Rows to 3|Press Insert")]
    [InlineData("make a table named \"costs\"", "Choose Table > Insert Table...|Set Name to \"costs\"|Press Insert")]
    [InlineData("a table without a heading", "Choose Table > Insert Table...|Open the tab Options|Switch off Heading|Press Insert")]
    [InlineData("turn the table with \"Length\" into text", "Select the text \"Length\"|Choose Table > Convert > Table to Text...|Press OK")]
    [InlineData("close with a horizontal line", "Press keys Ctrl+End|Choose Insert > Horizontal Line")]
    [InlineData("the font of \"Contoso\" should be Carlito", "Select the text \"Contoso\"|Choose Carlito as Font Name")]
    [InlineData("the font name of \"Contoso\" should be Arial", "Select the text \"Contoso\"|Set Font Name to Arial")]
    [InlineData("highlighting for \"Contoso\"", "Select the text \"Contoso\"|Press Highlighting")]
    [InlineData("a footnote at \"Contoso\"", "Select the text \"Contoso\"|Press keys Right|Choose Insert > Footnote")]
    [InlineData("a footnote at \"Contoso\" that says \"a company\"", "Select the text \"Contoso\"|Press keys Right|Choose Insert > Footnote|Type \"a company\"")]
    [InlineData("at the end a footnote with \"a company\"", "Press keys Ctrl+End|Choose Insert > Footnote|Type \"a company\"")]
    [InlineData("a footnote at the end of \"Contoso\"", "Select the text \"Contoso\"|Press keys Right|Choose Insert > Footnote")]
    [InlineData("subscript for the row with \"Length\"", "Select the text \"Length\"|Choose Table > Select > Row|Choose Format > Text > Subscript")]
    [InlineData("a footnote at \"Contoso\" with the mark \"*\"", "Select the text \"Contoso\"|Choose Insert > Footnote or Endnote...|Select Own|Set Mark to \"*\"|Press OK")]
    [InlineData("behind \"Contoso\" a footnote with the mark \"*\"", "Select the text \"Contoso\"|Press keys Right|Choose Insert > Footnote or Endnote...|Select Own|Set Mark to \"*\"|Press OK")]
    [InlineData("number the lines at an interval of 5", "Choose Tools > Line Numbering...|Switch on Show numbering|Switch on Restart|Set Interval to 5|Press OK")]
    [InlineData("restart the interval of 5 for line numbers", "Choose Tools > Line Numbering...|Switch on Show numbering|Switch on Restart|Set Interval to 5|Press OK")]
    [InlineData("ann@example.org is the recipient behind the word \"ann\"", "Select the text \"ann\"|Choose Insert > Hyperlink...|Open the tab Mail|Set Recipient to \"ann@example.org\"|Press OK")]
    [InlineData("pages 15 cm by 20 cm, set the width", "Choose Format > Page...|Set Width to 15 cm|Set Height to 20 cm|Press OK")]
    [InlineData("rotated by 270 degrees", "Choose Format > Page...|Select 270 degrees|Press OK")]
    [InlineData("a variable zoom of 120%", "Choose View > Zoom > Zoom...|Select Variable|Set Variable to 120%|Press OK")]
    [InlineData("insert rows under \"Length\", their number is 3", "Select the text \"Length\"|Choose Table > Insert > Rows...|Set Number to 3|Select Below|Press OK")]
    [InlineData("look at it at 150%", "Choose View > Zoom > 150%")]
    [InlineData("a table of 4 lines of 2 columns each", "Choose Table > Insert Table...|Set Columns to 2|Set Rows to 4|Press Insert")]
    [InlineData("pages with a height of 26 cm and a width of 14 cm", "Choose Format > Page...|Set Width to 14 cm|Set Height to 26 cm|Press OK")]
    [InlineData("the page width should be: 26 cm tall, 14 cm across", "Choose Format > Page...|Set Width to 14 cm|Set Height to 26 cm|Press OK")]
    [InlineData("a subscript in all cells of the row with \"Length\"", "Select the text \"Length\"|Choose Table > Select > Row|Choose Format > Text > Subscript")]
    [InlineData("a horizontal line below the last paragraph", "Press keys Ctrl+End|Choose Insert > Horizontal Line")]
    [InlineData("make a table named costs with 2 rows", "Choose Table > Insert Table...|Set Name to \"costs\"|Press Insert")]
    [InlineData("put a footnote in place of \"Contoso\"", "Select the text \"Contoso\"|Choose Insert > Footnote")]
    public void Ways_are_found_by_what_is_named(string clause, string wanted) =>
        Assert.Contains(wanted, Ways.Find(clause, WordAssociations.None, 8).Select(w => string.Join('|', w.Steps.Select(s => s.Text))));

    [Theory]
    [InlineData("a footnote at \"Contoso\"", "Select the text \"Contoso\"|Choose Insert > Footnote")] // It would take the place of the text.
    [InlineData("a horizontal line for everything", "Press keys Ctrl+A|Choose Insert > Horizontal Line")] // And here of everything.
    [InlineData("link \"Contoso\" to ann@example.org", "Select the text \"Contoso\"|Choose Insert > Hyperlink...|Open the tab Mail|Set Text to \"ann@example.org\"|Press OK")]
    public void Ways_that_would_destroy_or_misplace_something_are_none(string clause, string unwanted) =>
        Assert.DoesNotContain(unwanted, Ways.Find(clause, WordAssociations.None, 20).Select(w => string.Join('|', w.Steps.Select(s => s.Text))));

    [Fact]
    public void A_button_that_is_named_as_a_menu_entry_is_no_way_of_its_own() =>
        Assert.DoesNotContain(Ways.Find("make \"student\" a subscript", WordAssociations.None, 8), w => w.Steps.Any(s => s.Text == "Press Subscript"));

    [Theory]
    [InlineData("Frobnicate the quux")]
    [InlineData("")]
    [InlineData("set the number of columns")]
    [InlineData("a font of 12")] // It isn't among those that can be chosen.
    public void What_is_not_named_or_lacks_a_value_is_no_way(string clause) =>
        Assert.DoesNotContain(Ways.Find(clause, WordAssociations.None, 8), w => w.Steps.Any(s => s.Text.StartsWith("Set ", StringComparison.Ordinal)));

    [Fact]
    public void Ways_are_guesses_best_first_and_no_more_than_wanted()
    {
        var ways = Ways.Find("insert a table with 3 rows and 4 columns as text with a heading", WordAssociations.None, 3);

        Assert.Equal(3, ways.Count);
        Assert.All(ways, w => Assert.True(w.IsGuess && w.Score is > 0 and <= 1 && w.Match is null));
        Assert.Equal(ways.OrderByDescending(w => w.Score), ways);
        Assert.All(ways.SelectMany(w => w.Steps), s => Assert.StartsWith("map: ", s.Source));
    }
}
