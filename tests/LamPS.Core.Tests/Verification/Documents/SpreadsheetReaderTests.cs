using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class SpreadsheetReaderTests
{
    private static DocumentContent Ods(string body, DocumentLimits? limits = null) =>
        Reading.Read(new OdfWriter { Kind = "spreadsheet", Body = body, MasterPages = "<style:master-page><style:header><text:p>???</text:p></style:header></style:master-page>" }.ToPackage(), "a.ods", limits);

    [Fact]
    public void The_used_area_of_a_sheet_counts_and_not_its_empty_rest()
    {
        var content = Ods("""
            <table:table table:name="Sheet1"><table:table-column table:number-columns-repeated="16384"/>
             <table:table-row><table:table-cell><text:p>Item</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
             <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
             <table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="42"><text:p>42.00</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell></table:table-row>
             <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            </table:table><table:table table:name="Sheet2"><table:table-row><table:table-cell/></table:table-row></table:table>
            """);

        Assert.Equal(DocumentFormat.Ods, content.Format);
        Assert.Equal([("Sheet1", 4, 3), ("Sheet2", 0, 0)], content.Sheets.Select(s => (s.Name, s.Rows, s.Columns)));
        Assert.Equal(("Item", "x", "x", "42.00"), (content.Sheets[0][1, 1], content.Sheets[0][1, 2], content.Sheets[0][1, 3], content.Sheets[0][4, 2]));
        Assert.Equal("B4", content.Sheets[0].Cells[^1].Address);
        Assert.Equal("Item\tx\tx\n42.00", content.GetText());
        Assert.Empty(content.Tables);
    }

    [Fact]
    public void Repeated_cells_are_counted_in_full_and_listed_up_to_a_limit()
    {
        var content = Ods(
            """<table:table table:name="Big"><table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>""",
            DocumentLimits.Default with { RepeatedCells = 50 });

        var sheet = Assert.Single(content.Sheets);
        Assert.Equal((1 << 20, 1 << 14), (sheet.Rows, sheet.Columns));
        Assert.Equal(51, sheet.Cells.Count);
        Assert.Contains("'Big'", Assert.Single(content.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Workbooks_have_texts_numbers_dates_and_merged_cells()
    {
        var content = Reading.Read(OpenXmlWriter.Xlsx(
            [
                ("First", """
                    <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>
                    <row r="3"><c r="A3"><v>1.5</v></c><c r="B3" s="1"><v>46000</v></c><c r="C3" s="2"><v>46000.75</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="str"><f>A1</f><v>f</v></c><c r="F3" s="3"><v>7</v></c></row></sheetData>
                    <mergeCells><mergeCell ref="A1:B2"/></mergeCells>
                    """),
                ("Second", "<sheetData><row><c t=\"s\"><v>1</v></c><c><v>2</v></c></row></sheetData>"),
            ],
            "<si><t>Name</t></si><si><r><t>Ko</t></r><rPh><t>hint</t></rPh><r><t>be</t></r></si>",
            """<numFmts><numFmt numFmtId="170" formatCode="yyyy\-mm\-dd hh:mm"/><numFmt numFmtId="171" formatCode="[Red]0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>"""),
            "a.xlsx");

        Assert.Equal(DocumentFormat.Xlsx, content.Format);
        var first = content.Sheets[0];
        Assert.Equal(("First", 3, 6), (first.Name, first.Rows, first.Columns));
        Assert.Equal(["Name", "inline", "1.5", "2025-12-09", "2025-12-09T18:00:00", "TRUE", "f", "7"], first.Cells.Select(c => c.Text));
        Assert.Equal((2, 2), (first.Cells[0].RowSpan, first.Cells[0].ColumnSpan));
        Assert.Equal(("Kobe", "2"), (content.Sheets[1][1, 1], content.Sheets[1][1, 2]));
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"s\"><v>5</v></c>")]
    [InlineData("<c r=\"ZZZ1\"><v>5</v></c>")]
    [InlineData("<c r=\"A2000000\"><v>5</v></c>")]
    public void Cells_that_no_sheet_can_have_are_damage(string cell)
    {
        var error = Assert.Throws<LamException>(() => Reading.Read(
            OpenXmlWriter.Xlsx([("S", $"<sheetData><row r=\"1\">{cell}</row></sheetData>")], "<si><t>x</t></si>"), "a.xlsx"));

        Assert.Equal("DocumentDamaged", error.Id);
    }

    [Theory]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n", "a|b|x, \"y\"|two\nlines", 2, 2)]
    [InlineData("a;b;1,5\n;;z", "a|b|1,5|z", 2, 3)]
    [InlineData("a\tb, c", "a|b, c", 1, 2)]
    [InlineData("", "", 0, 0)]
    public void Separated_values_are_a_sheet(string text, string cells, int rows, int columns)
    {
        var content = Reading.Read(text, "list.csv");

        var sheet = Assert.Single(content.Sheets);
        Assert.Equal(("list", rows, columns), (sheet.Name, sheet.Rows, sheet.Columns));
        Assert.Equal(cells, string.Join('|', sheet.Cells.Select(c => c.Text)));
    }
}
