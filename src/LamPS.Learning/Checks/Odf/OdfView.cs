using System.Xml.Linq;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Makes the view of an OpenDocument text.</summary>
internal static class OdfView
{
    private const string Package = "application/vnd.oasis.opendocument.text";

    public static bool IsText(DocumentPackage package) =>
        package.Has("content.xml") && (package.ReadShortText("mimetype") ?? Package).StartsWith(Package, StringComparison.Ordinal);

    public static XElement Read(DocumentPackage package, ReadContext context)
    {
        var manifest = OdfNode.Read(package, "META-INF/manifest.xml", context) ?? throw context.Damaged("its part 'META-INF/manifest.xml' is missing.");
        if (manifest.All("manifest:file-entry").Any(e => e.Child("manifest:encryption-data") is not null))
            throw Core.Verification.Documents.DocumentErrors.DocumentEncrypted(context.Path);

        var content = OdfNode.Read(package, "content.xml", context);
        var text = content?.Child("office:body")?.Child("office:text") ?? throw context.Damaged("'content.xml' has no text.");
        var styles = OdfNode.Read(package, "styles.xml", context) ?? throw context.Damaged("its part 'styles.xml' is missing.");
        var parts = new ViewParts();
        foreach (var entry in manifest.All("manifest:file-entry"))
        {
            parts.Media[entry["manifest:full-path"] ?? ""] = entry["manifest:media-type"] ?? "";
        }

        var sheet = new StyleSheet(styles, null);
        var pages = new PageView(styles, sheet);
        var body = new BodyView(new StyleSheet(content, sheet), parts, pages.Shown);
        body.Blocks(text, parts.Body);
        body.EndChange();

        var document = new XElement("document", new XAttribute("format", "odt"));
        var (properties, counts) = PropertiesView.Read(OdfNode.Read(package, "meta.xml", context)?.Child("office:meta"));
        document.Add(counts, properties, SettingsView.Read(OdfNode.Read(package, "settings.xml", context), text));
        document.Add(StylesView.Configuration(styles, sheet));
        document.Add(Pages(pages, parts, sheet));
        document.Add(parts.Body, parts.Frames, parts.Notes, parts.Comments, parts.Changes, parts.Bookmarks);
        document.Add(StylesView.Read(styles, sheet, pages));
        return document;
    }

    private static IEnumerable<XElement> Pages(PageView pages, ViewParts parts, StyleSheet sheet)
    {
        // The first paragraph says on which page the text begins; without a word it is the default one. What a used page names as its
        // next one is used too, in texts that are long enough.
        var used = new List<string>();
        var first = parts.Body.Descendants("p").FirstOrDefault();
        if (string.IsNullOrEmpty(first?.Attribute("page-style")?.Value))
            Use(pages.First);
        foreach (var name in parts.PageStyles.ToArray())
        {
            Use(name);
        }

        var regions = new BodyView(sheet, parts, pages.Shown);
        return used.Select(name => pages.Read("page", name, regions)).ToArray();

        void Use(string name)
        {
            while (name.Length > 0 && !used.Contains(name))
            {
                used.Add(name);
                name = pages.Next(name);
            }
        }
    }
}
