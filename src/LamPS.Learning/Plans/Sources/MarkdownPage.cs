using System.Text.RegularExpressions;
using LamPS.Core.Planning.Help;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Reads Markdown as the same parts that help pages have: headings, paragraphs, numbered and other lists; emphasis and code mark names.</summary>
internal static partial class MarkdownPage
{
    /// <summary>Reads a page.</summary>
    /// <param name="page">Page.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    public static IReadOnlyList<SourceProcedure> Read(SourcePage page, Tally rejected) => WebPage.Of(page, Parse(page.Text), rejected);

    /// <summary>The parts of a text.</summary>
    /// <param name="text">Markdown.</param>
    public static HelpDocument Parse(string text)
    {
        var blocks = new List<HelpBlock>();
        List<HelpBlock>? items = null;
        var (kind, first, fence, front) = (HelpBlockKind.Steps, 1, false, false);
        var paragraph = new List<string>();
        void Flush()
        {
            if (paragraph.Count > 0)
                blocks.Add(new HelpBlock(HelpBlockKind.Paragraph, Marked(string.Join(' ', paragraph)), 0, []));
            paragraph.Clear();
            if (items is not null)
                blocks.Add(new HelpBlock(kind, "", first, items));
            items = null;
        }

        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = raw.TrimEnd();
            front = number++ == 0 ? line == "---" : front && (line != "---" || number == 1);
            if (front || line is "---")
                continue;
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal) || line.TrimStart().StartsWith("~~~", StringComparison.Ordinal))
            {
                fence = !fence;
                continue;
            }

            if (fence)
                continue;
            if (Heading().Match(line) is { Success: true } heading)
            {
                Flush();
                blocks.Add(new HelpBlock(HelpBlockKind.Heading, Marked(heading.Groups["text"].Value), heading.Groups["level"].Length, []));
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                var isSteps = item.Groups["number"].Success;
                var entry = new HelpBlock(HelpBlockKind.Item, Marked(item.Groups["text"].Value), 0, []);
                if (items is { Count: > 0 } && item.Groups["indent"].Length >= 2)
                {
                    Nest(items, entry, isSteps);
                    continue;
                }

                if (items is null || (kind == HelpBlockKind.Steps) != isSteps)
                {
                    Flush();
                    (items, kind, first) = ([], isSteps ? HelpBlockKind.Steps : HelpBlockKind.Items, isSteps && int.TryParse(item.Groups["number"].Value, out var start) ? Math.Max(1, start) : 1);
                }

                items.Add(entry);
            }
            else if (line.Length == 0)
            {
                if (items is null)
                    Flush();
            }
            else if (items is { Count: > 0 } && (char.IsWhiteSpace(line[0]) || items[^1].Children.Count == 0) && !line.StartsWith('|') && char.IsWhiteSpace(line[0]))
            {
                items[^1] = items[^1] with { Text = $"{items[^1].Text} {Marked(line.Trim())}" };
            }
            else if (line[0] is not ('|' or '>' or '<'))
            {
                if (items is not null)
                    Flush();
                paragraph.Add(line.Trim());
            }
        }

        Flush();
        var title = blocks.FirstOrDefault(b => b.Kind == HelpBlockKind.Heading)?.Text ?? "";
        return new HelpDocument(HelpText.Plain(title), "", [], [], blocks);
    }

    private static void Nest(List<HelpBlock> items, HelpBlock entry, bool isSteps)
    {
        var last = items[^1];
        var list = last.Children.Count > 0 ? last.Children[^1] : new HelpBlock(isSteps ? HelpBlockKind.Steps : HelpBlockKind.Items, "", 1, []);
        items[^1] = last with { Children = [.. last.Children.SkipLast(1), list with { Children = [.. list.Children, entry] }] };
    }

    private static string Marked(string text)
    {
        text = Link().Replace(text, "$1");
        text = Emphasis().Replace(text, m => $"{HelpText.Open}{Path(m.Groups["name"].Value)}{HelpText.Close}");
        return HelpText.Squeeze(text.Replace("\\", "", StringComparison.Ordinal).Trim('#', ' '));
    }

    private static string Path(string name) => name.Replace(" → ", " > ").Replace(" -> ", " > ").Replace(" &gt; ", " > ").Replace(" » ", " > ");

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.+?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<indent>\s*)(?:(?<number>\d{1,3})[.)]|[-*+])\s+(?<text>\S.*)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<mark>\*\*|__|`)(?<name>[^*`]+?)\k<mark>")]
    private static partial Regex Emphasis();
}
