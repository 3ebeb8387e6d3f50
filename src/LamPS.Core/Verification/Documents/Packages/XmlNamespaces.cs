using System.Collections.Frozen;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>Namespaces of OpenDocument and Office Open XML (transitional and strict) and the prefixes that their standards use.</summary>
internal static class XmlNamespaces
{
    private const string Odf = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string OpenXml = "http://schemas.openxmlformats.org/";
    private const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        [""] = "",
        [Odf + "office:1.0"] = "office",
        [Odf + "style:1.0"] = "style",
        [Odf + "text:1.0"] = "text",
        [Odf + "table:1.0"] = "table",
        [Odf + "drawing:1.0"] = "draw",
        [Odf + "meta:1.0"] = "meta",
        [Odf + "form:1.0"] = "form",
        [Odf + "config:1.0"] = "config",
        [Odf + "datastyle:1.0"] = "number",
        ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"] = "loext",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
        [Odf + "manifest:1.0"] = "manifest",
        [Odf + "xsl-fo-compatible:1.0"] = "fo",
        [Odf + "svg-compatible:1.0"] = "svg",
        ["http://www.w3.org/1999/xlink"] = "xlink",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        [OpenXml + "wordprocessingml/2006/main"] = "w",
        [Strict + "wordprocessingml/main"] = "w",
        [OpenXml + "spreadsheetml/2006/main"] = "x",
        [Strict + "spreadsheetml/main"] = "x",
        [OpenXml + "presentationml/2006/main"] = "p",
        [Strict + "presentationml/main"] = "p",
        [OpenXml + "drawingml/2006/main"] = "a",
        [Strict + "drawingml/main"] = "a",
        [OpenXml + "drawingml/2006/picture"] = "pic",
        [Strict + "drawingml/picture"] = "pic",
        [OpenXml + "drawingml/2006/wordprocessingDrawing"] = "wp",
        [Strict + "drawingml/wordprocessingDrawing"] = "wp",
        [OpenXml + "drawingml/2006/spreadsheetDrawing"] = "xdr",
        [Strict + "drawingml/spreadsheetDrawing"] = "xdr",
        [OpenXml + "officeDocument/2006/relationships"] = "r",
        [Strict + "officeDocument/relationships"] = "r",
        [OpenXml + "officeDocument/2006/extended-properties"] = "ep",
        [Strict + "officeDocument/extendedProperties"] = "ep",
        [OpenXml + "officeDocument/2006/custom-properties"] = "op",
        [Strict + "officeDocument/customProperties"] = "op",
        [OpenXml + "package/2006/metadata/core-properties"] = "cp",
        [OpenXml + "package/2006/relationships"] = "rel",
        [OpenXml + "markup-compatibility/2006"] = "mc",
        ["urn:schemas-microsoft-com:vml"] = "v",
        ["urn:schemas-microsoft-com:office:office"] = "o",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string PrefixOf(string uri) => Prefixes.TryGetValue(uri, out var prefix) ? prefix : "?";
}
