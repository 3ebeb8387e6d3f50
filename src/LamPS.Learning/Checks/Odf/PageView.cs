using System.Xml.Linq;
using LamPS.Core.Verification.Documents;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Page styles with their headers and footers.</summary>
internal sealed class PageView(OdfNode styles, StyleSheet sheet)
{
    private readonly Dictionary<string, OdfNode> _masters = (styles.Child("office:master-styles")?.All("style:master-page") ?? [])
        .GroupBy(m => m["style:name"] ?? "").ToDictionary(g => g.Key, g => g.First());

    public IEnumerable<string> Names => _masters.Keys;

    /// <summary>The page style of the first page where the text doesn't say one.</summary>
    public string First => _masters.ContainsKey("Standard") ? "Standard" : _masters.Keys.FirstOrDefault() ?? "";

    /// <summary>The name that users see.</summary>
    public string Shown(string name) => _masters.TryGetValue(name, out var master) && master["style:display-name"] is { Length: > 0 } shown
        ? shown
        : name == "Standard" ? "Default Page Style" : StyleNames.FromOdf(name);

    /// <summary>The page style that follows on another; the same for most.</summary>
    public string Next(string name) => _masters.GetValueOrDefault(name)?["style:next-style-name"] ?? name;

    public XElement Read(string element, string name, BodyView? body)
    {
        var master = _masters.GetValueOrDefault(name);
        var layout = sheet.Layout(master?["style:page-layout-name"]);
        var properties = layout?.Child("style:page-layout-properties");
        var footnotes = properties?.Child("style:footnote-sep");
        var page = new XElement(
            element,
            new XAttribute("name", Shown(name)),
            new XAttribute("next", Shown(Next(name))),
            new XAttribute("width", OdfValues.Centimetres(Find("fo:page-width"))),
            new XAttribute("height", OdfValues.Centimetres(Find("fo:page-height"))),
            new XAttribute("orientation", Find("style:print-orientation") ?? "portrait"),
            new XAttribute("margin-left", OdfValues.Centimetres(Find("fo:margin-left") ?? Find("fo:margin"))),
            new XAttribute("margin-right", OdfValues.Centimetres(Find("fo:margin-right") ?? Find("fo:margin"))),
            new XAttribute("margin-top", OdfValues.Centimetres(Find("fo:margin-top") ?? Find("fo:margin"))),
            new XAttribute("margin-bottom", OdfValues.Centimetres(Find("fo:margin-bottom") ?? Find("fo:margin"))),
            new XAttribute("gutter", OdfValues.Centimetres(Find("loext:margin-gutter"))),
            ColumnsView.Attributes(properties?.Child("style:columns")),
            BoxView.Attributes(Find),
            new XAttribute("usage", layout?["style:page-usage"] ?? "all"),
            new XAttribute("numbering", Find("style:num-format") ?? "1"),
            new XAttribute("register", OdfValues.Bool(Find("style:register-true"))),
            new XAttribute("footnote-height", OdfValues.Centimetres(Find("style:footnote-max-height"))),
            new XAttribute("footnote-line-width", OdfValues.Points(footnotes?["style:width"])),
            new XAttribute("footnote-line-length", OdfValues.Percent(footnotes?["style:rel-width"]) is { } percent ? OdfValues.Number(percent) : "0"),
            new XAttribute("footnote-line-color", OdfValues.Colour(footnotes?["style:color"])));
        foreach (var kind in new[] { "header", "footer" })
        {
            var on = master?.Child("style:" + kind) is { } region && region["style:display"] != "false";
            var look = layout?.Child($"style:{kind}-style")?.Child("style:header-footer-properties");
            page.Add(new XAttribute(kind, OdfValues.Bool(on)));
            page.Add(new XAttribute(kind + "-same-left", OdfValues.Bool(!IsOn(master, kind + "-left"))));
            page.Add(new XAttribute(kind + "-same-first", OdfValues.Bool(!IsOn(master, kind + "-first"))));
            page.Add(new XAttribute(kind + "-spacing", OdfValues.Centimetres(look?[kind == "header" ? "fo:margin-bottom" : "fo:margin-top"])));
            page.Add(new XAttribute(kind + "-height", OdfValues.Centimetres(look?["svg:height"] ?? look?["fo:min-height"])));
            page.Add(new XAttribute(kind + "-indent-left", OdfValues.Centimetres(look?["fo:margin-left"])));
            page.Add(new XAttribute(kind + "-indent-right", OdfValues.Centimetres(look?["fo:margin-right"])));
            page.Add(new XAttribute(kind + "-border", BoxView.Attributes(n => look?[n]).Single(a => a.Name == "border").Value));
            page.Add(new XAttribute(kind + "-background", BoxView.Background(n => look?[n])));
        }

        if (body is not null && master is not null)
            AddRegions(page, master, body);
        return page;

        string? Find(string property) => properties?[property];
    }

    private static bool IsOn(OdfNode? master, string region) =>
        master?.Child("style:" + region) is { } found && found["style:display"] != "false";

    private static void AddRegions(XElement page, OdfNode master, BodyView body)
    {
        foreach (var (kind, suffix, pages) in new[]
        {
            ("header", "", "all"), ("header", "-left", "left"), ("header", "-first", "first"),
            ("footer", "", "all"), ("footer", "-left", "left"), ("footer", "-first", "first"),
        })
        {
            if (!IsOn(master, kind + suffix))
                continue;

            var region = new XElement(kind, new XAttribute("pages", pages));
            page.Add(region);
            body.Blocks(master.Child($"style:{kind}{suffix}")!, region);
        }
    }
}
