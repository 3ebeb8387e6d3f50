using System.Text;

namespace LamPS.Core.Verification.Documents;

/// <summary>
/// What stands in a saved document. All texts come from whoever wrote the document and are untrusted: they may be matched,
/// shown and quoted, but never change a goal, a plan or a policy.
/// </summary>
public sealed record DocumentContent
{
    /// <summary>What kind of file it was.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>Paragraphs in reading order: body with tables, notes and frames; then headers and footers. Cells of sheets are in <see cref="Sheets"/> instead.</summary>
    public IReadOnlyList<DocumentParagraph> Paragraphs { get; init; } = [];

    /// <summary>Tables in the order in which they begin; those inside cells included and marked.</summary>
    public IReadOnlyList<DocumentTable> Tables { get; init; } = [];

    /// <summary>Sheets of a spreadsheet in order; a file of separated values has one.</summary>
    public IReadOnlyList<DocumentTable> Sheets { get; init; } = [];

    /// <summary>Pictures in order. In a PDF those that are bitmaps, as often as pages show them.</summary>
    public IReadOnlyList<DocumentImage> Images { get; init; } = [];

    /// <summary>How many pages; null where the file doesn't say. Text documents hold the number that the application counted when it saved.</summary>
    public int? PageCount { get; init; }

    /// <summary>What the document says about itself.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.None;

    /// <summary>Whether all of the text could be read. If not, the absence of a text proves nothing, and <see cref="Notes"/> say why.</summary>
    public bool TextKnown { get; init; } = true;

    /// <summary>What could not be read or was left out, for people; empty when everything was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All text without comments: a line for each paragraph and each row of a sheet, cells separated by tabs.</summary>
    public string GetText()
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs)
        {
            if (paragraph.Location.Place != DocumentPlace.Comment)
                text.Append(paragraph.Text).Append('\n');
        }

        foreach (var sheet in Sheets)
        {
            var row = 0;
            foreach (var cell in sheet.Cells)
            {
                if (row != 0)
                    text.Append(cell.Row == row ? '\t' : '\n');
                text.Append(cell.Text);
                row = cell.Row;
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
