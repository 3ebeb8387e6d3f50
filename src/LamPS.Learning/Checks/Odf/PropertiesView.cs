using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>What the document says about itself.</summary>
internal static class PropertiesView
{
    public static (XElement Properties, IEnumerable<XAttribute> Counts) Read(OdfNode? meta)
    {
        var counts = meta?.Child("meta:document-statistic");
        var properties = new XElement(
            "properties",
            new XAttribute("title", Text("dc:title")),
            new XAttribute("subject", Text("dc:subject")),
            new XAttribute("keywords", string.Join(", ", meta?.All("meta:keyword").Select(k => k.InnerText()) ?? [])),
            new XAttribute("comments", Text("dc:description")),
            new XAttribute("creator", Text("meta:initial-creator")),
            new XAttribute("last-author", Text("dc:creator")),
            new XAttribute("language", Text("dc:language")),
            new XAttribute("template", meta?.Child("meta:template")?["xlink:title"] ?? ""));
        foreach (var custom in meta?.All("meta:user-defined") ?? [])
        {
            properties.Add(new XElement(
                "custom",
                new XAttribute("name", custom["meta:name"] ?? ""),
                new XAttribute("type", custom["meta:value-type"] ?? "string"),
                custom.InnerText()));
        }

        return (properties,
        [
            new("pages", counts?["meta:page-count"] ?? ""),
            new("words", counts?["meta:word-count"] ?? ""),
        ]);

        string Text(string name) => meta?.Child(name)?.InnerText() ?? "";
    }
}
