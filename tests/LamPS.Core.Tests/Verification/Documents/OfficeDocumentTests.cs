using System.Diagnostics;
using LamPS.Core.Verification.Documents;
using LamPS.Testing;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

/// <summary>Files as a real office suite writes them, converted from the letter once for all tests.</summary>
public sealed class ConvertedLetter : IDisposable
{
    private static readonly string[] Formats = ["odt", "fodt", "docx", "pdf"];
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-office-").FullName;
    private readonly Lazy<string> _missing;

    public ConvertedLetter() => _missing = new Lazy<string>(Convert);

    /// <summary>Why there are no files; empty when there are.</summary>
    public string Missing => _missing.Value;

    public DocumentContent Read(string format)
    {
        Assert.SkipUnless(Missing.Length == 0, Missing);
        return DocumentReader.Read(Path.Combine(_folder, "letter." + format));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Convert()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice")).FirstOrDefault(File.Exists);
        if (program is null)
            return "soffice (LibreOffice) isn't on the PATH.";

        foreach (var format in Formats)
        {
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[]
            {
                "--headless", "-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")).AbsoluteUri,
                "--convert-to", format, "--outdir", _folder, RepositoryFiles.Find("examples/templates/letter.odt"),
            })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"soffice didn't convert the letter to {format} in two minutes.");
            }

            if (!File.Exists(Path.Combine(_folder, "letter." + format)))
                throw new InvalidOperationException($"soffice didn't convert the letter to {format}.");
        }

        return "";
    }
}

[Trait("Needs", "LibreOffice")]
public class OfficeDocumentTests(ConvertedLetter letter) : IClassFixture<ConvertedLetter>
{
    [Theory]
    [InlineData("odt")]
    [InlineData("fodt")]
    [InlineData("docx")]
    public void The_letter_says_the_same_in_every_format(string format)
    {
        var original = DocumentReader.Read(RepositoryFiles.Find("examples/templates/letter.odt"));
        var content = letter.Read(format);

        Assert.Equal(original.Texts(), content.Texts());
        Assert.Equal(
            original.Paragraphs.Select(p => (p.Location.Place, p.Location.Row, p.Location.Column)),
            content.Paragraphs.Select(p => (p.Location.Place, p.Location.Row, p.Location.Column)));
        foreach (var (one, other) in original.Paragraphs.Zip(content.Paragraphs))
        {
            Assert.True(StyleNames.AreSame(one.Style, other.Style), $"'{one.Text}' is '{one.Style}' and '{other.Style}'.");
        }

        var table = Assert.Single(content.Tables);
        Assert.Equal((2, 2, "CUSTOMER", "NW-2026-0417"), (table.Rows, table.Columns, table[1, 2], table[2, 2]));
        Assert.Equal(("Quarterly report", "Maria Jensen", 1), (content.Metadata.Title, content.Metadata.Author, content.PageCount));
        Assert.Equal((true, true), (content.TextKnown, content.Notes.Count == 0));
        Assert.True(DocumentCheck.Check(content, new() { Style = new("99.97 %", "bold"), Contains = ["Dear CUSTOMER,"], NotContains = ["Contoso"], Images = 0 }).Holds);
        Assert.False(DocumentCheck.Check(content, new() { Style = new("Quarterly report", "Heading 1") }).Holds);
    }

    [Fact]
    public void The_letter_says_the_same_as_PDF()
    {
        var original = DocumentReader.Read(RepositoryFiles.Find("examples/templates/letter.odt"));
        var content = letter.Read("pdf");

        Assert.Equal((true, 1, 0), (content.TextKnown, content.PageCount, content.Images.Count));
        Assert.Equal("Quarterly report", content.Metadata.Title);
        var (holds, evidence) = DocumentCheck.Check(content, new() { Contains = [.. original.Texts().Where(text => text.Length > 0)], NotContains = ["Contoso"], Pages = 1 });
        Assert.True(holds, evidence);
        Assert.Equal(5, content.Texts().Count(line => line.Contains("CUSTOMER", StringComparison.Ordinal)));
    }
}
