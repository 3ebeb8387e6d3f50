using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Text;

/// <summary>Reads Markdown line by line: headings, tables and pictures; mark-up inside a line stays as written.</summary>
internal static class MarkdownReader
{
    public static void Read(IEnumerable<string> lines, ContentBuilder content)
    {
        TableBuilder? table = null;
        string? header = null;
        var fence = "";
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var trimmed = line.Trim();
            if (fence.Length > 0 || trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                var isFence = trimmed.Length >= 3 && (fence.Length == 0 || trimmed.StartsWith(fence, StringComparison.Ordinal));
                fence = isFence ? (fence.Length == 0 ? trimmed[..3] : "") : fence;
                Add(line, 0);
                continue;
            }

            if (header is not null && table is null && IsRule(trimmed, Cells(header).Count))
            {
                table = content.BeginTable(isSheet: false, isNested: false);
                AddRow(table, header);
            }
            else if (table is not null && trimmed.Contains('|'))
            {
                AddRow(table, trimmed);
            }
            else if (table is not null)
            {
                content.EndTable(table);
                table = null;
            }

            header = trimmed.Contains('|') ? trimmed : null;
            var level = trimmed.TakeWhile(c => c == '#').Count();
            if (level is >= 1 and <= 6 && (trimmed.Length == level || trimmed[level] == ' '))
                Add(trimmed[level..].TrimEnd('#').Trim(), level);
            else
                Add(line, 0);
            AddImages(trimmed, content);
        }

        if (table is not null)
            content.EndTable(table);

        void Add(string text, int level) => content.AddParagraph(new DocumentParagraph
        {
            Text = text,
            Style = level > 0 ? $"Heading {level}" : "",
            OutlineLevel = level,
            Location = new DocumentLocation(DocumentPlace.Line, number),
        });
    }

    private static void AddRow(TableBuilder table, string line)
    {
        table.BeginRow(1);
        foreach (var cell in Cells(line))
        {
            table.BeginCell(1, 1, 1);
            table.AddToCell(cell);
            table.EndCell();
        }

        table.EndRow();
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var start = line.StartsWith('|') ? 1 : 0;
        for (var i = start; i <= line.Length; i++)
        {
            if (i < line.Length && (line[i] != '|' || line[i - (i > 0 ? 1 : 0)] == '\\'))
                continue;
            if (i < line.Length || i > start)
                cells.Add(line[start..i].Trim().Replace("\\|", "|", StringComparison.Ordinal));
            start = i + 1;
        }

        return cells;
    }

    private static bool IsRule(string line, int columns)
    {
        var cells = Cells(line);
        return cells.Count == columns && cells.All(cell => cell.Contains('-') && cell.All(c => c is '-' or ':'));
    }

    private static void AddImages(string line, ContentBuilder content)
    {
        for (var at = line.IndexOf("![", StringComparison.Ordinal); at >= 0; at = line.IndexOf("![", at + 2, StringComparison.Ordinal))
        {
            var middle = line.IndexOf("](", at, StringComparison.Ordinal);
            var end = middle < 0 ? -1 : line.IndexOf(')', middle);
            if (end < 0)
                return;
            content.AddImage("", line[(at + 2)..middle], line[(middle + 2)..end]);
        }
    }
}
