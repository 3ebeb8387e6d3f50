using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>How a paragraph, or a paragraph style, looks, as attributes.</summary>
internal static class ParagraphView
{
    public static IEnumerable<XAttribute> Attributes(IReadOnlyList<StyleEntry> chain, Func<string, string> pageStyle)
    {
        yield return new("align", Align(Find("fo:text-align")));
        yield return new("align-last", Align(Find("fo:text-align-last")));
        yield return new("indent-left", Length("fo:margin-left", "fo:margin"));
        yield return new("indent-right", Length("fo:margin-right", "fo:margin"));
        yield return new("first-line", Find("style:auto-text-indent") == "true" ? "auto" : Length("fo:text-indent"));
        yield return new("above", Length("fo:margin-top", "fo:margin"));
        yield return new("below", Length("fo:margin-bottom", "fo:margin"));
        yield return new("no-space-same-style", OdfValues.Bool(Find("style:contextual-spacing")));
        var (kind, spacing) = LineSpacing(chain);
        yield return new("line-spacing", spacing);
        yield return new("line-spacing-kind", kind);
        foreach (var attribute in BoxView.Attributes(Find))
        {
            yield return attribute;
        }

        var dropCap = DropCap(chain);
        yield return new("drop-cap-lines", dropCap is null ? "0" : dropCap["style:lines"] ?? "1");
        yield return new("drop-cap-length", dropCap is null ? "0" : dropCap["style:length"] ?? "1");
        var master = chain.FirstOrDefault(s => s.Node["style:master-page-name"] is not null)?.Node["style:master-page-name"];
        yield return new("page-style", string.IsNullOrEmpty(master) ? "" : pageStyle(master));
        yield return new("break-before", string.IsNullOrEmpty(master) ? Break(Find("fo:break-before")) : "page");
        yield return new("break-after", Break(Find("fo:break-after")));
        yield return new("page-number", Find("style:page-number") is { } page and not "auto" ? page : "");
        yield return new("keep-with-next", OdfValues.Bool(Find("fo:keep-with-next") == "always"));
        yield return new("keep-together", OdfValues.Bool(Find("fo:keep-together") == "always"));
        yield return new("orphans", Find("fo:orphans") ?? "0");
        yield return new("widows", Find("fo:widows") ?? "0");
        yield return new("line-numbers", OdfValues.Bool(Find("text:number-lines") != "false"));
        yield return new("hyphenate", OdfValues.Bool(StyleSheet.Find(chain, "text/fo:hyphenate")));
        yield return new("language", CharacterView.Language(StyleSheet.Find(chain, "text/fo:language"), StyleSheet.Find(chain, "text/fo:country")));
        yield return new("tab-stops", string.Join(' ', TabStops(chain).Select(t => t.Attribute("position")!.Value)));
        yield break;

        string? Find(string property) => StyleSheet.Find(chain, "paragraph/" + property);

        string Length(string property, string? all = null) => OdfValues.Centimetres(Find(property) ?? (all is null ? null : Find(all)));
    }

    /// <summary>Tab stops: those of the nearest style that has any.</summary>
    public static IEnumerable<XElement> TabStops(IReadOnlyList<StyleEntry> chain)
    {
        var stops = chain.Select(s => s.Part("paragraph", "style:tab-stops")).FirstOrDefault(t => t is not null);
        foreach (var stop in stops?.All("style:tab-stop") ?? [])
        {
            yield return new XElement(
                "tab-stop",
                new XAttribute("position", OdfValues.Centimetres(stop["style:position"])),
                new XAttribute("kind", stop["style:type"] == "char" ? "decimal" : stop["style:type"] ?? "left"),
                new XAttribute("leader", Leader(stop)));
        }
    }

    private static string Leader(OdfNode stop) => stop["style:leader-style"] is null or OdfValues.None
        ? stop["style:leader-char"]?.Trim() ?? ""
        : stop["style:leader-text"] ?? (stop["style:leader-style"] == "dotted" ? "." : "_");

    private static string Align(string? value) => value switch
    {
        "center" or "justify" => value,
        "end" or "right" => "right",
        _ => "left",
    };

    private static string Break(string? value) => value is null or "auto" ? OdfValues.None : value;

    private static (string Kind, string Value) LineSpacing(IReadOnlyList<StyleEntry> chain)
    {
        foreach (var style in chain)
        {
            if (style["paragraph/style:line-height-at-least"] is { } least)
                return ("at-least", OdfValues.Centimetres(least));
            if (style["paragraph/style:line-spacing"] is { } leading)
                return ("leading", OdfValues.Centimetres(leading));
            if (style["paragraph/fo:line-height"] is { } height)
            {
                return OdfValues.Percent(height) is { } percent
                    ? ("proportional", OdfValues.Number(percent / 100))
                    : height == "normal" ? ("proportional", "1") : ("fixed", OdfValues.Centimetres(height));
            }
        }

        return ("proportional", "1");
    }

    private static OdfNode? DropCap(IReadOnlyList<StyleEntry> chain)
    {
        foreach (var style in chain)
        {
            if (style.Part("paragraph", "style:drop-cap") is { } found)
                return found["style:lines"] is null or "0" or "1" ? null : found;
        }

        return null;
    }
}
