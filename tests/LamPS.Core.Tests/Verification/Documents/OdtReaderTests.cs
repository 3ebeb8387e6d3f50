using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class OdtReaderTests
{
    private const string Heading = """
        <style:style style:name="Standard" style:family="paragraph"/>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        """;

    private static DocumentContent Body(string body, string automatic = "", string styles = Heading) =>
        Reading.Read(new OdfWriter { Body = body, AutomaticStyles = automatic, Styles = styles }.ToPackage());

    [Theory]
    [InlineData("<text:p>Dear <text:s/>you</text:p>", "Dear  you")]
    [InlineData("<text:p>a<text:s text:c=\"3\"/>b</text:p>", "a   b")]
    [InlineData("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc")]
    [InlineData("<text:p>\n   a \n b</text:p>", "a b")]
    [InlineData("<text:p>a<text:span> b</text:span> <text:span>c</text:span></text:p>", "a b c")]
    [InlineData("<text:p>x<text:date>2 May</text:date>y</text:p>", "x2 Mayy")]
    [InlineData("<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby></text:p>", "ab")]
    [InlineData("<text:p/>", "")]
    public void Text_comes_as_the_user_sees_it(string body, string expected) => Assert.Equal([expected], Body(body).Texts());

    [Fact]
    public void Tracked_deletions_are_not_text()
    {
        var content = Body("""
            <text:tracked-changes><text:changed-region><text:deletion><text:p>CUSTOMER</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>Dear <text:change text:change-id="c1"/>Contoso</text:p>
            """);

        Assert.Equal(["Dear Contoso"], content.Texts());
    }

    [Fact]
    public void Automatic_styles_resolve_to_the_style_that_the_user_sees()
    {
        var content = Body(
            """
            <text:h text:style-name="P1" text:outline-level="1">One</text:h>
            <text:h text:style-name="Heading_20_2" text:outline-level="2">Two</text:h>
            <text:p>Three</text:p>
            <text:p text:style-name="P2">Four</text:p>
            """,
            """
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
            <style:style style:name="P2" style:family="paragraph"/>
            """);

        Assert.Equal(["Heading 1", "Heading 2", "Default Paragraph Style", "Default Paragraph Style"], content.Paragraphs.Select(p => p.Style));
        Assert.Equal([1, 2, 0, 0], content.Paragraphs.Select(p => p.OutlineLevel));
        Assert.Equal([1, 2, 3, 4], content.Paragraphs.Select(p => p.Location.Number));
    }

    [Fact]
    public void Styles_that_are_based_on_each_other_end()
    {
        var content = Body("<text:p text:style-name=\"A\">x</text:p>", styles: """
            <style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>
            <style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>
            """);

        Assert.Equal("A", content.Paragraphs[0].Style);
    }

    [Fact]
    public void Runs_tell_direct_formatting_and_styles()
    {
        var content = Body(
            """
            <text:p>a<text:span text:style-name="T1">bold</text:span><text:span text:style-name="T2">more</text:span>b<text:span text:style-name="Strong_20_Emphasis">strong</text:span></text:p>
            <text:h text:style-name="Heading_20_1">All</text:h>
            <text:p text:style-name="P1">line</text:p>
            """,
            """
            <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
            <style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic" fo:font-weight="normal"/></style:style>
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties style:text-underline-style="solid" style:text-line-through-style="solid"/></style:style>
            """);

        Assert.Equal(
            [
                new DocumentRun(1, 4, true, false, false, false, ""),
                new DocumentRun(5, 4, false, true, false, false, ""),
                new DocumentRun(10, 6, true, false, false, false, "Strong Emphasis"),
            ],
            content.Paragraphs[0].Runs);
        Assert.Equal([new DocumentRun(0, 3, true, false, false, false, "")], content.Paragraphs[1].Runs);
        Assert.Equal([new DocumentRun(0, 4, false, false, true, true, "")], content.Paragraphs[2].Runs);
    }

    [Fact]
    public void Tables_count_columns_rows_repeats_and_merged_cells()
    {
        var content = Body("""
            <table:table table:name="Plan"><table:table-column table:number-columns-repeated="3"/><table:table-column/>
             <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Who</text:p></table:table-cell><table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell><table:table-cell><text:p>What</text:p><text:p>When</text:p></table:table-cell><table:table-cell/></table:table-row></table:table-header-rows>
             <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="4"><text:p>-</text:p></table:table-cell></table:table-row>
            </table:table>
            """);

        var table = Assert.Single(content.Tables);
        Assert.Equal(("Plan", 3, 4, false), (table.Name, table.Rows, table.Columns, table.IsNested));
        Assert.Equal(new DocumentCell(1, 1, "Who", 1, 2), table.Cells[0]);
        Assert.Equal(("What\nWhen", "", "-", ""), (table[1, 3], table[1, 2], table[3, 4], table[4, 1]));
        Assert.Equal("table 1, row 1, column 3", content.Paragraphs[1].Location.ToString());
        Assert.DoesNotContain("hidden", content.GetText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_a_cell_counts_once_and_on_its_own()
    {
        const string inner = """<table:table table:name="In"><table:table-column/><table:table-row><table:table-cell><text:p>deep</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell/></table:table-row></table:table>""";
        var content = Body($"""
            <table:table table:name="Out"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>top</text:p>{inner}</table:table-cell><table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>
            """);

        Assert.Equal([("Out", 1, 2, false), ("In", 2, 1, true)], content.Tables.Select(t => (t.Name, t.Rows, t.Columns, t.IsNested)));
        Assert.Equal(("top", "right", "deep"), (content.Tables[0][1, 1], content.Tables[0][1, 2], content.Tables[1][1, 1]));
        Assert.Equal(["top", "deep", "right"], content.Texts());
    }

    [Fact]
    public void A_cell_that_was_split_stays_one_cell()
    {
        var content = Body("""
            <table:table table:name="Old"><table:table-column/><table:table-row><table:table-cell>
             <table:table table:is-sub-table="true"><table:table-column/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
            </table:table-cell></table:table-row></table:table>
            """);

        var table = Assert.Single(content.Tables);
        Assert.Equal((1, 1, "a\nb"), (table.Rows, table.Columns, table[1, 1]));
    }

    [Fact]
    public void Frames_notes_and_comments_are_apart_from_the_paragraph_around_them()
    {
        var content = Body("""
            <text:p>before<draw:frame draw:name="F"><draw:text-box><text:p>framed</text:p></draw:text-box></draw:frame><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>noted</text:p></text:note-body></text:note><office:annotation><dc:creator>me</dc:creator><text:p>commented</text:p></office:annotation>after</text:p>
            """);

        Assert.Equal(
            [("beforeafter", DocumentPlace.Body), ("framed", DocumentPlace.Frame), ("noted", DocumentPlace.Note), ("commented", DocumentPlace.Comment)],
            content.Paragraphs.Select(p => (p.Text, p.Location.Place)));
        Assert.Equal("beforeafter\nframed\nnoted", content.GetText());
        Assert.Empty(content.Images);
    }

    [Fact]
    public void Pictures_count_once_and_objects_do_not()
    {
        var content = Body("""
            <text:p><draw:frame draw:name="Logo"><draw:image xlink:href="Pictures/1.svg"/><draw:image xlink:href="Pictures/1.png"/><svg:title>Our logo</svg:title></draw:frame>text<draw:frame draw:name="Chart"><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame></text:p>
            """);

        Assert.Equal([new DocumentImage("Logo", "Our logo", "Pictures/1.svg")], content.Images);
        Assert.Equal(["text"], content.Texts());
    }

    [Fact]
    public void Headers_and_footers_come_behind_the_body_with_their_own_styles()
    {
        var writer = new OdfWriter
        {
            Body = "<text:p text:style-name=\"P1\">body</text:p>",
            Styles = Heading,
            AutomaticStyles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_1\"/>",
            PageStyles = "<style:style style:name=\"MP1\" style:family=\"paragraph\" style:parent-style-name=\"Footer\"/>",
            MasterPages = "<style:master-page><style:header><text:p text:style-name=\"Header\">top</text:p></style:header><style:header-first style:display=\"false\"><text:p>hidden</text:p></style:header-first><style:footer><text:p text:style-name=\"MP1\">bottom</text:p></style:footer></style:master-page>",
        };

        foreach (var content in new[] { Reading.Read(writer.ToPackage()), Reading.Read(writer.ToFlat(), "a.fodt") })
        {
            Assert.Equal(
                [("body", "Heading 1", DocumentPlace.Body), ("top", "Header", DocumentPlace.Header), ("bottom", "Footer", DocumentPlace.Footer)],
                content.Paragraphs.Select(p => (p.Text, p.Style, p.Location.Place)));
        }
    }

    [Fact]
    public void Metadata_come_from_packages_and_single_files()
    {
        var writer = new OdfWriter
        {
            Body = "<text:p>x</text:p>",
            Meta = """
                <dc:title>Report</dc:title><dc:creator>Last</dc:creator><meta:initial-creator>First</meta:initial-creator><dc:subject>S</dc:subject><dc:description>D</dc:description><meta:keyword>a</meta:keyword><meta:keyword>b</meta:keyword><meta:user-defined meta:name="Project">X1</meta:user-defined><meta:document-statistic meta:page-count="3"/>
                """,
        };

        foreach (var content in new[] { Reading.Read(writer.ToPackage()), Reading.Read(writer.ToFlat(), "a.fodt") })
        {
            var metadata = content.Metadata;
            Assert.Equal(("Report", "First", "Last", "S", "D", "a, b"), (metadata.Title, metadata.Author, metadata.LastModifiedBy, metadata.Subject, metadata.Description, metadata.Keywords));
            Assert.Equal(("X1", "First", "Last", null), (metadata.Find("project"), metadata.Find("Creator"), metadata.Find("last-modified-by"), metadata.Find("colour")));
            Assert.Equal(3, content.PageCount);
        }
    }

    [Fact]
    public void Templates_are_text_documents() =>
        Assert.Equal(DocumentFormat.Odt, Reading.Read(PackageWriter.Write(
            ("mimetype", "application/vnd.oasis.opendocument.text-template"),
            ("META-INF/manifest.xml", "<!DOCTYPE manifest:manifest SYSTEM \"Manifest.dtd\"><manifest:manifest/>"),
            ("content.xml", "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><o:body><o:text/></o:body></o:document-content>")), "a.ott").Format);
}
