using System.Text.RegularExpressions;

namespace LamPS.Build.Help;

/// <summary>Reads the part of Markdown that help is written in.</summary>
/// <param name="file">Name of the file, for problems.</param>
/// <param name="text">Its text.</param>
/// <param name="problems">Takes what can't be read.</param>
internal sealed partial class MarkdownReader(string file, string text, HelpProblems problems)
{
    private const string Fence = "```";
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private int _next;

    /// <summary>The front matter: its keys and values.</summary>
    public IReadOnlyDictionary<string, string> FrontMatter()
    {
        Dictionary<string, string> values = [];
        if (_lines[0] != "---")
        {
            problems.Add(file, 1, "a page starts with '---' and its front matter");
            return values;
        }

        for (_next = 1; _next < _lines.Length && _lines[_next] != "---"; _next++)
        {
            var colon = _lines[_next].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !values.TryAdd(_lines[_next][..colon].Trim(), _lines[_next][(colon + 1)..].Trim()))
                problems.Add(file, _next + 1, $"'{_lines[_next]}' is not 'key: value' with a key of its own");
        }

        _next++;
        return values;
    }

    /// <summary>The blocks that follow.</summary>
    public IReadOnlyList<MarkdownBlock> Blocks()
    {
        List<MarkdownBlock> blocks = [];
        while (_next < _lines.Length)
        {
            if (_lines[_next].Trim().Length == 0)
                _next++;
            else
                blocks.Add(Block());
        }

        return blocks;
    }

    /// <summary>Text without marks: code, emphasis, links.</summary>
    public static string Plain(string text) =>
        Marks().Replace(text, match =>
            match.Groups["code"].Success ? match.Groups["code"].Value
            : match.Groups["strong"].Success ? Plain(match.Groups["strong"].Value)
            : match.Groups["target"].Value.Contains("://", StringComparison.Ordinal) ? $"{Plain(match.Groups["text"].Value)} ({match.Groups["target"].Value})"
            : Plain(match.Groups["text"].Value));

    private MarkdownBlock Block()
    {
        var line = _lines[_next];
        var at = _next + 1;
        if (HeadingLine().Match(line) is { Success: true } heading)
        {
            _next++;
            return new Heading(at, heading.Groups[1].Length, heading.Groups[2].Value.Trim());
        }

        if (line.StartsWith(Fence, StringComparison.Ordinal))
            return ReadCode(at);
        if (line.StartsWith('|'))
            return ReadTable(at);
        if (ItemLine().Match(line) is { Success: true } item)
        {
            _next++;
            return new ListItem(at, item.Groups[1].Value == "*" ? "-" : item.Groups[1].Value, Plain(Join(item.Groups[2].Value)));
        }

        if (line.StartsWith("<!--", StringComparison.Ordinal) || line.StartsWith('>') || line.StartsWith("    ", StringComparison.Ordinal))
            problems.Add(file, at, "comments, quotations and indented blocks can't stand in help");
        _next++;
        return new Paragraph(at, Plain(Join(line.Trim())));
    }

    private Code ReadCode(int at)
    {
        var info = _lines[_next++][Fence.Length..].Trim();
        List<string> lines = [];
        while (_next < _lines.Length && _lines[_next] != Fence)
            lines.Add(_lines[_next++]);
        if (_next == _lines.Length)
            problems.Add(file, at, "the block of code has no end");
        _next++;
        return new Code(at, info, lines);
    }

    private Table ReadTable(int at)
    {
        List<IReadOnlyList<string>> rows = [];
        for (; _next < _lines.Length && _lines[_next].StartsWith('|'); _next++)
        {
            var row = _lines[_next].Trim();
            if (RulerLine().IsMatch(row))
                continue;

            // A bar inside of a cell is written as \|, as in selectors.
            var cells = CellBar().Split(row.Trim('|')).Select(cell => Plain(cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal))).ToList();
            if (rows.Count > 0 && cells.Count != rows[0].Count)
                problems.Add(file, _next + 1, $"the row has {cells.Count} cells, the header {rows[0].Count}");
            rows.Add(cells);
        }

        return new Table(at, rows);
    }

    // The following lines of the same paragraph or item.
    private string Join(string first)
    {
        var parts = new List<string> { first };
        while (_next < _lines.Length && _lines[_next].Trim() is { Length: > 0 } more && !_lines[_next].StartsWith(Fence, StringComparison.Ordinal)
            && !HeadingLine().IsMatch(_lines[_next]) && !ItemLine().IsMatch(_lines[_next]) && !_lines[_next].StartsWith('|'))
        {
            parts.Add(more);
            _next++;
        }

        return string.Join(' ', parts);
    }

    [GeneratedRegex(@"^(#{1,6}) (.+)$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(-|\*|\d+\.) +(.+)$")]
    private static partial Regex ItemLine();

    [GeneratedRegex(@"^\|[\s:|-]+\|$")]
    private static partial Regex RulerLine();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBar();

    [GeneratedRegex(@"``(?<code>.+?)``|`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|(?<![\w*])\*(?<strong>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|\[(?<text>[^\]]+)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Marks();
}
