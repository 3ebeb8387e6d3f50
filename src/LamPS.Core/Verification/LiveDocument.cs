using LamPS.Core.Elements;
using LamPS.Core.Verification.Documents;

namespace LamPS.Core.Verification;

/// <summary>
/// The document as the application shows it, for expectations on what isn't saved yet. Applications show assistive technology only a part of a
/// long document and little of its styles, so the absence of a text proves nothing when something was left out; a saved file always knows better.
/// </summary>
internal static class LiveDocument
{
    /// <summary>Reads the document of a snapshot.</summary>
    /// <param name="snapshot">Snapshot of all elements, shown or not.</param>
    public static DocumentContent Read(Snapshot snapshot)
    {
        var paragraphs = new List<DocumentParagraph>();
        var tables = new List<DocumentTable>();
        var images = 0;
        for (var i = 0; i < snapshot.Count; i++)
        {
            if (!IsContent(snapshot, i))
            {
                continue;
            }

            var element = snapshot[i];
            switch (element.Role)
            {
                case Role.Table:
                    tables.Add(ReadTable(snapshot, i));
                    break;
                case Role.Image:
                    images++;
                    break;
                case Role.Paragraph or Role.Heading or Role.TextBox or Role.Document when element.Value is { Length: > 0 } text:
                    paragraphs.AddRange(text.Split('\n').Select((line, n) => new DocumentParagraph
                    {
                        Text = line,
                        OutlineLevel = element.Role == Role.Heading ? 1 : 0,
                        Location = new DocumentLocation(DocumentPlace.Body, paragraphs.Count + n + 1),
                    }));
                    break;
            }
        }

        return new DocumentContent
        {
            Format = DocumentFormat.PlainText,
            Paragraphs = paragraphs,
            Tables = tables,
            Images = [.. Enumerable.Range(1, images).Select(n => new DocumentImage($"image {n}", "", ""))],
            TextKnown = snapshot.Omissions.Count == 0,
            Notes = ["as the application shows it, not saved"],
        };
    }

    // Inside a document element; in a plain editor the text box that takes several lines is the document.
    private static bool IsContent(Snapshot snapshot, int index) =>
        (snapshot[index].Role == Role.TextBox && snapshot[index].Is(ElementStates.MultiLine))
        || (snapshot[index].Role != Role.TextBox && snapshot[index].Role == Role.Document)
        || snapshot.AncestorsOf(index).Any(a => a.Role == Role.Document);

    private static DocumentTable ReadTable(Snapshot snapshot, int index)
    {
        var rows = new SortedSet<int>();
        var columns = new SortedSet<int>();
        var cells = new List<(Bounds Bounds, string Text)>();
        var end = snapshot.SubtreeEnd(index);
        for (var i = index + 1; i < end; i++)
        {
            if (snapshot[i].Role is Role.Cell or Role.Header && !snapshot[i].Bounds.IsEmpty)
            {
                rows.Add(snapshot[i].Bounds.Y);
                columns.Add(snapshot[i].Bounds.X);
                cells.Add((snapshot[i].Bounds, Text(snapshot, i)));
            }
        }

        // Where a cell lies tells its row and column: tool kits number cells differently, and merged ones not at all.
        var rowOf = rows.Select((y, n) => (y, n)).ToDictionary(r => r.y, r => r.n + 1);
        var columnOf = columns.Select((x, n) => (x, n)).ToDictionary(c => c.x, c => c.n + 1);
        return new DocumentTable
        {
            Name = snapshot[index].Name,
            Rows = rows.Count,
            Columns = columns.Count,
            Cells = [.. cells.Where(c => c.Text.Length > 0)
                .Select(c => new DocumentCell(rowOf[c.Bounds.Y], columnOf[c.Bounds.X], c.Text))
                .OrderBy(c => c.Row).ThenBy(c => c.Column)],
        };
    }

    private static string Text(Snapshot snapshot, int index)
    {
        var own = snapshot[index].Value ?? "";
        return own.Length > 0
            ? own
            : string.Join('\n', Enumerable.Range(index, snapshot.SubtreeEnd(index) - index).Select(i => snapshot[i].Value).Where(v => !string.IsNullOrEmpty(v)));
    }
}
