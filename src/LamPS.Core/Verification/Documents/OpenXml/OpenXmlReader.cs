using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Reads Office Open XML packages (ECMA-376, transitional and strict): Word documents and Excel workbooks.</summary>
internal static class OpenXmlReader
{
    public static bool IsOpenXml(DocumentPackage package) => package.Has("[Content_Types].xml");

    public static DocumentContent Read(DocumentPackage package, ReadContext context)
    {
        var ofPackage = Relationships.Read(package, "");
        var main = ofPackage.OfType("officeDocument").FirstOrDefault()
            ?? throw context.Damaged("it doesn't say which of its parts is the document.");
        var kind = RootOf(package, main);
        var content = new ContentBuilder(context);
        var (metadata, pages) = OpenXmlMetadata.Read(package, ofPackage);
        switch (kind)
        {
            case ("w", "document"):
                DocxReader.Read(package, main, content);
                return content.Build(DocumentFormat.Docx, metadata, pages);
            case ("x", "workbook"):
                XlsxReader.Read(package, main, content);
                return content.Build(DocumentFormat.Xlsx, metadata, pages);
            case ("p", _):
                throw DocumentErrors.DocumentFormatUnknown(context.Path, "a presentation");
            default:
                throw DocumentErrors.DocumentFormatUnknown(context.Path, $"an Office package whose main part is '{kind.Name}'");
        }
    }

    private static (string Prefix, string Name) RootOf(DocumentPackage package, string part)
    {
        using var xml = package.RequireXml(part);
        return xml.MoveToRoot() ? (xml.Prefix, xml.Name) : ("", "");
    }
}
