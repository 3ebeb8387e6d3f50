using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LamPS.Learning.Templates;

/// <summary>Writes one template document and keeps account of what stands in it.</summary>
internal sealed class TemplateWriter
{
    private const string Generator = "LamPS";
    private readonly List<(string Name, byte[] Content)> _pictures = [];
    private readonly List<XElement> _changes = [];
    private readonly Stack<XElement> _open = new();
    private readonly XElement _body = new(OdfNames.Office + "text");
    private readonly XDocument _styles = LoadStyles();
    private readonly DateTime _date;

    public TemplateWriter(string title, string author, DateTime date)
    {
        Title = title;
        Author = author;
        _date = date;
        _open.Push(_body);
    }

    public string Title { get; }

    public string Author { get; }

    public AutomaticStyles Styles { get; } = new();

    public TemplateLedger Ledger { get; } = new();

    /// <summary>Adds a paragraph; a null style is the default one.</summary>
    public void Paragraph(TemplateLine line, string? style = "Text_20_body")
    {
        _open.Peek().Add(new XElement(OdfNames.Text + "p", Named("text", style ?? "Standard"), line.Nodes));
        Ledger.Paragraph(line.Text);
    }

    public void Paragraph(string text, string? style = "Text_20_body") => Paragraph(TemplateLine.Of(text), style);

    public void Heading(string text, int level)
    {
        _open.Peek().Add(new XElement(
            OdfNames.Text + "h", Named("text", $"Heading_20_{level}"), new XAttribute(OdfNames.Text + "outline-level", level), text));
        Ledger.Heading(text);
    }

    /// <summary>A list; level 0 is the outermost.</summary>
    public void List(bool numbers, IEnumerable<(string Text, int Level)> items)
    {
        var style = Styles.List(numbers);
        var paragraph = Styles.Get("paragraph", numbers ? "PN" : "PB", "Text_20_body");
        var list = new XElement(OdfNames.Text + "list", Named("text", style));
        foreach (var (text, level) in items)
        {
            var inner = list;
            for (var i = 0; i < level; i++)
            {
                var item = inner.Elements().LastOrDefault();
                if (item is null)
                    inner.Add(item = new XElement(OdfNames.Text + "list-item"));
                if (item.Element(OdfNames.Text + "list") is not { } next)
                    item.Add(next = new XElement(OdfNames.Text + "list"));
                inner = next;
            }

            inner.Add(new XElement(OdfNames.Text + "list-item", new XElement(OdfNames.Text + "p", Named("text", paragraph), text)));
            Ledger.ListItem(text);
        }

        _open.Peek().Add(list);
    }

    public void Table(IReadOnlyList<IReadOnlyList<string>> cells, bool hasHeader)
    {
        var name = $"Table{Ledger.Tables + 1}";
        var table = new XElement(OdfNames.Table + "table", new XAttribute(OdfNames.Table + "name", name), Named("table", TableStyle()));
        var width = (17.0 / cells[0].Count).ToString("0.###", CultureInfo.InvariantCulture) + "cm";
        var column = Styles.Get("table-column", "co", null, new XElement(
            OdfNames.Style + "table-column-properties", new XAttribute(OdfNames.Style + "column-width", width)));
        table.Add(new XElement(
            OdfNames.Table + "table-column", Named("table", column), new XAttribute(OdfNames.Table + "number-columns-repeated", cells[0].Count)));
        var cellStyle = Styles.Get("table-cell", "ce", null, new XElement(
            OdfNames.Style + "table-cell-properties", new XAttribute(OdfNames.Fo + "padding", "0.097cm"), new XAttribute(OdfNames.Fo + "border", "0.5pt solid #000000")));
        foreach (var (index, texts) in cells.Index())
        {
            var isHeader = hasHeader && index == 0;
            var style = isHeader ? "Table_20_Heading" : "Table_20_Contents";
            var row = new XElement(OdfNames.Table + "table-row", texts.Select(text => new XElement(
                OdfNames.Table + "table-cell", Named("table", cellStyle), new XAttribute(OdfNames.Office + "value-type", "string"),
                new XElement(OdfNames.Text + "p", Named("text", style), text))));
            table.Add(isHeader ? new XElement(OdfNames.Table + "table-header-rows", row) : row);
        }

        _open.Peek().Add(table);
        Ledger.Table(new TemplateTable(name, cells, hasHeader));
    }

    /// <summary>Everything that is added until the result is disposed stands in a section.</summary>
    public IDisposable Section(string name, int columns, bool isProtected)
    {
        var properties = new XElement(OdfNames.Style + "section-properties", new XAttribute(OdfNames.Style + "editable", "false"));
        var layout = new XElement(OdfNames.Style + "columns", new XAttribute(OdfNames.Fo + "column-count", columns));
        if (columns > 1)
        {
            layout.SetAttributeValue(OdfNames.Fo + "column-gap", "0.5cm");
        }

        properties.Add(layout);
        var section = new XElement(OdfNames.Text + "section", Named("text", Styles.Get("section", "Sect", null, properties)), new XAttribute(OdfNames.Text + "name", name));
        if (isProtected)
            section.SetAttributeValue(OdfNames.Text + "protected", "true");
        _open.Peek().Add(section);
        _open.Push(section);
        Ledger.Section(name);
        return new Closing(() => _open.Pop());
    }

    /// <summary>Puts a picture into the package.</summary>
    /// <returns>Its path there.</returns>
    public string Picture(byte[] png)
    {
        var name = $"Pictures/picture{_pictures.Count + 1}.png";
        _pictures.Add((name, png));
        return name;
    }

    /// <summary>A change that was recorded.</summary>
    /// <param name="kind"><c>insertion</c> or <c>deletion</c>.</param>
    /// <param name="deleted">The text that was deleted.</param>
    /// <returns>Its id.</returns>
    public string Change(string kind, string? deleted)
    {
        var id = $"ct{_changes.Count + 1}";
        var change = new XElement(OdfNames.Text + kind, new XElement(
            OdfNames.Office + "change-info", new XElement(OdfNames.Dc + "creator", Author), new XElement(OdfNames.Dc + "date", Stamp(_changes.Count))));
        if (deleted is not null)
            change.Add(new XElement(OdfNames.Text + "p", Named("text", "Text_20_body"), deleted));
        _changes.Add(new XElement(OdfNames.Text + "changed-region", new XAttribute(XNamespace.Xml + "id", id), new XAttribute(OdfNames.Text + "id", id), change));
        return id;
    }

    /// <summary>Gives every page a header and a footer.</summary>
    public void HeaderAndFooter(string header, TemplateLine footer)
    {
        var layout = _styles.Descendants(OdfNames.Style + "page-layout").Single();
        foreach (var (element, side) in new[] { ("header-style", "margin-bottom"), ("footer-style", "margin-top") })
        {
            layout.Element(OdfNames.Style + element)!.Add(new XElement(
                OdfNames.Style + "header-footer-properties",
                new XAttribute(OdfNames.Fo + "min-height", "0cm"),
                new XAttribute(OdfNames.Fo + "margin-left", "0cm"),
                new XAttribute(OdfNames.Fo + "margin-right", "0cm"),
                new XAttribute(OdfNames.Fo + side, "0.499cm")));
        }

        _styles.Descendants(OdfNames.Style + "master-page").Single().Add(
            new XElement(OdfNames.Style + "header", new XElement(OdfNames.Text + "p", Named("text", "Header"), header)),
            new XElement(OdfNames.Style + "footer", new XElement(OdfNames.Text + "p", Named("text", "Footer"), footer.Nodes)));
        Ledger.Elsewhere(header);
        Ledger.Elsewhere(footer.Text);
    }

    /// <summary>Time of a comment or a change, minutes apart from each other.</summary>
    public string Stamp(int number) => _date.AddMinutes(7 * number).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    public static XAttribute Named(string prefix, string style) =>
        new((prefix == "table" ? OdfNames.Table : prefix == "draw" ? OdfNames.Draw : OdfNames.Text) + "style-name", style);

    public byte[] ToPackage()
    {
        if (_changes.Count > 0)
            _body.AddFirst(new XElement(OdfNames.Text + "tracked-changes", new XAttribute(OdfNames.Text + "track-changes", "false"), _changes));
        var content = OdfNames.Declare(new XElement(OdfNames.Office + "document-content"));
        content.Add(
            new XElement(_styles.Root!.Element(OdfNames.Office + "font-face-decls")!),
            new XElement(OdfNames.Office + "automatic-styles", Styles.Elements),
            new XElement(OdfNames.Office + "body", _body));

        var parts = new List<(string Name, byte[] Content)>
        {
            ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()),
            ("content.xml", Bytes(content)),
            ("styles.xml", Bytes(_styles.Root!)),
            ("meta.xml", Bytes(MetaElement())),
        };
        parts.AddRange(_pictures);
        parts.Add(("META-INF/manifest.xml", Bytes(Manifest([.. parts.Select(p => p.Name).Skip(1)]))));
        return StoredZip.Write(parts);
    }

    private string TableStyle() => Styles.Get("table", "ta", null, new XElement(
        OdfNames.Style + "table-properties", new XAttribute(OdfNames.Style + "width", "17cm"), new XAttribute(OdfNames.Table + "align", "margins")));

    private XElement MetaElement()
    {
        var meta = OdfNames.Declare(new XElement(OdfNames.Office + "document-meta"));
        var date = _date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        meta.Add(new XElement(
            OdfNames.Office + "meta",
            new XElement(OdfNames.Meta + "generator", Generator),
            new XElement(OdfNames.Dc + "title", Title),
            new XElement(OdfNames.Meta + "initial-creator", Author),
            new XElement(OdfNames.Meta + "creation-date", date),
            new XElement(OdfNames.Dc + "creator", Author),
            new XElement(OdfNames.Dc + "date", date)));
        return meta;
    }

    private static XElement Manifest(IReadOnlyList<string> names)
    {
        var manifest = new XElement(
            OdfNames.Manifest + "manifest",
            new XAttribute(XNamespace.Xmlns + "manifest", OdfNames.Manifest.NamespaceName),
            new XAttribute(OdfNames.Manifest + "version", "1.3"));
        manifest.Add(Entry("/", "application/vnd.oasis.opendocument.text"));
        manifest.Add(names.Select(name => Entry(name, name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "text/xml")));
        return manifest;

        static XElement Entry(string path, string type) => new(
            OdfNames.Manifest + "file-entry", new XAttribute(OdfNames.Manifest + "full-path", path), new XAttribute(OdfNames.Manifest + "media-type", type));
    }

    private static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            root.Save(xml);
        }

        return stream.ToArray();
    }

    private static XDocument LoadStyles()
    {
        using var stream = typeof(TemplateWriter).Assembly.GetManifestResourceStream("LamPS.Learning.Templates.styles.xml")!;
        return XDocument.Load(stream);
    }

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
