using System.IO.Compression;
using LamPS.Core.Verification.Documents;
using LamPS.Learning.Templates;
using Xunit;

namespace LamPS.Learning.Tests.Templates;

public sealed class TemplateLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-templates-").FullName;

    public static TheoryData<string> Kinds => [.. TemplateLibrary.Kinds];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsReadIsWhatWasWritten(string kind)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var template = TemplateLibrary.Make(kind, seed);
            var path = Path.Combine(_folder, $"{kind}-{seed}.odt");
            template.Write(path);
            var read = DocumentReader.Read(path);

            Assert.Equal(template.Content.All, read.Paragraphs.Where(p => p.Location.Place == DocumentPlace.Body).Select(p => p.Text));
            Assert.Equal(
                template.Content.Tables.Select(t => (t.Name, t.Rows, t.Columns, string.Join('|', t.Cells.SelectMany(r => r)))),
                read.Tables.Select(t => (t.Name, t.Rows, t.Columns, string.Join('|', t.Cells.Select(c => c.Text)))));
            Assert.Equal(template.Content.Images, read.Images.Select(i => i.Name));
            Assert.Equal(template.Content.Title, read.Metadata.Title);
            Assert.Empty(read.Notes);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheSameSeedGivesTheSameBytesAndAnotherSeedOthers(string kind)
    {
        var one = TemplateLibrary.Make(kind, 7).Document;
        Assert.True(one.Span.SequenceEqual(TemplateLibrary.Make(kind, 7).Document.Span));
        Assert.False(one.Span.SequenceEqual(TemplateLibrary.Make(kind, 8).Document.Span));
    }

    [Fact]
    public void EachKindHasWhatItIsNamedFor()
    {
        Assert.NotEmpty(Content("lists").ListItems);
        Assert.NotEmpty(Content("headings").Headings);
        Assert.NotEmpty(Content("tables").Tables);
        Assert.NotEmpty(Content("images").Images);
        Assert.NotEmpty(Content("comments").Comments);
        Assert.NotEmpty(Content("changes").Changes);
        Assert.NotEmpty(Content("sections").Sections);
        Assert.NotEmpty(Content("letter").Placeholders);
        Assert.NotEmpty(Content("shapes").Shapes);
        Assert.NotEmpty(Content("notes").Notes);
        Assert.NotEmpty(Content("links").Links);
        Assert.NotEmpty(Content("bookmarks").Bookmarks);
        Assert.True(Content("long").All.Sum(t => t.Length) > 16_000);

        static TemplateContent Content(string kind) => TemplateLibrary.Make(kind, 1).Content;
    }

    [Fact]
    public void WhatATaskCanNameIsThereWithoutDoubt()
    {
        foreach (var kind in TemplateLibrary.Kinds)
        {
            var content = TemplateLibrary.Make(kind, 3).Content;
            var text = string.Join('\n', content.All.Concat(content.Tables.SelectMany(t => t.Cells.SelectMany(r => r))).Concat(content.Notes).Concat(content.Comments));
            Assert.NotEmpty(content.UniqueWords);
            Assert.NotEmpty(content.Phrases);
            Assert.All(content.UniqueWords.Concat(content.Phrases).Concat(content.Headings).Concat(content.ListItems), word => Assert.Equal(1, Count(text, word)));
            Assert.All(content.Placeholders.Concat(content.RepeatedWords), word => Assert.True(Count(text, word.Word) <= word.Count, $"{kind}: {word}"));
            Assert.Equal(content.Paragraphs.Count, content.Paragraphs.Distinct().Count());
            Assert.All(content.Find("passage")!, p => Assert.Single(content.All, t => t.Contains(p, StringComparison.Ordinal)));
            Assert.True(content.Find("row")!.Count <= content.Tables.Sum(t => t.Rows) && content.Find("table-cell")!.Count <= content.Tables.Count);
        }

        static int Count(string text, string word) => text.Split(word, StringSplitOptions.None).Length - 1;
    }

    [Fact]
    public void TasksNameWhatShowsWhenTheDocumentIsOpened()
    {
        var content = TemplateLibrary.Make("long", 3).Content;
        Assert.InRange(content.Shown.Sum(t => t.Length), 500, 2500);
        Assert.All(content.Phrases.Concat(content.UniqueWords), w => Assert.Contains(content.Shown, t => t.Contains(w, StringComparison.Ordinal)));
        Assert.NotEmpty(TemplateLibrary.Make("tables", 3).Content.Find("column")!);
    }

    [Fact]
    public void TheArchiveIsOneThatOtherProgramsRead()
    {
        using var zip = new ZipArchive(new MemoryStream(TemplateLibrary.Make("images", 2).Document.ToArray()));
        Assert.Equal("mimetype", zip.Entries[0].FullName);
        Assert.Equal(zip.Entries[0].Length, zip.Entries[0].CompressedLength);
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith(".png", StringComparison.Ordinal) && e.Length > 100);
        Assert.All(zip.Entries, e =>
        {
            using var content = e.Open();
            content.CopyTo(Stream.Null);
        });
    }

    [Fact]
    public void AnUnknownKindNamesTheKnownOnes()
    {
        var error = Assert.Throws<Core.LamException>(() => TemplateLibrary.Make("novel", 1));
        Assert.Equal("KindUnknown", error.Id);
        Assert.Contains("multilingual", error.Remedy, StringComparison.Ordinal);
    }
}
