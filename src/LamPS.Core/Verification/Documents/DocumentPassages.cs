using System.Text;

namespace LamPS.Core.Verification.Documents;

/// <summary>A place where a text was found.</summary>
/// <param name="Where">The place, for people.</param>
/// <param name="Excerpt">What stands there.</param>
/// <param name="Paragraph">The paragraph, where it is one.</param>
/// <param name="Start">First character in the paragraph.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct Finding(string Where, string Excerpt, DocumentParagraph? Paragraph, int Start, int Length);

/// <summary>Searches what stands in a document: paragraphs, cells of sheets, and for lines of pages also across their ends.</summary>
internal sealed class DocumentPassages
{
    private readonly List<(string Where, PassageText Text, DocumentParagraph? Paragraph)> _passages = [];
    private readonly bool _hasParagraphs;

    public DocumentPassages(DocumentContent content)
    {
        _hasParagraphs = content.Format != DocumentFormat.Pdf;
        foreach (var paragraph in content.Paragraphs)
        {
            // A comment is about the document and not part of it.
            if (paragraph.Location.Place != DocumentPlace.Comment)
                _passages.Add((paragraph.Location.ToString(), new PassageText(paragraph.Text), paragraph));
        }

        foreach (var sheet in content.Sheets)
        {
            foreach (var cell in sheet.Cells)
            {
                _passages.Add(($"sheet '{sheet.Name}', cell {cell.Address}", new PassageText(cell.Text), null));
            }
        }
    }

    /// <summary>How many paragraphs, cells or lines.</summary>
    public int Count => _passages.Count;

    /// <summary>All places of a text, each passage once.</summary>
    public IEnumerable<Finding> Find(string wanted, StringComparison comparison = StringComparison.Ordinal)
    {
        var needle = new PassageText(wanted).Text.Trim();
        var found = false;
        foreach (var (where, text, paragraph) in _passages)
        {
            var at = text.Text.IndexOf(needle, comparison);
            if (at < 0)
                continue;

            found = true;
            var start = text.PlaceOf(at);
            yield return new Finding(where, text.Excerpt(at, needle.Length), paragraph, start, text.PlaceOf(at + needle.Length - 1) + 1 - start);
        }

        // A page only has lines, so a sentence may begin in one and end in the next; elsewhere the caller must have asked for it.
        if (!found && (!_hasParagraphs || wanted.Trim().Contains('\n')))
        {
            var whole = Whole();
            var at = whole.Text.IndexOf(needle, comparison);
            if (at >= 0)
                yield return new Finding("several lines", whole.Excerpt(at, needle.Length), null, 0, 0);
        }
    }

    private PassageText Whole()
    {
        var whole = new StringBuilder();
        foreach (var (_, text, _) in _passages)
        {
            whole.Append(text.Text).Append('\n');
        }

        return new PassageText(whole.ToString());
    }
}
