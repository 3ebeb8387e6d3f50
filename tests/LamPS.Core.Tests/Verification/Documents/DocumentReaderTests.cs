using System.IO.Compression;
using System.Text;
using LamPS.Contracts;
using LamPS.Core.Verification.Documents;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-documents-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_missing_says_so()
    {
        foreach (var path in new[] { Path.Combine(_folder, "none.odt"), Path.Combine(_folder, "none", "none.odt") })
        {
            var error = Assert.Throws<LamException>(() => DocumentReader.Read(path));
            Assert.Equal(("DocumentNotFound", ExitCode.Failed), (error.Id, error.ExitCode));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_is_no_document() => Assert.Equal("DocumentIsFolder", Assert.Throws<LamException>(() => DocumentReader.Read(_folder)).Id);

    [Fact]
    public void Failures_to_open_a_file_say_which()
    {
        var locked = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11;

        Assert.Equal("DocumentLocked", DocumentReader.Classify("a.odt", new IOException("busy", locked)).Id);
        Assert.Equal("DocumentAccessDenied", DocumentReader.Classify("a.odt", new UnauthorizedAccessException()).Id);
        Assert.Equal("DocumentUnreadable", DocumentReader.Classify("a.odt", new IOException("input/output error", 5)).Id);
    }

    [Fact]
    public void A_file_that_a_program_has_open_for_writing_can_be_read()
    {
        var path = Path.Combine(_folder, "open.txt");
        using var writer = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        writer.Write("text"u8);
        writer.Flush();

        Assert.Equal("text", DocumentReader.Read(path).GetText());
    }

    [Theory]
    [InlineData("a.odt")]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    [InlineData("a.pdf")]
    [InlineData("a.fodt")]
    public void A_file_whose_content_is_not_what_its_name_says_is_damaged(string path)
    {
        var empty = Assert.Throws<LamException>(() => Reading.Read("", path));
        Assert.Equal("DocumentDamaged", empty.Id);
        Assert.Contains("empty", empty.Message, StringComparison.Ordinal);
        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read("just text", path)).Id);
    }

    [Fact]
    public void What_is_no_document_says_what_it_is()
    {
        Assert.Contains("ZIP", Unknown(PackageWriter.Write(("a.txt", "x"))), StringComparison.Ordinal);
        Assert.Contains("presentation", Unknown(new OdfWriter { Kind = "presentation" }.ToPackage()), StringComparison.Ordinal);
        Assert.Contains("97", Unknown([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("Rich Text", Unknown(@"{\rtf1 x}"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("neither", Unknown([1, 2, 3, 0]), StringComparison.Ordinal);

        static string Unknown(byte[] bytes)
        {
            var error = Assert.Throws<LamException>(() => Reading.Read(bytes, "a.bin"));
            Assert.Equal(("DocumentFormatUnknown", ExitCode.InvalidInput), (error.Id, error.ExitCode));
            return error.Message;
        }
    }

    [Fact]
    public void Passwords_are_noticed()
    {
        byte[] office = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        var odf = new OdfWriter { Manifest = "<manifest:encryption-data/>" }.ToPackage();
        var newOdf = new OdfWriter { Parts = [("encrypted-package", "x")] }.ToPackage();

        foreach (var file in new[] { office, odf, newOdf })
        {
            Assert.Equal("DocumentEncrypted", Assert.Throws<LamException>(() => Reading.Read(file)).Id);
        }
    }

    [Fact]
    public void A_changed_byte_in_a_part_is_damage_and_never_another_text()
    {
        // Stored without packing, so that a changed byte is still well-formed XML.
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(new OdfWriter { Body = "<text:p>Contoso</text:p>" }.ToPackage()));
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var to = archive.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }

        var bytes = stream.ToArray();
        Assert.Equal("Contoso", Reading.Read(bytes).GetText());
        bytes[bytes.AsSpan().IndexOf("Contoso"u8)] = (byte)'K';

        var error = Assert.Throws<LamException>(() => Reading.Read(bytes));
        Assert.Equal("DocumentDamaged", error.Id);
        Assert.Contains("content.xml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_that_unpack_without_end_are_refused()
    {
        var bomb = new OdfWriter { Body = "<text:p>" + new string('x', 5_000_000) + "</text:p>" }.ToPackage();
        Assert.True(bomb.Length < 20_000);

        var error = Assert.Throws<LamException>(() => Reading.Read(bomb, limits: DocumentLimits.Default with { UnpackedBytes = 1 << 20 }));
        Assert.Equal("DocumentTooLarge", error.Id);
        Assert.Contains("1 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_text_and_too_many_items_are_refused()
    {
        var text = new OdfWriter { Body = "<text:p>1234567890</text:p><text:p>1</text:p>" }.ToPackage();
        var many = new OdfWriter { Body = string.Concat(Enumerable.Repeat("<text:p/>", 200)) }.ToPackage();

        Assert.Equal("DocumentTooLarge", Assert.Throws<LamException>(() => Reading.Read(text, limits: DocumentLimits.Default with { TextCharacters = 10 })).Id);
        Assert.Equal("DocumentTooLarge", Assert.Throws<LamException>(() => Reading.Read(many, limits: DocumentLimits.Default with { Items = 100 })).Id);
        Assert.Equal("DocumentTooLarge", Assert.Throws<LamException>(() => Reading.Read(Encoding.UTF8.GetBytes("123456789012"), "a.txt", DocumentLimits.Default with { FileBytes = 10 })).Id);
        Assert.Equal(200, Reading.Read(many).Paragraphs.Count);
    }

    [Fact]
    public void Elements_too_deep_inside_each_other_are_refused()
    {
        var sections = string.Concat(Enumerable.Repeat("<text:section>", 5000)) + string.Concat(Enumerable.Repeat("</text:section>", 5000));

        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read(new OdfWriter { Body = sections }.ToPackage())).Id);
    }

    [Fact]
    public void Entities_are_refused_and_outside_files_are_not_read()
    {
        var secret = Path.Combine(_folder, "secret.txt");
        File.WriteAllText(secret, "secret");
        var flat = new OdfWriter { Body = "<text:p>&x;</text:p>" }.ToFlat()
            .Replace("?>\n", $"?>\n<!DOCTYPE d [<!ENTITY x SYSTEM \"{new Uri(secret)}\">]>\n", StringComparison.Ordinal);

        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read(flat, "a.fodt")).Id);
    }

    [Fact]
    public void Missing_parts_are_named()
    {
        var odf = PackageWriter.Write(("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<m/>"));
        var office = PackageWriter.Write(("[Content_Types].xml", "<t/>"));

        Assert.Contains("content.xml", Assert.Throws<LamException>(() => Reading.Read(odf)).Message, StringComparison.Ordinal);
        Assert.Equal("DocumentDamaged", Assert.Throws<LamException>(() => Reading.Read(office)).Id);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Reading.Read(new OdfWriter { Body = "<text:p>x</text:p>" }.ToPackage(), cancellationToken: source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Reading.Read(PdfWriter.Pages(["BT ET"]).ToFile(), "a.pdf", cancellationToken: source.Token));
    }
}
