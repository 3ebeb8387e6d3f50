using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LamPS.Core.Planning.Help;

/// <summary>One help page: its procedures (schema.org HowTo sections), and how to reach what it describes.</summary>
internal static class HelpPage
{
    private const int MaxStep = 400;

    /// <summary>Reads a page.</summary>
    /// <param name="html">HTML.</param>
    /// <param name="source">File it stands in.</param>
    public static IReadOnlyList<HelpProcedure> Read(string html, string source)
    {
        // Most pages have neither; parsing them would be most of the work.
        if (!html.Contains("HowToSection", StringComparison.Ordinal) && !html.Contains("class=\"howtoget", StringComparison.Ordinal))
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(html);
        var procedures = new List<HelpProcedure>();
        var title = Text(document.QuerySelector("h1"));
        var page = title.Length > 0 ? title : document.Title ?? "";
        foreach (var section in document.QuerySelectorAll("[itemtype$='HowToSection']"))
        {
            var steps = section.QuerySelectorAll("[itemtype$='HowToStep']").Where(s => s.Closest("[itemtype$='HowToSection']") == section).Select(Step).Where(s => s.Length > 0).ToList();
            if (steps.Count > 0)
            {
                procedures.Add(new HelpProcedure(Heading(section) is { Length: > 0 } heading ? heading : page, steps, source));
            }
        }

        if (document.QuerySelector("div.howtogetbody") is { } reach && page.Length > 0)
        {
            var ways = reach.QuerySelectorAll("p").Select(Step).Where(s => s.Contains(" > ", StringComparison.Ordinal)).Distinct().ToList();
            if (ways.Count > 0)
            {
                procedures.Add(new HelpProcedure(page, ways, source));
            }
        }

        return procedures;
    }

    // The heading that a section stands under: the nearest one before it.
    private static string Heading(IElement section)
    {
        for (var element = section; element is not null && element.TagName != "BODY"; element = element.ParentElement)
        {
            for (var before = element.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
            {
                if (before.TagName is ['H', >= '1' and <= '6'])
                {
                    return Text(before);
                }
            }
        }

        return "";
    }

    private static string Step(IElement step)
    {
        var builder = new StringBuilder();
        Collect(step, builder);
        var text = HelpText.Squeeze(builder.ToString());
        return text.Length > MaxStep ? text[..MaxStep] : text;
    }

    // Menu paths are marked up and parted by hyphens; as everywhere else here they are parted by ' > ', and quoted so that their end shows.
    private static void Collect(INode node, StringBuilder builder)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement { ClassName: "emph" or "menuitem" } marked)
            {
                var name = HelpText.Squeeze(marked.TextContent).Replace(" - ", " > ").Replace(" – ", " > ");
                builder.Append(name.Contains(" > ", StringComparison.Ordinal) ? $"“{name}”" : name);
            }
            else if (child is IElement element)
            {
                // Text for other systems is there too, hidden.
                if (element.ClassName is not ("MAC" or "noteicon") && element.TagName is not ("TABLE" or "IMG" or "SCRIPT"))
                {
                    Collect(element, builder);
                }
            }
            else if (child is IText text)
            {
                builder.Append(text.Data);
            }
        }
    }

    private static string Text(IElement? element) => element is null ? "" : HelpText.Squeeze(element.TextContent);
}
