using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public class RequestSplitterTests
{
    [Theory]
    [InlineData("Replace \"CUSTOMER\" by \"Contoso\", insert a table with 3 rows and 4 columns, make the heading bold and save as PDF",
        "Replace \"CUSTOMER\" by \"Contoso\"|insert a table with 3 rows and 4 columns|make the heading bold|save as PDF")]
    [InlineData("Type \"Hello, world; how are you? and fine\" then save", "Type \"Hello, world; how are you? and fine\"|save")]
    [InlineData("Please open the Find and Replace dialog", "open the Find and Replace dialog")]
    [InlineData("Write “a, then b” and press Enter", "Write “a, then b”|press Enter")]
    [InlineData("Ersetze «a und b, c», then undo", "Ersetze «a und b, c»|undo")]
    [InlineData("1. Type \"One\"\n2. Press Enter\n3. Type \"Two\"", "Type \"One\"|Press Enter|Type \"Two\"")]
    [InlineData("- insert a page break\n- add a comment", "insert a page break|add a comment")]
    [InlineData("Set Columns to 4 and Rows to 3", "Set Columns to 4 and Rows to 3")]
    [InlineData("Set Name to Zoe, Category to Printer and Priority to High, then submit", "Set Name to Zoe, Category to Printer and Priority to High|submit")]
    [InlineData("File a ticket for Zoe Muller: printer on floor 3 is out of toner, high priority",
        "File a ticket for Zoe Muller: printer on floor 3 is out of toner, high priority")]
    [InlineData("Save as /tmp/a.b/report.final.odt. Then close the document.", "Save as /tmp/a.b/report.final.odt|close the document")]
    [InlineData("Use 12.5 pt, e.g. for the title. Undo it.", "Use 12.5 pt, e.g. for the title|Undo it")]
    [InlineData("Make the title bold and italic", "Make the title bold and italic")]
    [InlineData("make \"Important\" italic and underline it", "make \"Important\" italic|underline it")]
    [InlineData("Find \"error\" and replace it with \"warning\" everywhere", "Find \"error\"|replace it with \"warning\" everywhere")]
    [InlineData("Do the following: insert a table, make the heading bold", "insert a table|make the heading bold")]
    [InlineData("Could you please insert a table and then, after that, save the document?", "insert a table|save the document")]
    [InlineData("Write \"Hello\" then press Enter twice and write \"World\"", "Write \"Hello\"|press Enter twice|write \"World\"")]
    [InlineData("Replace 'don't' by 'do not'; save", "Replace 'don't' by 'do not'|save")]
    [InlineData("Open C:\\My.Docs\\a.docx and print it", "Open C:\\My.Docs\\a.docx|print it")]
    [InlineData("set the font size to 14 and the accent colour to green", "set the font size to 14 and the accent colour to green")]
    [InlineData("Turn on dark mode and set the volume to 30", "Turn on dark mode|set the volume to 30")]
    [InlineData("Create a new ticket with name \"Jan Novak\", category Account, description \"password expired\" and send a copy to me",
        "Create a new ticket with name \"Jan Novak\", category Account, description \"password expired\"|send a copy to me")]
    [InlineData("Insert a table with 2 columns and 3 rows and fill it with \"Item\", \"Qty\" and \"2\"", "Insert a table with 2 columns and 3 rows|fill it with \"Item\", \"Qty\" and \"2\"")]
    [InlineData("make \"budget\" bold and don't make it italic", "make \"budget\" bold")] // Nothing is to be done for that.
    [InlineData("make \"budget\" bold and dont make it italic", "make \"budget\" bold")]
    [InlineData("Underline \"budget\". Do not change anything else. Save it", "Underline \"budget\"|Save it")]
    [InlineData("add a table and don't let it break across pages", "add a table|don't let it break across pages")]
    [InlineData("make all of it bold and don't make the title bold", "make all of it bold|don't make the title bold")]
    [InlineData("Don't make it italic", "Don't make it italic")]
    [InlineData("", "")]
    [InlineData(" , ; . ", "")]
    public void Splits_where_something_new_is_asked(string request, string expected)
    {
        Assert.Equal(expected, string.Join('|', RequestSplitter.Split(request).Select(c => c.Text)));
    }

    [Theory]
    [InlineData("embolden \"Monday\" and the table needs another row", "embolden \"Monday\"|the table needs another row")]
    [InlineData("set the size to 14 pt plus a rule underneath, but also a footer", "set the size to 14 pt|a rule underneath|a footer")]
    [InlineData("insert a table with 3 rows and 4 columns", "insert a table with 3 rows|4 columns")]
    [InlineData("replace \"salt and pepper\" and Bullets and Numbering", "replace \"salt and pepper\"|Bullets and Numbering")]
    [InlineData("the page on its side, \"Monday\" slanted, 3,5 cm on the left", "the page on its side|\"Monday\" slanted|3,5 cm on the left")]
    [InlineData("bold it and", "bold it and")]
    [InlineData("bold but not italic, not red and larger", "bold but not italic, not red|larger")]
    [InlineData("bold \"budget\", rather than italic, and larger", "bold \"budget\", rather than italic|larger")]
    public void Every_joint_may_be_meant_to_split(string request, string expected) =>
        Assert.Equal(expected, string.Join('|', RequestSplitter.Split(request, ["Bullets and Numbering"], atEveryJoint: true).Select(c => c.Text)));

    [Fact]
    public void Known_names_stay_whole()
    {
        var clauses = RequestSplitter.Split("open Up, Right and Down Arrow and close it", ["Up, Right and Down Arrow"]);

        Assert.Equal(["open Up, Right and Down Arrow", "close it"], clauses.Select(c => c.Text));
    }

    [Fact]
    public void Never_throws_and_never_cuts_what_is_quoted()
    {
        var pieces = Gen.Elements(
            " and ", ", ", "; ", ". ", "then ", "\n", "insert ", "make ", "a table", "3 rows", "\"", "'", "“", "”", "«", "»", "/tmp/a b", "1. ", "é", "\\", "don't ", "x@y.zz ",
            "Ctrl+S ", "=", "(", ")", "press ", "\"a, then b\"", "'x; y'", "«and save»", "🙂", "\0");
        var requests = Gen.ListOf(pieces).Select(list => string.Concat(list)).ToArbitrary();

        Prop.ForAll(requests, request =>
        {
            var clauses = RequestSplitter.Split(request);
            foreach (var clause in clauses)
            {
                Assert.Equal(clause.Text, request.Substring(clause.Start, clause.Text.Length));
            }

            foreach (var span in ArgumentScanner.Scan(request).Where(s => s.Kind == ArgumentKind.Quotation && s.Value.Any(char.IsLetterOrDigit)))
            {
                Assert.Contains(clauses, c => c.Start <= span.Start && span.End <= c.Start + c.Text.Length);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Never_throws_on_any_text() =>
        Prop.ForAll<string>(text => { _ = RequestSplitter.Split(text ?? ""); _ = RequestSplitter.Split(text ?? "", atEveryJoint: true); }).QuickCheckThrowOnFailure();
}
