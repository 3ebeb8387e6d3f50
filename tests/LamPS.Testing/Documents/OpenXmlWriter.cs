namespace LamPS.Testing.Documents;

/// <summary>Writes small Word documents and Excel workbooks from the XML of their parts.</summary>
public static class OpenXmlWriter
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string WordNamespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
        """;

    private const string SheetNamespaces = """
        xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        """;

    /// <summary>A Word document.</summary>
    /// <param name="body">Content of <c>w:body</c>.</param>
    /// <param name="styles">Content of <c>w:styles</c>.</param>
    /// <param name="header">Content of a header; none when null.</param>
    /// <param name="comments">Content of <c>w:comments</c>; none when null.</param>
    /// <param name="core">Content of the core properties.</param>
    /// <param name="extended">Content of the extended properties.</param>
    /// <param name="custom">Content of the custom properties.</param>
    public static byte[] Docx(
        string body, string styles = "", string? header = null, string? comments = null, string core = "", string extended = "", string custom = "")
    {
        var parts = new List<(string, string)>
        {
            ("word/document.xml", Word("document", $"<w:body>{body}</w:body>")),
            ("word/styles.xml", Word("styles", styles)),
            ("word/_rels/document.xml.rels", Relationships(
                ("rId1", Office + "/styles", "styles.xml"),
                ("rId2", Office + "/header", "header1.xml"),
                ("rId3", Office + "/comments", "comments.xml"),
                ("rId4", Office + "/image", "media/image1.png"))),
        };
        if (header is not null)
            parts.Add(("word/header1.xml", Word("hdr", header)));
        if (comments is not null)
            parts.Add(("word/comments.xml", Word("comments", comments)));
        return Package("word/document.xml", core, extended, custom, parts);
    }

    /// <summary>An Excel workbook.</summary>
    /// <param name="sheets">Name and content of <c>worksheet</c> of each sheet.</param>
    /// <param name="sharedTexts">Content of <c>sst</c>.</param>
    /// <param name="styles">Content of <c>styleSheet</c>.</param>
    public static byte[] Xlsx(IReadOnlyList<(string Name, string Content)> sheets, string sharedTexts = "", string styles = "")
    {
        var list = string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"));
        var parts = new List<(string, string)>
        {
            ("xl/workbook.xml", Sheet("workbook", $"<sheets>{list}</sheets>")),
            ("xl/sharedStrings.xml", Sheet("sst", sharedTexts)),
            ("xl/styles.xml", Sheet("styleSheet", styles)),
            ("xl/_rels/workbook.xml.rels", Relationships(
            [
                .. sheets.Select((_, i) => ($"rId{i + 1}", Office + "/worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("rIdT", Office + "/sharedStrings", "sharedStrings.xml"),
                ("rIdS", Office + "/styles", "/xl/styles.xml"),
            ])),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Sheet("worksheet", sheet.Content))));
        return Package("xl/workbook.xml", "", "", "", parts);
    }

    private static byte[] Package(string main, string core, string extended, string custom, IEnumerable<(string, string)> parts) => PackageWriter.Write(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""),
        ("_rels/.rels", Relationships(
            ("rId1", Office + "/officeDocument", main),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", Office + "/extended-properties", "docProps/app.xml"),
            ("rId4", Office + "/custom-properties", "docProps/custom.xml"))),
        ("docProps/core.xml", $"""
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>
            """),
        ("docProps/app.xml", $"""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{extended}</Properties>"""),
        ("docProps/custom.xml", $"""
            <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
             xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{custom}</Properties>
            """),
        .. parts,
    ]);

    private static string Relationships(params IEnumerable<(string Id, string Type, string Target)> all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";

    private static string Word(string root, string content) => $"<w:{root} {WordNamespaces.ReplaceLineEndings(" ")}>{content}</w:{root}>";

    private static string Sheet(string root, string content) => $"<{root} {SheetNamespaces.ReplaceLineEndings(" ")}>{content}</{root}>";
}
