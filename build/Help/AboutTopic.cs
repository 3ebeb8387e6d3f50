using System.Text;

namespace LamPS.Build.Help;

/// <summary>Makes the text of an <c>about_</c> topic: plain, at most 80 columns wide.</summary>
/// <param name="file">Name of the file, for problems.</param>
/// <param name="problems">Takes the mistakes.</param>
internal sealed class AboutTopic(string file, HelpProblems problems)
{
    public const int Width = 80;
    private const int Indent = 4;
    private const int LeastColumn = 20;
    private static readonly string[] Sections = ["SHORT DESCRIPTION", "LONG DESCRIPTION", "EXAMPLES", "NOTES", "SEE ALSO"];
    private static readonly string[] Required = ["SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"];

    public string Write(string name, string markdown)
    {
        var blocks = new MarkdownReader(file, markdown, problems).Blocks();
        if (blocks is not [Heading { Level: 1 } title, ..] || title.Text != name)
            problems.Add(file, 1, $"the topic starts with '# {name}', the name of its file");

        // PowerShell takes the fifth line for the synopsis: this one's text.
        if (blocks is not [_, Heading { Level: 2, Text: "SHORT DESCRIPTION" }, Paragraph { Text.Length: <= Width - Indent }, Heading, ..])
            problems.Add(file, 1, $"'## SHORT DESCRIPTION' comes first, with one line of at most {Width - Indent} characters");
        CheckSections(blocks);

        var text = new StringBuilder($"TOPIC\n{new string(' ', Indent)}{name}\n");
        MarkdownBlock? last = null;
        foreach (var block in blocks.Skip(1))
        {
            // Items of a list belong together, and so do a heading and what follows it.
            if (!(block is ListItem && last is ListItem) && !(last is Heading { Level: 2 }))
                text.Append('\n');
            Write(text, block);
            last = block;
        }

        return text.ToString();
    }

    private void CheckSections(IReadOnlyList<MarkdownBlock> blocks)
    {
        var headings = blocks.OfType<Heading>().Where(heading => heading.Level == 2).ToList();
        foreach (var heading in headings.Where(heading => !Sections.Contains(heading.Text)))
            problems.Add(file, heading.Line, $"'## {heading.Text}' is no section of a topic. The sections are: {string.Join(", ", Sections)}; parts of them start with '### '");
        foreach (var missing in Required.Where(section => headings.All(heading => heading.Text != section)))
            problems.Add(file, 1, $"the topic has no '## {missing}'");
    }

    private void Write(StringBuilder text, MarkdownBlock block)
    {
        switch (block)
        {
            case Heading { Level: 2 or 3 } heading:
                Line(text, heading.Level == 2 ? 0 : 2, heading.Text);
                break;
            case Paragraph paragraph:
                foreach (var line in Wrap(paragraph.Text, Width - Indent))
                    Line(text, Indent, line);
                break;
            case ListItem item:
                var hanging = item.Marker.Length + 1;
                var lines = Wrap(item.Text, Width - Indent - hanging).ToList();
                for (var i = 0; i < lines.Count; i++)
                    Line(text, Indent, (i == 0 ? item.Marker.PadRight(hanging) : new string(' ', hanging)) + lines[i]);
                break;
            case Code code:
                Write(text, code);
                break;
            case Table table:
                Write(text, table);
                break;
            default:
                problems.Add(file, block.Line, "only headings of the levels 2 and 3 can stand in a topic");
                break;
        }
    }

    private void Write(StringBuilder text, Code code)
    {
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var line = code.Lines[i].TrimEnd();
            if (line == "# ->")
                line = "";
            if (line.Length > Width - Indent - Indent)
                problems.Add(file, code.Line + 1 + i, $"code in a topic is at most {Width - Indent - Indent} columns wide");
            Line(text, Indent + Indent, line);
        }
    }

    private void Write(StringBuilder text, Table table)
    {
        const int Gap = 2;
        var columns = table.Rows[0].Count;
        var widths = Enumerable.Range(0, columns).Select(i => table.Rows.Max(row => i < row.Count ? row[i].Length : 0)).ToArray();
        widths[^1] = Width - Indent - widths[..^1].Sum(width => width + Gap);
        if (widths[^1] < LeastColumn)
        {
            problems.Add(file, table.Line, "the table is too wide: only its last column can be wrapped");
            return;
        }

        var rows = table.Rows.ToList();
        rows.Insert(1, [.. rows[0].Select(cell => new string('-', cell.Length))]);
        foreach (var row in rows)
        {
            var first = string.Concat(row.Take(columns - 1).Select((cell, i) => cell.PadRight(widths[i] + Gap)));
            foreach (var line in Wrap(row[^1], widths[^1]).DefaultIfEmpty(""))
            {
                Line(text, Indent, first + line);
                first = new string(' ', first.Length);
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
            yield return line;
    }

    private static void Line(StringBuilder text, int indent, string line) => text.Append((new string(' ', indent) + line).TrimEnd()).Append('\n');
}
