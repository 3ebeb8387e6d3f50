using System.IO.Compression;
using LamPS.Core.Verification.Documents;
using LamPS.Testing;
using LamPS.Testing.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class LetterTemplateTests
{
    /// <summary>Set to write the file again after a change of <see cref="LetterTemplate"/>.</summary>
    private const string WriteVariable = "LAMPS_WRITE_TEMPLATES";

    [Fact]
    public void The_file_in_the_examples_is_the_one_that_its_source_makes()
    {
        var path = RepositoryFiles.Find("examples/templates/letter.odt");
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
            File.WriteAllBytes(path, LetterTemplate.Write());

        // Packed bytes differ between versions of the packer; what is packed doesn't.
        var expected = Parts(new MemoryStream(LetterTemplate.Write()));
        var actual = Parts(File.OpenRead(path));
        Assert.True(expected.SequenceEqual(actual), $"Run this test with {WriteVariable}=1 to write {path} again.");
    }

    [Fact]
    public void The_letter_has_what_the_examples_need()
    {
        var letter = DocumentReader.Read(RepositoryFiles.Find("examples/templates/letter.odt"));

        Assert.Equal(DocumentFormat.Odt, letter.Format);
        Assert.Equal(5, letter.Paragraphs.Count(paragraph => paragraph.Text.Contains("CUSTOMER", StringComparison.Ordinal)));
        var table = Assert.Single(letter.Tables);
        Assert.Equal(("Details", 2, 2, "CUSTOMER"), (table.Name, table.Rows, table.Columns, table[1, 2]));
        Assert.Equal("Text body", Assert.Single(letter.Paragraphs, paragraph => paragraph.Text == "Quarterly report").Style);
        Assert.Equal("Northwind Services", Assert.Single(letter.Paragraphs, paragraph => paragraph.Location.Place == DocumentPlace.Header).Text);
        Assert.Equal(("Quarterly report", "Maria Jensen", 1), (letter.Metadata.Title, letter.Metadata.Author, letter.PageCount));
        Assert.Equal("Strong Emphasis", Assert.Single(letter.Paragraphs.SelectMany(paragraph => paragraph.Runs), run => run.Style.Length > 0).Style);
    }

    private static List<(string, string)> Parts(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }
}
