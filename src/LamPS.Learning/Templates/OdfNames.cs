using System.Xml.Linq;

namespace LamPS.Learning.Templates;

/// <summary>Namespaces of OpenDocument as its writer needs them.</summary>
internal static class OdfNames
{
    private const string Odf = "urn:oasis:names:tc:opendocument:xmlns:";

    public static readonly XNamespace Office = Odf + "office:1.0";
    public static readonly XNamespace Style = Odf + "style:1.0";
    public static readonly XNamespace Text = Odf + "text:1.0";
    public static readonly XNamespace Table = Odf + "table:1.0";
    public static readonly XNamespace Draw = Odf + "drawing:1.0";
    public static readonly XNamespace Fo = Odf + "xsl-fo-compatible:1.0";
    public static readonly XNamespace Svg = Odf + "svg-compatible:1.0";
    public static readonly XNamespace Meta = Odf + "meta:1.0";
    public static readonly XNamespace Config = Odf + "config:1.0";
    public static readonly XNamespace Manifest = Odf + "manifest:1.0";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";
    public static readonly XNamespace LibreOffice = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

    private static readonly (string Prefix, XNamespace Namespace)[] All =
    [
        ("office", Office), ("style", Style), ("text", Text), ("table", Table), ("draw", Draw), ("fo", Fo), ("svg", Svg),
        ("meta", Meta), ("config", Config), ("dc", Dc), ("xlink", XLink), ("loext", LibreOffice),
    ];

    /// <summary>Declares the usual prefixes on a root element, since files without them are hard to read for people.</summary>
    public static XElement Declare(XElement root)
    {
        foreach (var (prefix, name) in All)
        {
            root.SetAttributeValue(XNamespace.Xmlns + prefix, name.NamespaceName);
        }

        root.SetAttributeValue(Office + "version", "1.3");
        return root;
    }
}
