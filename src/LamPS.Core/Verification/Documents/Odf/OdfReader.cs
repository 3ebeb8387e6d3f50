using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Odf;

/// <summary>Reads OpenDocument files (ODF 1.0 to 1.4): packages and single-file documents.</summary>
internal static class OdfReader
{
    private const string Content = "content.xml";
    private const string Styles = "styles.xml";
    private const string MediaType = "application/vnd.oasis.opendocument.";

    public static bool IsOdf(DocumentPackage package) =>
        package.Has("META-INF/manifest.xml") && (package.Has("mimetype") || package.Has(Content));

    public static DocumentContent Read(DocumentPackage package, ReadContext context)
    {
        if (IsEncrypted(package))
            throw DocumentErrors.DocumentEncrypted(context.Path);

        var kind = package.ReadShortText("mimetype") ?? "";
        if (kind.StartsWith(MediaType, StringComparison.Ordinal) && !IsSupported(kind))
            throw DocumentErrors.DocumentFormatUnknown(context.Path, $"an OpenDocument file of the kind '{kind[MediaType.Length..]}'");

        var styles = new OdfStyles();
        var content = new ContentBuilder(context);
        ReadPart(package.OpenXml(Styles), styles, content, pages: false);
        var body = ReadPart(package.RequireXml(Content), styles, content, pages: false);
        var format = body?.Format ?? throw context.Damaged($"'{Content}' has no text and no sheets.");
        if (format == DocumentFormat.Odt)
            ReadPart(package.OpenXml(Styles), styles, content, pages: true);

        var metadata = ReadMetadata(package);
        return content.Build(format, metadata.Metadata, metadata.PageCount);
    }

    /// <summary>Reads a single-file document; null where the XML is something else.</summary>
    /// <param name="open">Gives the file from its start; called for each pass over it.</param>
    /// <param name="context">The reading.</param>
    public static DocumentContent? ReadFlat(Func<Stream> open, ReadContext context)
    {
        var styles = new OdfStyles();
        var content = new ContentBuilder(context);
        using var xml = new XmlWalker(open(), context, leaveOpen: true);
        if (!xml.MoveToRoot() || !xml.Is("office", "document"))
            return null;

        var kind = xml.Attribute("office", "mimetype") ?? "";
        var body = new OdfContentReader(xml, styles, content);
        body.Read(pages: false);
        if (body.Format is not { } format)
            throw DocumentErrors.DocumentFormatUnknown(context.Path, $"an OpenDocument file of the kind '{kind.Replace(MediaType, "", StringComparison.Ordinal)}'");

        if (format == DocumentFormat.Odt)
            ReadPart(new XmlWalker(open(), context, leaveOpen: true), styles, content, pages: true);
        var metadata = body.Metadata ?? OdfMetadata.None;
        return content.Build(format, metadata.Metadata, metadata.PageCount);
    }

    private static bool IsSupported(string kind) => kind[MediaType.Length..] is "text" or "text-template" or "text-web" or "text-master"
        or "text-master-template" or "spreadsheet" or "spreadsheet-template";

    private static OdfContentReader? ReadPart(XmlWalker? xml, OdfStyles styles, ContentBuilder content, bool pages)
    {
        using (xml)
        {
            if (xml is null || !xml.MoveToRoot())
                return null;

            var reader = new OdfContentReader(xml, styles, content);
            reader.Read(pages);
            return reader;
        }
    }

    private static OdfMetadata ReadMetadata(DocumentPackage package)
    {
        using var xml = package.OpenXml("meta.xml");
        if (xml is null)
            return OdfMetadata.None;

        var metadata = OdfMetadata.None;
        while (xml.Read())
        {
            if (xml.IsElement && xml.Is("office", "meta"))
                metadata = OdfMetadata.Read(xml);
        }

        return metadata;
    }

    private static bool IsEncrypted(DocumentPackage package)
    {
        // ODF 1.4 may wrap a whole encrypted package in another one.
        if (package.Has("encrypted-package"))
            return true;

        // Not read as XML: early programs left its namespace to a DTD, which isn't read here.
        var manifest = package.ReadText("META-INF/manifest.xml");
        return manifest.Contains(":encryption-data", StringComparison.Ordinal) || manifest.Contains("<encryption-data", StringComparison.Ordinal);
    }
}
