namespace LamPS.Testing.Documents;

/// <summary>Writes small ODF documents from the XML of their parts.</summary>
public sealed record OdfWriter
{
    private const string Namespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
        """;

    /// <summary><c>text</c> or <c>spreadsheet</c>.</summary>
    public string Kind { get; init; } = "text";

    /// <summary>Content of <c>office:text</c> or <c>office:spreadsheet</c>.</summary>
    public string Body { get; init; } = "";

    /// <summary>Automatic styles of the body.</summary>
    public string AutomaticStyles { get; init; } = "";

    /// <summary>Named styles.</summary>
    public string Styles { get; init; } = "";

    /// <summary>Automatic styles of pages and of what is in their headers.</summary>
    public string PageStyles { get; init; } = "";

    /// <summary>Master pages.</summary>
    public string MasterPages { get; init; } = "";

    /// <summary>Content of <c>office:meta</c>.</summary>
    public string Meta { get; init; } = "";

    /// <summary>Further parts.</summary>
    public IReadOnlyList<(string Name, string Content)> Parts { get; init; } = [];

    /// <summary>What stands in the manifest for the content, such as its encryption.</summary>
    public string Manifest { get; init; } = "";

    private string MediaType => "application/vnd.oasis.opendocument." + Kind;

    /// <summary>The document as a package.</summary>
    public byte[] ToPackage() => PackageWriter.Write(
    [
        ("mimetype", MediaType),
        ("META-INF/manifest.xml", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
             <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MediaType}"/>
             <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{Manifest}</manifest:file-entry>
             <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
             <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """),
        ("meta.xml", Root("office:document-meta", $"<office:meta>{Meta}</office:meta>")),
        ("styles.xml", Root("office:document-styles", StylesXml + $"<office:automatic-styles>{PageStyles}</office:automatic-styles>" + MasterXml)),
        ("content.xml", Root("office:document-content", $"<office:automatic-styles>{AutomaticStyles}</office:automatic-styles>" + BodyXml)),
        .. Parts,
    ]);

    /// <summary>The document as a single XML file.</summary>
    public string ToFlat() => Root(
        $"office:document office:mimetype=\"{MediaType}\"",
        $"<office:meta>{Meta}</office:meta>{StylesXml}<office:automatic-styles>{PageStyles}{AutomaticStyles}</office:automatic-styles>{MasterXml}{BodyXml}");

    private string StylesXml => $"<office:styles>{Styles}</office:styles>";

    private string MasterXml => $"<office:master-styles>{MasterPages}</office:master-styles>";

    private string BodyXml => $"<office:body><office:{Kind}>{Body}</office:{Kind}></office:body>";

    private static string Root(string start, string content) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{start} {Namespaces.ReplaceLineEndings(" ")}>{content}</{start.Split(' ')[0]}>";
}
