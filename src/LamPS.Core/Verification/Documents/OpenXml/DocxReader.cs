using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Reads the parts of a Word document: body, notes, headers, footers, comments.</summary>
internal static class DocxReader
{
    private static readonly (string Type, DocumentPlace Place)[] Parts =
    [
        ("footnotes", DocumentPlace.Note),
        ("endnotes", DocumentPlace.Note),
        ("header", DocumentPlace.Header),
        ("footer", DocumentPlace.Footer),
        ("comments", DocumentPlace.Comment),
    ];

    public static void Read(DocumentPackage package, string main, ContentBuilder content)
    {
        var ofDocument = Relationships.Read(package, main);
        var styles = ReadStyles(package, ofDocument);
        ReadPart(package, main, DocumentPlace.Body, styles, content);
        foreach (var (type, place) in Parts)
        {
            foreach (var part in ofDocument.OfType(type).Distinct(StringComparer.Ordinal).Where(package.Has))
            {
                ReadPart(package, part, place, styles, content);
            }
        }
    }

    private static DocxStyles ReadStyles(DocumentPackage package, Relationships ofDocument)
    {
        using var xml = ofDocument.OfType("styles").FirstOrDefault() is { } part ? package.OpenXml(part) : null;
        return DocxStyles.Read(xml);
    }

    private static void ReadPart(DocumentPackage package, string part, DocumentPlace place, DocxStyles styles, ContentBuilder content)
    {
        using var xml = package.RequireXml(part);
        new DocxContentReader(xml, styles, Relationships.Read(package, part), content).Read(place);
    }
}
