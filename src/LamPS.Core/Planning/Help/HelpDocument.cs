using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LamPS.Core.Planning.Help;

/// <summary>A help page as its parts in order. Broken HTML is read as browsers read it.</summary>
/// <param name="Title">Title; empty when it has none.</param>
/// <param name="Language">Language as the page names it (<c>en-US</c>); empty when it doesn't.</param>
/// <param name="Keywords">Entries of the index that lead here.</param>
/// <param name="Ways">How to reach what it describes, names marked.</param>
/// <param name="Blocks">Headings, paragraphs, lists and table rows.</param>
internal sealed record HelpDocument(string Title, string Language, IReadOnlyList<string> Keywords, IReadOnlyList<string> Ways, IReadOnlyList<HelpBlock> Blocks)
{
    /// <summary>Reads a page.</summary>
    /// <param name="html">HTML.</param>
    /// <param name="application">Application whose text is taken where a page has several, or null.</param>
    public static HelpDocument Read(string html, string? application)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var area = document.QuerySelector("#DisplayArea") ?? document.QuerySelector("main") ?? document.QuerySelector("article") ?? (IElement?)document.Body;
        var blocks = new List<HelpBlock>();
        if (area is not null)
        {
            Walk(area, blocks, application);
        }

        var title = blocks.FirstOrDefault(b => b is { Kind: HelpBlockKind.Heading, Level: 1 })?.Text ?? HelpText.Squeeze(document.Title ?? "");
        var keywords = document.QuerySelectorAll("meta[itemprop=keywords]").Select(k => HelpText.Squeeze(k.GetAttribute("content") ?? "")).Where(k => k.Length > 0).Distinct();
        var ways = document.QuerySelector("div.howtogetbody")?.QuerySelectorAll("p").Where(p => IsShown(p, application)).Select(p => HelpText.Marked(p, application)).Where(w => w.Length > 0).Distinct() ?? [];
        return new HelpDocument(HelpText.Plain(title), document.DocumentElement.GetAttribute("lang") ?? "", [.. keywords], [.. ways], blocks);
    }

    private static void Walk(IElement parent, List<HelpBlock> blocks, string? application)
    {
        foreach (var element in parent.Children)
        {
            switch (element.TagName)
            {
                case ['H', >= '1' and <= '6' and var level]:
                    var heading = HelpText.Marked(element, application);

                    // A heading that leads to a page of its own is marked as a name.
                    Add(blocks, HelpBlockKind.Heading, heading.Length > 0 && level > '1' && element.QuerySelector("a[href]") is not null ? $"{HelpText.Open}{HelpText.Plain(heading)}{HelpText.Close}" : heading, level - '0');
                    break;
                case "P" or "DT" or "DD" or "BLOCKQUOTE":
                    var description = element.QuerySelector(".avis, .ahelp");
                    Add(blocks, description is null ? HelpBlockKind.Paragraph : HelpBlockKind.Description, HelpText.Marked(description ?? element, application));
                    break;
                case "OL" or "UL":
                    blocks.Add(List(element, application));
                    break;
                case "TR":
                    blocks.Add(new HelpBlock(HelpBlockKind.Row, "", 0, [.. element.Children.Select(c => new HelpBlock(HelpBlockKind.Paragraph, HelpText.Marked(c, application), 0, []))]));
                    break;
                case "SCRIPT" or "STYLE" or "NAV" or "FOOTER" or "HEADER" or "ASIDE" or "PRE":
                    break;
                default:
                    Other(element, blocks, application);
                    break;
            }
        }
    }

    private static void Other(IElement element, List<HelpBlock> blocks, string? application)
    {
        if (HelpText.IsSwitch(element))
        {
            foreach (var chosen in HelpText.Chosen(element, application))
            {
                Walk(chosen, blocks, application);
            }
        }
        else if (element.ClassName is not ("howtoget" or "note" or "tip" or "warning" or "MAC" or "bascode"))
        {
            if (element.Children.Length == 0 || (element.TagName == "DIV" && element.ChildNodes.OfType<IText>().Any(t => t.Data.AsSpan().Trim().Length > 0) && !element.Children.Any(c => c.TagName is "P" or "DIV" or "OL" or "UL" or "TABLE")))
            {
                Add(blocks, HelpBlockKind.Paragraph, HelpText.Marked(element, application));
            }
            else
            {
                Walk(element, blocks, application);
            }
        }
    }

    private static HelpBlock List(IElement list, string? application)
    {
        var items = new List<HelpBlock>();
        foreach (var item in list.Children.Where(c => c.TagName == "LI"))
        {
            var inner = item.Descendants<IElement>().Where(e => e.TagName is "OL" or "UL" && e.ParentElement?.Closest("ol, ul") == list).Select(e => List(e, application)).ToList();
            var text = HelpText.Marked(item, application);
            if (text.Length > 0 || inner.Count > 0)
            {
                items.Add(new HelpBlock(HelpBlockKind.Item, text, 0, inner));
            }
        }

        var first = int.TryParse(list.GetAttribute("start"), out var start) && start is > 0 and < 1000 ? start : 1;
        return new HelpBlock(list.TagName == "OL" ? HelpBlockKind.Steps : HelpBlockKind.Items, "", first, items);
    }

    // Not inside of an alternative for another system or application.
    private static bool IsShown(IElement element, string? application)
    {
        for (var e = element; e.ParentElement is { } parent; e = parent)
        {
            if (e.ClassName == "MAC" || (HelpText.IsSwitch(parent) && !HelpText.Chosen(parent, application).Contains(e)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(List<HelpBlock> blocks, HelpBlockKind kind, string text, int level = 0)
    {
        if (text.Length > 0)
        {
            blocks.Add(new HelpBlock(kind, text, level, []));
        }
    }
}
