using System.Text;
using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class PlainTextReaderTests
{
    [Fact]
    public void Text_in_the_usual_encodings_is_the_same()
    {
        const string text = "Grüße\nzwei";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(text),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Latin1.GetBytes(text),
        ];

        foreach (var file in files)
        {
            var content = Reading.Read(file, "a.txt");
            Assert.Equal((DocumentFormat.PlainText, text), (content.Format, content.GetText()));
            Assert.Equal("line 2", content.Paragraphs[1].Location.ToString());
        }
    }

    [Fact]
    public void Markdown_has_headings_tables_and_pictures()
    {
        var content = Reading.Read(
            """
            # Title #
            text ![logo](logo.png)

            | a | b \| c |
            |---|:-:|
            | 1 | 2 |

            ```
            # no heading
            | x |
            |---|
            ```
            ## Sub
            """, "a.md");

        Assert.Equal([("Title", 1), ("Sub", 2)], content.Paragraphs.Where(p => p.OutlineLevel > 0).Select(p => (p.Text, p.OutlineLevel)));
        Assert.Equal("Heading 1", content.Paragraphs[0].Style);
        var table = Assert.Single(content.Tables);
        Assert.Equal((2, 2, "b | c", "2"), (table.Rows, table.Columns, table[1, 2], table[2, 2]));
        Assert.Equal([new DocumentImage("", "logo", "logo.png")], content.Images);
    }

    [Fact]
    public void A_text_that_names_a_mark_of_other_formats_is_a_text() =>
        Assert.Equal(DocumentFormat.Markdown, Reading.Read("A file starts with %PDF-1.7.", "a.md").Format);
}
