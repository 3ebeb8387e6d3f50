using System.Text;
using System.Xml;
using System.Xml.Linq;
using LamPS.Core.Verification.Documents;
using LamPS.Learning.Checks.Odf;

namespace LamPS.Learning.Checks;

/// <summary>Makes the view of a document of another kind, from what the general reader knows about it.</summary>
internal static class ContentView
{
    private static readonly DocumentRun Plain = new(0, 0, false, false, false, false, "");

    public static XElement Read(DocumentContent content)
    {
        var document = new XElement(
            "document",
            new XAttribute("format", content.Format.ToString().ToLowerInvariant()),
            new XAttribute("pages", content.PageCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
            new XElement(
                "properties",
                new XAttribute("title", Clean(content.Metadata.Find("title"))),
                new XAttribute("subject", Clean(content.Metadata.Find("subject"))),
                new XAttribute("keywords", Clean(content.Metadata.Find("keywords"))),
                new XAttribute("creator", Clean(content.Metadata.Find("author")))));
        var body = new XElement("body");
        var notes = new XElement("notes");
        var comments = new XElement("comments");
        var frames = new XElement("frames", new XElement("frame-text"));
        var page = new XElement("page", new XElement("header"), new XElement("footer"));
        foreach (var paragraph in content.Paragraphs)
        {
            switch (paragraph.Location.Place)
            {
                case DocumentPlace.Comment:
                    comments.Add(new XElement("comment", Clean(paragraph.Text)));
                    break;
                case DocumentPlace.Note:
                    notes.Add(new XElement("note", Paragraph(paragraph)));
                    break;
                case DocumentPlace.Header:
                    page.Element("header")!.Add(Paragraph(paragraph));
                    break;
                case DocumentPlace.Footer:
                    page.Element("footer")!.Add(Paragraph(paragraph));
                    break;
                case DocumentPlace.Frame:
                    frames.Element("frame-text")!.Add(Paragraph(paragraph));
                    break;
                case DocumentPlace.Cell:
                    break;
                default:
                    body.Add(Paragraph(paragraph));
                    break;
            }
        }

        body.Add(content.Tables.Select(Table), content.Images.Select(i => new XElement("image", new XAttribute("name", Clean(i.Name)))));
        document.Add(page, body, frames, notes, comments);
        return document;
    }

    private static XElement Table(DocumentTable table) => new(
        "table",
        new XAttribute("name", Clean(table.Name)),
        new XAttribute("rows", table.Rows),
        new XAttribute("columns", table.Columns),
        table.Cells.GroupBy(c => c.Row).Select(row => new XElement("row", new XAttribute("number", row.Key), row.Select(cell => new XElement(
            "cell",
            new XAttribute("row", cell.Row),
            new XAttribute("column", cell.Column),
            new XAttribute("address", cell.Address),
            new XAttribute("row-span", cell.RowSpan),
            new XAttribute("column-span", cell.ColumnSpan),
            cell.Text.Split('\n').Select(line => new XElement("p", Clean(line))))))));

    private static XElement Paragraph(DocumentParagraph paragraph)
    {
        var element = new XElement("p", new XAttribute("style", Clean(paragraph.Style)));
        var at = 0;
        foreach (var run in paragraph.Runs.OrderBy(r => r.Start))
        {
            if (run.Start < at || run.Start + run.Length > paragraph.Text.Length)
                continue;
            if (run.Start > at)
                element.Add(Run(paragraph.Text[at..run.Start], Plain));
            element.Add(Run(paragraph.Text.Substring(run.Start, run.Length), run));
            at = run.Start + run.Length;
        }

        if (at < paragraph.Text.Length)
            element.Add(Run(paragraph.Text[at..], Plain));
        return element;
    }

    private static XElement Run(string text, DocumentRun run) => new(
        "run",
        new XAttribute("style", Clean(run.Style)),
        new XAttribute("bold", OdfValues.Bool(run.Bold)),
        new XAttribute("italic", OdfValues.Bool(run.Italic)),
        new XAttribute("underline", run.Underline ? "single" : OdfValues.None),
        new XAttribute("strike", run.Strikethrough ? "single" : OdfValues.None),
        Clean(text));

    // Texts of PDF files may hold characters that XML doesn't have.
    private static string Clean(string? text)
    {
        if (text is null || text.All(XmlConvert.IsXmlChar))
            return text ?? "";

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }
}
