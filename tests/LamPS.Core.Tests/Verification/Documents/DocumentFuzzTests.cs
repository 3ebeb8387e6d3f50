using System.Diagnostics;
using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

/// <summary>Cut and altered files: whatever stands in them, reading ends soon, with a document or with an error that a person can act on.</summary>
public class DocumentFuzzTests
{
    private static readonly DocumentLimits Limits = DocumentLimits.Default with { Items = 100_000, UnpackedBytes = 8 << 20, TextCharacters = 1 << 20 };

    public static TheoryData<string> Kinds => ["odt", "fodt", "ods", "docx", "xlsx", "pdf", "objects.pdf", "csv", "md"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_cut_anywhere_end_with_a_document_or_an_error(string kind)
    {
        var file = Sample(kind);
        var errors = 0;
        for (var length = 0; length < file.Length; length += Math.Max(1, file.Length / 300))
        {
            errors += Try(file[..length], kind) ? 0 : 1;
        }

        if (kind is not ("csv" or "md"))
            Assert.True(errors > 250, $"Only {errors} cuts were noticed.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_with_flipped_bits_end_with_a_document_or_an_error(string kind)
    {
        var file = Sample(kind);
        var random = new Random(20261120);
        for (var round = 0; round < 1500; round++)
        {
            var altered = (byte[])file.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            }

            Try(altered, kind);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_with_pieces_moved_end_with_a_document_or_an_error(string kind)
    {
        var file = Sample(kind);
        var random = new Random(4711);
        for (var round = 0; round < 500; round++)
        {
            var altered = (byte[])file.Clone();
            var length = random.Next(1, Math.Min(64, file.Length));
            altered.AsSpan(random.Next(file.Length - length), length).CopyTo(altered.AsSpan(random.Next(file.Length - length)));
            Try(altered, kind);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Samples_can_be_read(string kind) => Assert.True(Try(Sample(kind), kind));

    private static bool Try(byte[] file, string kind)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var content = Reading.Read(file, $"sample.{kind}", Limits);
            DocumentCheck.Check(content, new DocumentExpectation { Contains = ["CUSTOMER"], NotContains = ["x"], Style = new("x", "bold"), Table = new() { Rows = 1 } });
            return true;
        }
        catch (LamException e)
        {
            Assert.StartsWith("Document", e.Id, StringComparison.Ordinal);
            return false;
        }
        finally
        {
            // Far above what any of these takes on a busy machine, far below what a loop without end takes.
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), "Reading took too long.");
        }
    }

    private static byte[] Sample(string kind) => kind switch
    {
        "odt" => LetterTemplate.Write(),
        "fodt" => System.Text.Encoding.UTF8.GetBytes(new OdfWriter
        {
            Body = "<text:p text:style-name=\"A\">CUSTOMER<text:s text:c=\"2\"/></text:p><table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            Styles = "<style:style style:name=\"A\" style:family=\"paragraph\"/>",
        }.ToFlat()),
        "ods" => new OdfWriter { Kind = "spreadsheet", Body = "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"5\"><table:table-cell table:number-columns-repeated=\"3\"><text:p>CUSTOMER</text:p></table:table-cell></table:table-row></table:table>" }.ToPackage(),
        "docx" => OpenXmlWriter.Docx("<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>CUSTOMER</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>", "<w:style w:styleId=\"A\"><w:name w:val=\"heading 1\"/></w:style>", header: "<w:p/>"),
        "xlsx" => OpenXmlWriter.Xlsx([("S", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>")], "<si><t>CUSTOMER</t></si>"),
        "pdf" => Pdf().ToFile(),
        "objects.pdf" => Pdf().ToFileWithObjectStreams(),
        "csv" => "CUSTOMER,\"a\"\"b\"\n1,2"u8.ToArray(),
        _ => "# CUSTOMER\n\n| a | b |\n|---|---|\n| 1 | 2 |\n![x](y)"u8.ToArray(),
    };

    private static PdfWriter Pdf()
    {
        var writer = PdfWriter.Pages(
            ["BT /F1 10 Tf 10 10 Td <00010002> Tj [<0001> -300 <0002>] TJ ET q 1 0 0 1 0 0 cm Q"],
            "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 500 /W [1 [600] 3 5 700] >>] /ToUnicode 6 0 R >>");
        writer.AddStream("1 beginbfchar <0001> <0041> endbfchar 1 beginbfrange <0002> <0003> <0042> endbfrange");
        writer.Trailer = "/Info << /Title (CUSTOMER) >>";
        return writer;
    }
}
