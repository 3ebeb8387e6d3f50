using System.Globalization;
using System.Xml.Linq;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>Things that stand in or at a paragraph: pictures, frames, comments, notes, links, marks, formatted text.</summary>
internal sealed class TemplateParts(TemplateWriter writer)
{
    private static readonly (string Name, string Value)[][] Looks =
    [
        [("fo:font-weight", "bold")],
        [("fo:font-style", "italic")],
        [("style:text-underline-style", "solid"), ("style:text-underline-width", "auto"), ("style:text-underline-color", "font-color")],
        [("fo:color", "#c9211e")],
        [("fo:background-color", "#ffff00")],
        [("fo:font-size", "16pt")],
        [("style:font-name", "DejaVu Sans")],
        [("fo:font-weight", "bold"), ("fo:color", "#2a6099")],
        [("style:text-line-through-style", "solid"), ("style:text-line-through-type", "single")],
    ];

    private static readonly (string Name, string Value)[][] Layouts =
    [
        [("fo:text-align", "center"), ("style:justify-single-word", "false")],
        [("fo:text-align", "end"), ("style:justify-single-word", "false")],
        [("fo:text-align", "justify"), ("style:justify-single-word", "false")],
        [("fo:margin-left", "1.5cm"), ("fo:margin-right", "0cm"), ("fo:text-indent", "0cm"), ("style:auto-text-indent", "false")],
        [("fo:line-height", "150%")],
    ];

    private const double PointsPerCentimetre = 28.35;
    private int _comments;
    private int _notes;

    public void Image(byte[] png, int width, bool asCharacter)
    {
        var name = $"Image{writer.Ledger.ToNumber("image")}";
        var frame = Frame(name, "Graphics", asCharacter ? "as-char" : "paragraph", width, width * 2 / 3.0, ("style:wrap", "none"));
        frame.Add(new XElement(
            OdfNames.Draw + "image",
            new XAttribute(OdfNames.XLink + "href", writer.Picture(png)),
            new XAttribute(OdfNames.XLink + "type", "simple"),
            new XAttribute(OdfNames.XLink + "show", "embed"),
            new XAttribute(OdfNames.XLink + "actuate", "onLoad")));
        writer.Ledger.Named("image", name);
        writer.Ledger.Space(width * 2 / 3.0 * PointsPerCentimetre);
        writer.Paragraph(new TemplateLine().Mark(frame));
    }

    public void Frame(string text, int width)
    {
        var name = $"Frame{writer.Ledger.ToNumber("shape")}";
        var frame = Frame(name, "Frame", "paragraph", width, null, ("style:wrap", "none"));
        frame.Add(new XElement(
            OdfNames.Draw + "text-box",
            new XAttribute(OdfNames.Fo + "min-height", "1cm"),
            new XElement(OdfNames.Text + "p", TemplateWriter.Named("text", "Frame_20_contents"), text)));
        writer.Ledger.Named("shape", name);
        writer.Ledger.Elsewhere(text);
        writer.Ledger.Space(3 * PointsPerCentimetre);
        writer.Paragraph(new TemplateLine().Mark(frame));
    }

    public void Shape(string kind, int width, int height)
    {
        var name = $"Shape{writer.Ledger.ToNumber("shape")}";
        var style = writer.Styles.Get("graphic", "gr", null, Properties("graphic", [
            ("svg:stroke-color", "#3465a4"), ("draw:fill", "solid"), ("draw:fill-color", "#729fcf"),
            ("style:wrap", "none"), ("style:run-through", "foreground"), ("style:vertical-pos", "top"), ("style:vertical-rel", "paragraph"),
            ("style:horizontal-pos", "from-left"), ("style:horizontal-rel", "paragraph")]));
        var path = kind == "ellipse" ? "U 10800 10800 10800 10800 0 360 Z N" : "M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N";
        var shape = new XElement(
            OdfNames.Draw + "custom-shape",
            new XAttribute(OdfNames.Text + "anchor-type", "paragraph"),
            new XAttribute(OdfNames.Draw + "z-index", 0),
            new XAttribute(OdfNames.Draw + "name", name),
            TemplateWriter.Named("draw", style),
            new XAttribute(OdfNames.Svg + "width", Centimetres(width)),
            new XAttribute(OdfNames.Svg + "height", Centimetres(height)),
            new XAttribute(OdfNames.Svg + "x", "1cm"),
            new XAttribute(OdfNames.Svg + "y", "0.2cm"),
            new XElement(
                OdfNames.Draw + "enhanced-geometry",
                new XAttribute(OdfNames.Svg + "viewBox", "0 0 21600 21600"),
                new XAttribute(OdfNames.Draw + "type", kind),
                new XAttribute(OdfNames.Draw + "enhanced-path", path)));
        writer.Ledger.Named("shape", name);
        writer.Ledger.Space(height * PointsPerCentimetre);
        writer.Paragraph(new TemplateLine().Mark(shape));
    }

    public void Comment(TemplateLine line, string text, string remark, string author)
    {
        var id = (++_comments).ToString(CultureInfo.InvariantCulture);
        line.Mark(new XElement(
            OdfNames.Office + "annotation",
            new XAttribute(OdfNames.Office + "name", id),
            new XElement(OdfNames.Dc + "creator", author),
            new XElement(OdfNames.Dc + "date", writer.Stamp(_comments)),
            new XElement(OdfNames.Text + "p", remark)));
        line.Add(text);
        line.Mark(new XElement(OdfNames.Office + "annotation-end", new XAttribute(OdfNames.Office + "name", id)));
        writer.Ledger.Named("comment", remark);
    }

    public void Inserted(TemplateLine line, string text)
    {
        var id = new XAttribute(OdfNames.Text + "change-id", writer.Change("insertion", null));
        line.Mark(new XElement(OdfNames.Text + "change-start", id)).Add(text).Mark(new XElement(OdfNames.Text + "change-end", id));
        writer.Ledger.Named("change", text);
    }

    public void Deleted(TemplateLine line, string text)
    {
        line.Mark(new XElement(OdfNames.Text + "change", new XAttribute(OdfNames.Text + "change-id", writer.Change("deletion", text))));
        writer.Ledger.Named("change", text);
    }

    public void Note(TemplateLine line, string text, bool isEndnote)
    {
        _notes++;
        var kind = isEndnote ? "endnote" : "footnote";
        line.Mark(new XElement(
            OdfNames.Text + "note",
            new XAttribute(OdfNames.Text + "id", $"ftn{_notes}"),
            new XAttribute(OdfNames.Text + "note-class", kind),
            new XElement(OdfNames.Text + "note-citation", isEndnote ? "i" : _notes.ToString(CultureInfo.InvariantCulture)),
            new XElement(OdfNames.Text + "note-body", new XElement(OdfNames.Text + "p", TemplateWriter.Named("text", isEndnote ? "Endnote" : "Footnote"), text))));
        writer.Ledger.Named("note", text);
    }

    public void Link(TemplateLine line, string text, string address)
    {
        var link = new XElement(
            OdfNames.Text + "a",
            new XAttribute(OdfNames.XLink + "type", "simple"),
            new XAttribute(OdfNames.XLink + "href", address),
            TemplateWriter.Named("text", "Internet_20_link"),
            new XAttribute(OdfNames.Text + "visited-style-name", "Internet_20_link"),
            text);
        line.Add(link, text);
        writer.Ledger.Links.Add(new TemplateLink(text, address));
    }

    public void Bookmark(TemplateLine line, string name, string text)
    {
        line.Mark(new XElement(OdfNames.Text + "bookmark-start", new XAttribute(OdfNames.Text + "name", name)));
        line.Add(text);
        line.Mark(new XElement(OdfNames.Text + "bookmark-end", new XAttribute(OdfNames.Text + "name", name)));
        writer.Ledger.Named("bookmark", name);
    }

    public TemplateLine PageNumber(TemplateLine line) =>
        line.Add(new XElement(OdfNames.Text + "page-number", new XAttribute(OdfNames.Text + "select-page", "current"), "1"), "1");

    public void Formatted(TemplateLine line, string text, SeededRandom random)
    {
        var style = writer.Styles.Get("text", "T", null, Properties("text", random.Pick(Looks)));
        line.Add(new XElement(OdfNames.Text + "span", TemplateWriter.Named("text", style), text), text);
    }

    /// <summary>A paragraph style with direct formatting on top of the body text.</summary>
    public string Layout(SeededRandom random) => writer.Styles.Get("paragraph", "P", "Text_20_body", Properties("paragraph", random.Pick(Layouts)));

    public string Language(string language, string country) => writer.Styles.Get(
        "paragraph", "P", "Text_20_body", Properties("text", [("fo:language", language), ("fo:country", country)]));

    private XElement Frame(string name, string parent, string anchor, double width, double? height, (string, string) property)
    {
        var style = writer.Styles.Get("graphic", "fr", parent, Properties("graphic", anchor == "as-char"
            ? [("style:vertical-pos", "top"), ("style:vertical-rel", "baseline")]
            : [property, ("style:horizontal-pos", "center"), ("style:horizontal-rel", "paragraph")]));
        var frame = new XElement(
            OdfNames.Draw + "frame",
            TemplateWriter.Named("draw", style),
            new XAttribute(OdfNames.Draw + "name", name),
            new XAttribute(OdfNames.Text + "anchor-type", anchor),
            new XAttribute(OdfNames.Svg + "width", Centimetres(width)),
            new XAttribute(OdfNames.Draw + "z-index", 0));
        if (height is { } high)
            frame.SetAttributeValue(OdfNames.Svg + "height", Centimetres(high));
        return frame;
    }

    private static XElement Properties(string group, IEnumerable<(string Name, string Value)> values) => new(
        OdfNames.Style + (group + "-properties"),
        values.Select(v => new XAttribute(Name(v.Name), v.Value)));

    private static XName Name(string prefixed)
    {
        var colon = prefixed.IndexOf(':', StringComparison.Ordinal);
        XNamespace name = prefixed[..colon] switch
        {
            "fo" => OdfNames.Fo,
            "svg" => OdfNames.Svg,
            "draw" => OdfNames.Draw,
            _ => OdfNames.Style,
        };
        return name + prefixed[(colon + 1)..];
    }

    private static string Centimetres(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "cm";
}
