using System.Text;
using AngleSharp.Dom;

namespace LamPS.Core.Planning.Help;

/// <summary>
/// Text of a help page with the names that it marks up. Menu paths are parted by hyphens there; as everywhere else here they are parted by
/// <c> &gt; </c>. Of what a page has for several systems or applications, one is taken.
/// </summary>
internal static class HelpText
{
    /// <summary>Stands before a name of the user interface; a character that no page has.</summary>
    public const char Open = '\uE000';

    /// <summary>Stands behind it.</summary>
    public const char Close = '\uE001';

    private static readonly string[] Applications = ["WRITER", "CALC", "IMPRESS", "DRAW", "MATH", "BASE", "CHART", "BASIC"];

    /// <summary>The text of an element with its names marked.</summary>
    /// <param name="element">Element.</param>
    /// <param name="application">Application as pages name it (<c>WRITER</c>), or null for any.</param>
    public static string Marked(INode element, string? application)
    {
        var builder = new StringBuilder();
        Collect(element, builder, application, false);
        return Tidy(builder.ToString());
    }

    /// <summary>A marked text without its marks.</summary>
    /// <param name="text">Text.</param>
    public static string Plain(string text) => text.Replace($"{Open}", "", StringComparison.Ordinal).Replace($"{Close}", "", StringComparison.Ordinal);

    /// <summary>White space runs as single spaces.</summary>
    /// <param name="text">Text.</param>
    public static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" .", ".").Replace(" ,", ",");

    /// <summary>Of the children of a switch, those that hold for an application and for this kind of system.</summary>
    /// <param name="alternatives">Element with an alternative as each child.</param>
    /// <param name="application">Application, or null for any.</param>
    public static IEnumerable<IElement> Chosen(IElement alternatives, string? application)
    {
        var children = alternatives.Children.Where(c => c.TagName is "SPAN" or "DIV").ToList();
        var own = application is null ? [] : children.Where(c => c.ClassList.Contains(application)).ToList();
        var open = children.Where(c => c.Id?.StartsWith("default", StringComparison.Ordinal) == true).ToList();
        return own.Count > 0 ? own
            : open.Count > 0 ? open
            : children.Where(c => c.ClassName is "UNIX" or "WIN").Take(1).ToList() is { Count: > 0 } system ? system
            : application is null ? children.Where(c => Applications.Contains(c.ClassName)).Take(1) : [];
    }

    /// <summary>The first application that a page has text of its own for, or null.</summary>
    /// <param name="html">The page.</param>
    public static string? FirstApplication(string html) =>
        Applications.FirstOrDefault(a => html.Contains($"class=\"{a}\"", StringComparison.Ordinal));

    /// <summary>Whether an element holds alternatives.</summary>
    /// <param name="element">Element.</param>
    public static bool IsSwitch(IElement element) => element.ClassName is "switch" or "switchinline";

    private static void Collect(INode node, StringBuilder builder, string? application, bool inName)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                builder.Append(text.Data);
            }
            else if (child is IElement element)
            {
                Collect(element, builder, application, inName);
            }
        }
    }

    private static void Collect(IElement element, StringBuilder builder, string? application, bool inName)
    {
        if (element.TagName is "TABLE" or "IMG" or "SCRIPT" or "STYLE" or "OL" or "UL" || element.ClassName is "MAC" or "noteicon" or "icontable")
        {
            return;
        }

        if (IsSwitch(element))
        {
            foreach (var chosen in Chosen(element, application))
            {
                Collect((INode)chosen, builder, application, inName);
            }
        }
        else if (!inName && (element.ClassName is "emph" or "menuitem" or "widget" or "keycode" || element.TagName is "STRONG" or "B" or "KBD"))
        {
            builder.Append(Open);
            Collect((INode)element, builder, application, true);
            builder.Append(Close);
        }
        else
        {
            if (element.TagName is "BR" or "P" or "DIV")
            {
                builder.Append(' ');
            }

            Collect((INode)element, builder, application, inName);
        }
    }

    // Parts of a path that are marked one by one belong together: "[Tools - Options][ - Writer - Table]".
    private static string Tidy(string text)
    {
        var squeezed = Squeeze(text).Replace($"{Open} ", $" {Open}").Replace($" {Close}", $"{Close} ");
        var builder = new StringBuilder(squeezed.Length);
        var inName = false;
        for (var i = 0; i < squeezed.Length; i++)
        {
            var c = squeezed[i];
            if (c == Close && Continues(squeezed, i + 1) is var next and > 0)
            {
                builder.Append(" > ");
                i = next - 1;
                continue;
            }

            inName = c == Open || (c != Close && inName);
            if (inName && c is '-' or '–' && i > 0 && squeezed[i - 1] == ' ' && i + 1 < squeezed.Length && squeezed[i + 1] == ' ')
            {
                c = '>';
            }

            builder.Append(c);
        }

        return Squeeze(builder.ToString()).Replace($"{Open}{Close}", "").Replace($" {Close}", $"{Close}").Replace($"{Open} ", $"{Open}").Replace($"{Open}> ", $"{Open}");
    }

    // Index behind "] - [", "][ - " and "] > [" from a place on, or 0.
    private static int Continues(string text, int start)
    {
        var (i, opened, parted) = (start, false, false);
        for (; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ':
                    break;
                case '-' or '–' or '>' or '▸' when !parted:
                    parted = true;
                    break;
                case Open when !opened:
                    opened = true;
                    break;
                default:
                    return opened && parted ? i : 0;
            }
        }

        return 0;
    }
}
