using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class PdfReaderTests
{
    private const string Composite = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [600 600] 3 5 700] >>]";

    private static DocumentContent Page(params string[] programs) => Reading.Read(PdfWriter.Pages(programs).ToFile(), "a.pdf");

    [Theory]
    [InlineData("BT /F1 12 Tf 72 700 Td (Dear CUSTOMER,) Tj ET", "Dear CUSTOMER,")]
    [InlineData("BT /F1 12 Tf 72 700 Td (Caf\\351 \\(\\223x\\224\\)) Tj ET", "Café (\u201Cx\u201D)")]
    [InlineData("BT /F1 12 Tf 72 700 Td (one) Tj 0 -14 Td (two) Tj T* (still two?) ' ET", "one|two|still two?")]
    [InlineData("BT /F1 12 Tf 14 TL 72 700 Td (one) Tj T* <74776F> Tj ET", "one|two")]
    [InlineData("BT /F1 10 Tf 72 700 Td [(ke) 20 (rned) -300 (apart)] TJ ET", "kerned apart")]
    [InlineData("BT /F1 10 Tf 1 0 0 1 72 700 Tm (a) Tj 1 0 0 1 300 700 Tm (b) Tj ET", "a\tb")]
    [InlineData("q 2 0 0 2 0 0 cm BT /F1 5 Tf 36 350 Td (big) Tj ET Q BT /F1 10 Tf 72 680 Td (small) Tj ET", "big|small")]
    [InlineData("BT /F1 10 Tf 0 1 -1 0 300 100 Tm (turned) Tj ( on) Tj ET", "turned on")]
    [InlineData("BT /F1 10 Tf /Span << /ActualText <FEFF00660069> >> BDC (#) Tj (#) Tj EMC (x) Tj ET", "fix")]
    [InlineData("BI /W 1 /H 1 ID \u0001) EI BT /F1 10 Tf (after) Tj ET", "after")]
    public void Text_is_read_line_by_line(string program, string expected)
    {
        var content = Page(program);

        Assert.Equal(expected, string.Join('|', content.Texts()));
        Assert.True(content.TextKnown);
        Assert.Equal(1, content.PageCount);
    }

    [Fact]
    public void Lines_tell_their_page()
    {
        var content = Page("BT /F1 9 Tf (one) Tj ET", "", "BT /F1 9 Tf (three) Tj ET");

        Assert.Equal(3, content.PageCount);
        Assert.Equal(["page 1", "page 3"], content.Paragraphs.Select(p => p.Location.ToString()));
        Assert.Empty(content.Images);
    }

    [Fact]
    public void Tables_of_objects_may_be_streams()
    {
        var writer = PdfWriter.Pages(["BT /F1 9 Tf (packed) Tj ET"]);
        writer.Trailer = "/Info << /Title (T) >>";

        var content = Reading.Read(writer.ToFileWithObjectStreams(), "a.pdf");

        Assert.Equal(("packed", "T", 1), (content.GetText(), content.Metadata.Title, content.PageCount));
    }

    [Fact]
    public void A_character_map_tells_what_codes_mean()
    {
        var writer = PdfWriter.Pages(["BT /F1 10 Tf <000100020003> Tj 19 0 Td <0004> Tj ET"], Composite + " /ToUnicode 6 0 R >>");
        writer.AddStream("""
            /CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
            1 beginbfchar <0001> <00660069> endbfchar 2 beginbfrange <0002> <0003> <0041> <0004> <0004> [<D83DDE00>] endbfrange endcmap
            """);

        var content = Reading.Read(writer.ToFile(), "a.pdf");

        // Widths of 0.6 + 0.6 + 0.7 end where the next stretch starts.
        Assert.Equal("fiAB\U0001F600", content.GetText());
        Assert.True(content.TextKnown);
    }

    [Fact]
    public void Without_a_map_the_text_is_not_known_and_says_so()
    {
        var content = Reading.Read(PdfWriter.Pages(["BT /F1 10 Tf <0001> Tj ET"], Composite + " >>").ToFile(), "a.pdf");

        Assert.False(content.TextKnown);
        Assert.Contains("Page 1", Assert.Single(content.Notes), StringComparison.Ordinal);
        Assert.Equal(1, content.PageCount);
    }

    [Fact]
    public void Names_of_glyphs_tell_what_codes_mean()
    {
        var content = Reading.Read(PdfWriter.Pages(["BT /F1 10 Tf (\\001\\002\\003A) Tj ET"], "<< /Type /Font /Subtype /TrueType /BaseFont /X /Encoding << /Differences [1 /Euro /uni00E9 /fi] >> >>").ToFile(), "a.pdf");

        Assert.Equal("\u20ACéfiA", content.GetText().Replace("\uFB01", "fi", StringComparison.Ordinal));
    }

    [Fact]
    public void An_embedded_font_tells_its_own_encoding()
    {
        var writer = PdfWriter.Pages(["BT /F1 10 Tf (\\001\\002) Tj ET"], "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor << /Flags 4 /FontFile 6 0 R >> >>");
        writer.AddStream("%!PS-AdobeFont-1.0\n/FontName /X def /Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 1 /bullet put\ndup 2 /period put\nreadonly def\ncurrentfile eexec \u0001\u0002(");

        var content = Reading.Read(writer.ToFile(), "a.pdf");

        Assert.Equal(("\u2022.", true), (content.GetText(), content.TextKnown));
    }

    [Fact]
    public void Pictures_and_forms_on_a_page_are_seen()
    {
        var writer = new PdfWriter();
        writer.Add("<< /Type /Catalog /Pages 2 0 R >>");
        writer.Add("<< /Type /Pages /Count 1 /Kids [4 0 R] >>");
        writer.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        writer.Add("<< /Type /Page /Parent 2 0 R /Resources 6 0 R /Contents 5 0 R >>");
        writer.AddStream("/Im1 Do q /Fm1 Do Q");
        writer.Add("<< /XObject << /Im1 7 0 R /Fm1 8 0 R >> /Font << /F1 3 0 R >> >>");
        writer.AddStream("x", "/Subtype /Image /Width 1 /Height 1");
        writer.AddStream("BT /F1 10 Tf (in a form) Tj ET", "/Subtype /Form /Matrix [1 0 0 1 5 5]");
        var content = Reading.Read(writer.ToFile(), "a.pdf");

        Assert.Equal("in a form", content.GetText());
        Assert.Equal([new DocumentImage("Im1", "", "page 1")], content.Images);
        Assert.True(content.TextKnown);
    }

    [Fact]
    public void A_page_of_pictures_may_hold_text_that_nobody_can_read()
    {
        var content = Page("BI /W 1 /H 1 ID x EI");

        Assert.False(content.TextKnown);
        Assert.Single(content.Images);
    }

    [Fact]
    public void Metadata_come_from_the_dictionary_and_else_from_XMP()
    {
        var writer = PdfWriter.Pages([""]);
        writer.Trailer = "/Info << /Author <FEFF00C9> /Keywords (a, b) /Producer (P) >>";
        var plain = Reading.Read(writer.ToFile(), "a.pdf").Metadata;
        Assert.Equal(("", "É", "a, b", "P"), (plain.Title, plain.Author, plain.Keywords, plain.Generator));

        writer = new PdfWriter();
        writer.Add("<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R >>");
        writer.Add("<< /Type /Pages /Count 0 /Kids [] >>");
        writer.AddStream("""
            <?xpacket begin=''?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">From XMP</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
            """);
        var content = Reading.Read(writer.ToFile(), "a.pdf");
        Assert.Equal(("From XMP", 0), (content.Metadata.Title, content.PageCount));
    }

    [Fact]
    public void A_file_whose_objects_moved_is_damaged()
    {
        var file = System.Text.Encoding.Latin1.GetString(PdfWriter.Pages(["BT ET"]).ToFile()).Replace("/Helvetica", "/Courier", StringComparison.Ordinal);

        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read(System.Text.Encoding.Latin1.GetBytes(file), "a.pdf")).Id);
    }

    [Fact]
    public void A_protected_file_says_so()
    {
        var writer = PdfWriter.Pages([""]);
        writer.Trailer = "/Encrypt << /Filter /Standard >>";

        Assert.Equal("DocumentEncrypted", Assert.Throws<LamException>(() => Reading.Read(writer.ToFile(), "a.pdf")).Id);
    }

    [Theory]
    [InlineData("<< /Type /Pages /Kids [2 0 R] >>")]
    [InlineData("<< /Type /Pages /Kids [9 0 R] >>")]
    [InlineData("2 0 R")]
    public void Trees_that_lead_nowhere_are_damage(string pages)
    {
        var writer = new PdfWriter();
        writer.Add("<< /Type /Catalog /Pages 2 0 R >>");
        writer.Add(pages);

        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read(writer.ToFile(), "a.pdf")).Id);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('<')]
    public void Deep_and_crooked_nesting_ends_soon(char open)
    {
        var program = string.Concat(Enumerable.Repeat(open == '[' ? "[1 2 " : "<< /A 1 /B ", 50_000));

        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Page(program)).Id);
    }

    [Fact]
    public void Forms_that_multiply_end_soon()
    {
        var writer = new PdfWriter();
        writer.Add("<< /Type /Catalog /Pages 2 0 R >>");
        writer.Add("<< /Type /Pages /Count 1 /Kids [3 0 R] /Resources << /XObject << /F 5 0 R >> >> >>");
        writer.Add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>");
        writer.AddStream("/F Do");
        writer.AddStream(string.Concat(Enumerable.Repeat("/F Do ", 100)), "/Subtype /Form");

        var error = Assert.Throws<LamException>(() => Reading.Read(writer.ToFile(), "a.pdf", DocumentLimits.Default with { Items = 50_000 }));
        Assert.Equal("DocumentTooLarge", error.Id);
    }
}
