using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Named styles and what the document says for all of its text: line numbers, notes, numbering of headings.</summary>
internal static class StylesView
{
    public static XElement Read(OdfNode styles, StyleSheet sheet, PageView pages)
    {
        var all = new XElement("styles");
        foreach (var style in sheet.Named("paragraph").Where(s => !s.IsAutomatic))
        {
            var chain = sheet.Chain("paragraph", style.Name);
            all.Add(new XElement(
                "paragraph-style",
                Common(sheet, "paragraph", style),
                new XAttribute("outline", style.Node["style:default-outline-level"] is { Length: > 0 } level ? level : "0"),
                new XAttribute("list-style", sheet.ShownList(style.Node["style:list-style-name"])),
                new XAttribute("auto-update", OdfValues.Bool(style.Node["style:auto-update"])),
                ParagraphView.Attributes(chain, pages.Shown),
                CharacterView.Attributes(chain).Where(a => a.Name != "language"),
                ParagraphView.TabStops(chain)));
        }

        foreach (var style in sheet.Named("text").Where(s => !s.IsAutomatic))
        {
            var chain = sheet.Chain("text", style.Name).Concat(sheet.Chain("paragraph", "Standard")).ToArray();
            all.Add(new XElement("character-style", Common(sheet, "text", style), CharacterView.Attributes(chain)));
        }

        foreach (var list in sheet.NamedLists)
        {
            var level = sheet.List(list)?.Children.FirstOrDefault(c => c["text:level"] == "1");
            all.Add(new XElement(
                "list-style",
                new XAttribute("name", sheet.ShownList(list)),
                new ListPlace("", 1, level, 1, false).Attributes().Where(a => a.Name == "list-format" || a.Name == "list-bullet" || a.Name == "list-suffix" || a.Name == "list")));
        }

        foreach (var page in pages.Names)
        {
            all.Add(pages.Read("page-style", page, null));
        }

        return all;
    }

    public static IEnumerable<XElement> Configuration(OdfNode styles, StyleSheet sheet)
    {
        var named = styles.Child("office:styles");
        var lines = named?.Child("text:linenumbering-configuration");
        yield return new XElement(
            "line-numbering",
            new XAttribute("on", OdfValues.Bool(lines is not null && lines["text:number-lines"] != "false")),
            new XAttribute("interval", lines?["text:increment"] ?? "1"),
            new XAttribute("place", lines?["text:number-position"] ?? "left"),
            new XAttribute("distance", OdfValues.Centimetres(lines?["text:offset"])),
            new XAttribute("format", lines?["style:num-format"] ?? "1"),
            new XAttribute("restart", OdfValues.Bool(lines?["text:restart-on-page"])),
            new XAttribute("empty-lines", OdfValues.Bool(lines?["text:count-empty-lines"] != "false")));
        foreach (var notes in named?.All("text:notes-configuration") ?? [])
        {
            yield return new XElement(
                "note-numbering",
                new XAttribute("kind", notes["text:note-class"] ?? "footnote"),
                new XAttribute("format", notes["style:num-format"] ?? "1"),
                new XAttribute("start", int.TryParse(notes["text:start-value"], out var start) ? start + 1 : 1),
                new XAttribute("counting", notes["text:start-numbering-at"] ?? "document"),
                new XAttribute("place", notes["text:footnotes-position"] ?? "page"),
                new XAttribute("prefix", notes["style:num-prefix"] ?? ""),
                new XAttribute("suffix", notes["style:num-suffix"] ?? ""));
        }

        foreach (var level in sheet.List("Outline")?.Children.Where(c => c.Name == "text:outline-level-style") ?? [])
        {
            yield return new XElement(
                "heading-numbering",
                new XAttribute("level", level["text:level"] ?? ""),
                new XAttribute("format", level["style:num-format"] ?? ""),
                new XAttribute("prefix", level["style:num-prefix"] ?? ""),
                new XAttribute("suffix", level["style:num-suffix"] ?? ""),
                new XAttribute("start", level["text:start-value"] ?? "1"),
                new XAttribute("shown-levels", level["text:display-levels"] ?? "1"));
        }
    }

    private static IEnumerable<XAttribute> Common(StyleSheet sheet, string family, StyleEntry style) =>
    [
        new("name", StyleSheet.Display(style)),
        new("parent", style.Parent is { Length: > 0 } parent ? sheet.Shown(family, parent) : ""),
        new("next", style.Node["style:next-style-name"] is { Length: > 0 } next ? sheet.Shown(family, next) : ""),
    ];
}
