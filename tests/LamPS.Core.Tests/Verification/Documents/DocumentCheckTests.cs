using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class DocumentCheckTests
{
    private static readonly DocumentContent Letter = new()
    {
        Format = DocumentFormat.Odt,
        Paragraphs =
        [
            new() { Text = "Quarterly report", Style = "Heading 1", OutlineLevel = 1, Location = new(DocumentPlace.Body, 1) },
            new() { Text = "Dear CUSTOMER,", Style = "Text body", Runs = [new(5, 4, true, false, false, false, ""), new(9, 4, true, false, true, false, "Strong Emphasis")], Location = new(DocumentPlace.Body, 2) },
            new() { Text = "for\u00A0CUSTOMER  from co\u00ADop\nto you", Style = "Default Paragraph Style", Location = new(DocumentPlace.Body, 3) },
            new() { Text = "SECRET", Location = new(DocumentPlace.Comment, 1) },
            new() { Text = "Northwind", Style = "Header", Location = new(DocumentPlace.Header, 1) },
        ],
        Tables =
        [
            new() { Name = "Details", Rows = 3, Columns = 4, Cells = [new(1, 1, "Item"), new(2, 2, "CUSTOMER\nLtd")] },
            new() { Name = "Totals", Rows = 2, Columns = 2 },
        ],
        Images = [new("Logo", "", "Pictures/1.png"), new("", "", "")],
        PageCount = 2,
        Metadata = new() { Title = "Report", Custom = new Dictionary<string, string> { ["Project"] = "X1" } },
    };

    private static (bool Holds, string Evidence) Check(DocumentExpectation expectation) => DocumentCheck.Check(Letter, expectation);

    [Theory]
    [InlineData("CUSTOMER", true, "'CUSTOMER' stands in paragraph 2: \"Dear CUSTOMER,\" and in 1 other place.")]
    [InlineData("for CUSTOMER from coop to", true, "'for CUSTOMER from coop to' stands in paragraph 3: ")]
    [InlineData("Northwind", true, "'Northwind' stands in the header: \"Northwind\".")]
    [InlineData("report\nDear", true, "stands in several lines: \"Quarterly report Dear CUSTOMER")]
    [InlineData("report Dear", false, "'report Dear' stands nowhere")]
    [InlineData("Contoso", false, "'Contoso' stands nowhere (5 paragraphs, 2 tables).")]
    [InlineData("Customer", false, "'Customer' stands nowhere; with other capitals it stands in paragraph 2")]
    [InlineData("SECRET", false, "'SECRET' stands nowhere")]
    [InlineData(" ", false, "an empty text can't be looked for.")]
    public void Contains(string text, bool holds, string evidence)
    {
        var result = Check(new() { Contains = [text] });

        Assert.Equal(holds, result.Holds);
        Assert.Contains(evidence, result.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contoso", true, "'Contoso' stands nowhere")]
    [InlineData("SECRET", true, "'SECRET' stands nowhere")]
    [InlineData("CUSTOMER", false, "'CUSTOMER' still stands in paragraph 2: \"Dear CUSTOMER,\" and in 1 other place.")]
    [InlineData("for CUSTOMER", false, "'for CUSTOMER' still stands in paragraph 3")]
    [InlineData("", false, "an empty text")]
    public void Does_not_contain(string text, bool holds, string evidence)
    {
        var result = Check(new() { NotContains = [text] });

        Assert.Equal(holds, result.Holds);
        Assert.Contains(evidence, result.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quarterly", "heading 1", true, "'Quarterly' in paragraph 1 is 'heading 1'.")]
    [InlineData("Dear", "Body Text", true, "'Dear' in paragraph 2 is 'Body Text'.")]
    [InlineData("from", "Normal", true, "'from' in paragraph 3 is 'Normal'.")]
    [InlineData("CUSTOMER", "Default Paragraph Style", true, "'CUSTOMER' in paragraph 3")]
    [InlineData("CUSTOMER", "bold", true, "'CUSTOMER' in paragraph 2 is 'bold'.")]
    [InlineData("OMER", "Strong Emphasis", true, "is 'Strong Emphasis'.")]
    [InlineData("OMER", "underlined", true, "is 'underlined'.")]
    [InlineData("CUSTOMER,", "bold", false, "not 'bold'")]
    [InlineData("CUSTOMER", "underlined", false, "(bold), not 'underlined'.")]
    [InlineData("CUSTOMER", "italic", false, "not 'italic'")]
    [InlineData("CUSTOMER", "strikethrough", false, "not 'strikethrough'")]
    [InlineData("Dear", "Heading 1", false, "'Dear' stands in paragraph 2 with the style 'Text body', not 'Heading 1'.")]
    [InlineData("Contoso", "Heading 1", false, "'Contoso', which should be 'Heading 1', stands nowhere.")]
    [InlineData("Dear", "", false, "needs both")]
    public void Style(string text, string style, bool holds, string evidence)
    {
        var result = Check(new() { Style = new(text, style) });

        Assert.Equal(holds, result.Holds);
        Assert.Contains(evidence, result.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 4, null, null, null, true, "table 1 has 3 rows and 4 columns.")]
    [InlineData(null, 2, null, null, null, true, "table 2 has 2 rows and 2 columns.")]
    [InlineData(null, null, 2, null, null, true, "table 2")]
    [InlineData(null, null, null, "details", "CUSTOMER Ltd", true, "table 1 has 3 rows and 4 columns and holds 'CUSTOMER Ltd'.")]
    [InlineData(3, 5, null, null, null, false, "2 tables: 3x4, 2x2; none is 3 rows by 5 columns.")]
    [InlineData(3, 4, 2, null, null, false, "2 tables: 3x4, 2x2; table 2 isn't 3 rows by 4 columns.")]
    [InlineData(5, null, null, null, null, false, "none has 5 rows.")]
    [InlineData(null, 5, 1, null, null, false, "table 1 doesn't have 5 columns.")]
    [InlineData(null, null, 3, null, null, false, "there is no table 3.")]
    [InlineData(null, null, null, "Other", null, false, "there is no table 'Other'.")]
    [InlineData(3, 4, null, null, "Contoso", false, "'Contoso' stands in no cell of table 1.")]
    public void Table(int? rows, int? columns, int? index, string? name, string? contains, bool holds, string evidence)
    {
        var result = Check(new() { Table = new() { Rows = rows, Columns = columns, Index = index, Name = name, Contains = contains is null ? [] : [contains] } });

        Assert.Equal(holds, result.Holds);
        Assert.Contains(evidence, result.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_are_checked_like_tables()
    {
        var content = new DocumentContent { Format = DocumentFormat.Ods, Sheets = [new() { Name = "Sheet1", Rows = 2, Columns = 2, Cells = [new(2, 2, "42")] }] };

        Assert.Equal((true, "sheet 1 has 2 rows and 2 columns and holds '42'."), DocumentCheck.Check(content, new() { Table = new() { Rows = 2, Contains = ["42"] } }));
        Assert.Equal((false, "1 sheet: 2x2; none has 3 rows."), DocumentCheck.Check(content, new() { Table = new() { Rows = 3 } }));
        Assert.Equal((true, "'42' stands in sheet 'Sheet1', cell B2: \"42\"."), DocumentCheck.Check(content, new() { Contains = ["42"] }));
        Assert.Equal((false, "'42' still stands in sheet 'Sheet1', cell B2: \"42\"."), DocumentCheck.Check(content, new() { NotContains = ["42"] }));
    }

    [Theory]
    [InlineData(2, true, "2 pictures ('Logo').")]
    [InlineData(3, false, "2 pictures ('Logo'); expected 3.")]
    public void Images(int count, bool holds, string evidence) => Assert.Equal((holds, evidence), Check(new() { Images = count }));

    [Theory]
    [InlineData(2, true, "2 pages.")]
    [InlineData(1, false, "2 pages; expected 1.")]
    public void Pages(int count, bool holds, string evidence) => Assert.Equal((holds, evidence), Check(new() { Pages = count }));

    [Fact]
    public void Pages_that_nobody_counted_prove_nothing() => Assert.Equal(
        (false, "the file doesn't say how many pages it has; expected 2."), DocumentCheck.Check(Letter with { PageCount = null }, new() { Pages = 2 }));

    [Theory]
    [InlineData("title", "Report", true, "title is 'Report'.")]
    [InlineData("project", "X1", true, "project is 'X1'.")]
    [InlineData("title", "report", false, "title is 'Report'; expected 'report'.")]
    [InlineData("subject", "S", false, "subject is empty; expected 'S'.")]
    [InlineData("colour", "red", false, "there is no property 'colour'; expected 'red'.")]
    public void Metadata(string name, string value, bool holds, string evidence)
    {
        var content = Letter with { Metadata = Letter.Metadata with { Custom = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Project"] = "X1" } } };

        Assert.Equal((holds, evidence), DocumentCheck.Check(content, new() { Metadata = new Dictionary<string, string> { [name] = value } }));
    }

    [Fact]
    public void All_must_hold_and_only_what_fails_is_named()
    {
        var both = Check(new() { Contains = ["CUSTOMER"], Pages = 2 });
        var one = Check(new() { Contains = ["CUSTOMER", "Contoso"], Pages = 3 });

        Assert.True(both.Holds);
        Assert.EndsWith("; 2 pages.", both.Evidence, StringComparison.Ordinal);
        Assert.Equal((false, "'Contoso' stands nowhere (5 paragraphs, 2 tables); 2 pages; expected 3."), one);
        Assert.Equal((true, "The document can be read: 5 paragraphs, 2 tables."), Check(new()));
    }

    [Fact]
    public void Text_that_can_not_be_read_proves_nothing_either_way()
    {
        var content = new DocumentContent
        {
            Format = DocumentFormat.Pdf,
            TextKnown = false,
            Notes = ["Page 1 has unknown text."],
            Paragraphs = [new() { Text = "the first", Location = new(DocumentPlace.Page, 1) }, new() { Text = "half of it", Location = new(DocumentPlace.Page, 1) }],
        };

        Assert.False(DocumentCheck.Check(content, new() { NotContains = ["CUSTOMER"] }).Holds);
        Assert.Contains("Page 1 has unknown text", DocumentCheck.Check(content, new() { Contains = ["CUSTOMER"] }).Evidence, StringComparison.Ordinal);
        Assert.True(DocumentCheck.Check(content, new() { Contains = ["first half"] }).Holds);
        Assert.False(DocumentCheck.Check(content, new() { NotContains = ["first half"] }).Holds);
        Assert.Contains("PDF", DocumentCheck.Check(content, new() { Style = new("first", "bold") }).Evidence, StringComparison.Ordinal);
        Assert.Contains("PDF", DocumentCheck.Check(content, new() { Table = new() }).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_can_not_be_read_does_not_hold()
    {
        var (holds, evidence) = DocumentCheck.Check(Path.Combine(Path.GetTempPath(), "lamps-none.odt"), new DocumentExpectation());

        Assert.False(holds);
        Assert.StartsWith("There is no document", evidence, StringComparison.Ordinal);
    }
}
