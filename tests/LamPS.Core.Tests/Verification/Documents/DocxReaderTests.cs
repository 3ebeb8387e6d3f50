using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class DocxReaderTests
{
    private const string Styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="My heading"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="table" w:styleId="T"><w:name w:val="Table Grid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
        """;

    private static DocumentContent Body(string body) => Reading.Read(OpenXmlWriter.Docx(body, Styles), "a.docx");

    [Theory]
    [InlineData("<w:p><w:r><w:t>Dear</w:t></w:r><w:r><w:t xml:space=\"preserve\"> you</w:t></w:r></w:p>", "Dear you")]
    [InlineData("<w:p><w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t> a </w:t></w:r></w:p>", " a")]
    [InlineData("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>", "a\tb\nc\u2011d")]
    [InlineData("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", "new")]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>there</w:t></w:r></w:moveTo></w:p>", "there")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText><w:t>2 May</w:t></w:r></w:p>", "2 May")]
    [InlineData("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link")]
    [InlineData("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p></w:sdtContent></w:sdt>", "control")]
    public void Text_comes_as_the_user_sees_it(string body, string expected) => Assert.Equal([expected], Body(body).Texts());

    [Fact]
    public void A_paragraph_whose_end_was_deleted_goes_on_in_the_next()
    {
        var content = Body("""
            <w:p><w:pPr><w:pStyle w:val="berschrift1"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>last</w:t></w:r></w:p>
            """);

        Assert.Equal(["onetwo", "last"], content.Texts());
        Assert.Equal("Normal", content.Paragraphs[0].Style);
    }

    [Fact]
    public void Ids_resolve_to_names_as_Word_shows_them()
    {
        var content = Body("""
            <w:p><w:pPr><w:pStyle w:val="berschrift1"/><w:pPrChange><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>
            <w:p><w:r><w:t>Three</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="gone"/></w:pPr><w:r><w:t>Four</w:t></w:r></w:p>
            """);

        Assert.Equal([("Heading 1", 1), ("My heading", 1), ("Normal", 0), ("gone", 0)], content.Paragraphs.Select(p => (p.Style, p.OutlineLevel)));
        Assert.Equal([new DocumentRun(0, 3, true, false, false, false, "")], content.Paragraphs[1].Runs);
    }

    [Fact]
    public void Runs_tell_direct_formatting_and_styles()
    {
        var content = Body("""
            <w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/><w:i w:val="0"/><w:u w:val="single"/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>bold</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Fett"/></w:rPr><w:t>strong</w:t></w:r><w:r><w:rPr><w:i/><w:strike/><w:u w:val="none"/></w:rPr><w:t>i</w:t></w:r></w:p>
            """);

        Assert.Equal(
            [
                new DocumentRun(1, 4, true, false, true, false, ""),
                new DocumentRun(5, 6, true, false, false, false, "Strong"),
                new DocumentRun(11, 1, false, true, false, true, ""),
            ],
            content.Paragraphs[0].Runs);
    }

    [Fact]
    public void Tables_count_grid_rows_and_merged_cells()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var content = Body($"""
            <w:tbl><w:tblPr><w:tblCaption w:val="Plan"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
             <w:tr>{Cell("Who", "<w:gridSpan w:val=\"2\"/>")}{Cell("When", "<w:vMerge w:val=\"restart\"/>")}</w:tr>
             <w:tr>{Cell("a")}{Cell("b")}{Cell("", "<w:vMerge/>")}</w:tr>
             <w:tr><w:trPr><w:del/></w:trPr>{Cell("gone")}{Cell("gone")}{Cell("gone", "<w:vMerge/>")}</w:tr>
             <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{Cell("c")}{Cell("d", "<w:vMerge w:val=\"restart\"/>")}</w:tr>
            </w:tbl>
            """);

        var table = Assert.Single(content.Tables);
        Assert.Equal(("Plan", 3, 3), (table.Name, table.Rows, table.Columns));
        Assert.Equal(("Who", "a", "b", "c", "d"), (table[1, 1], table[2, 1], table[2, 2], table[3, 2], table[3, 3]));
        Assert.Equal(2, table.Cells.Single(c => c.Text == "Who").ColumnSpan);
        Assert.Equal(2, table.Cells.Single(c => c.Text == "When").RowSpan);
        Assert.False(table.Cells.Single(c => c.Text == "d").IsMerged);
    }

    [Fact]
    public void Deleted_rows_are_no_text()
    {
        var content = Body("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>here</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

        Assert.Equal(["here"], content.Texts());
        Assert.Equal((1, 1, "here"), (content.Tables[0].Rows, content.Tables[0].Columns, content.Tables[0][1, 1]));
    }

    [Fact]
    public void A_table_in_a_cell_counts_once_and_on_its_own()
    {
        var content = Body("""
            <w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>out</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
            """);

        Assert.Equal([(1, 1, false), (1, 2, true)], content.Tables.Select(t => (t.Rows, t.Columns, t.IsNested)));
        Assert.Equal(("out\n", "in"), (content.Tables[0][1, 1], content.Tables[1][1, 1]));
    }

    [Fact]
    public void A_text_box_that_is_stored_for_old_and_new_readers_counts_once()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>";
        var content = Body($"""
            <w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p>
            """);

        Assert.Equal([("ab", DocumentPlace.Body), ("boxed", DocumentPlace.Frame)], content.Paragraphs.Select(p => (p.Text, p.Location.Place)));
    }

    [Fact]
    public void Pictures_have_names_and_sources_and_objects_are_none()
    {
        var content = Body("""
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Our logo"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
             <w:r><w:pict><v:shape><v:imagedata r:id="rId4"/></v:shape></w:pict></w:r><w:r><w:object><v:shape><v:imagedata r:id="rId4"/></v:shape></w:object></w:r></w:p>
            """);

        Assert.Equal([new DocumentImage("Picture 1", "Our logo", "word/media/image1.png"), new DocumentImage("", "", "word/media/image1.png")], content.Images);
    }

    [Fact]
    public void Headers_comments_and_metadata_come_from_their_parts()
    {
        var content = Reading.Read(
            OpenXmlWriter.Docx(
                "<w:p><w:r><w:t>body</w:t></w:r></w:p>", Styles,
                header: "<w:p><w:r><w:t>top</w:t></w:r></w:p>",
                comments: "<w:comment><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment>",
                core: "<dc:title>Report</dc:title><dc:creator>First</dc:creator><cp:lastModifiedBy>Last</cp:lastModifiedBy><cp:keywords>a, b</cp:keywords>",
                extended: "<Pages>4</Pages><Application>Writer</Application>",
                custom: "<property name=\"Project\"><vt:lpwstr>X1</vt:lpwstr></property>"),
            "a.docx");

        Assert.Equal(
            [("body", DocumentPlace.Body), ("top", DocumentPlace.Header), ("why?", DocumentPlace.Comment)],
            content.Paragraphs.Select(p => (p.Text, p.Location.Place)));
        Assert.Equal(("Report", "First", "Last", "a, b", "Writer", "X1"), (content.Metadata.Title, content.Metadata.Author, content.Metadata.LastModifiedBy, content.Metadata.Keywords, content.Metadata.Generator, content.Metadata.Find("PROJECT")));
        Assert.Equal(4, content.PageCount);
        Assert.DoesNotContain("why?", content.GetText(), StringComparison.Ordinal);
    }
}
