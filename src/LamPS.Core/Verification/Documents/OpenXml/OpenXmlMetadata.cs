using System.Globalization;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Metadata of an Office Open XML package, and the number of pages that the application counted when it saved.</summary>
internal static class OpenXmlMetadata
{
    public static (DocumentMetadata Metadata, int? PageCount) Read(DocumentPackage package, Relationships ofPackage)
    {
        var metadata = DocumentMetadata.None;
        int? pages = null;
        foreach (var part in ofPackage.OfType("core-properties"))
        {
            metadata = ReadCore(package, part, metadata);
        }

        foreach (var part in ofPackage.OfType("extended-properties").Concat(ofPackage.OfType("extendedProperties")))
        {
            (metadata, pages) = ReadExtended(package, part, metadata);
        }

        foreach (var part in ofPackage.OfType("custom-properties").Concat(ofPackage.OfType("customProperties")))
        {
            metadata = metadata with { Custom = ReadCustom(package, part) };
        }

        return (metadata, pages);
    }

    private static DocumentMetadata ReadCore(DocumentPackage package, string part, DocumentMetadata metadata)
    {
        using var xml = package.OpenXml(part);
        while (xml is not null && xml.Read())
        {
            if (!xml.IsElement)
                continue;

            metadata = (xml.Prefix, xml.Name) switch
            {
                ("dc", "title") => metadata with { Title = xml.ReadText() },
                ("dc", "creator") => metadata with { Author = xml.ReadText() },
                ("dc", "subject") => metadata with { Subject = xml.ReadText() },
                ("dc", "description") => metadata with { Description = xml.ReadText() },
                ("cp", "keywords") => metadata with { Keywords = xml.ReadText() },
                ("cp", "lastModifiedBy") => metadata with { LastModifiedBy = xml.ReadText() },
                ("dcterms", "created") => metadata with { Created = xml.ReadText() },
                ("dcterms", "modified") => metadata with { Modified = xml.ReadText() },
                _ => metadata,
            };
        }

        return metadata;
    }

    private static (DocumentMetadata Metadata, int? PageCount) ReadExtended(DocumentPackage package, string part, DocumentMetadata metadata)
    {
        int? pages = null;
        using var xml = package.OpenXml(part);
        while (xml is not null && xml.Read())
        {
            if (!xml.IsElement || xml.Prefix != "ep")
                continue;

            if (xml.Name == "Application")
                metadata = metadata with { Generator = xml.ReadText() };
            else if (xml.Name == "Pages" && int.TryParse(xml.ReadText(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                pages = count;
        }

        return (metadata, pages);
    }

    private static Dictionary<string, string> ReadCustom(DocumentPackage package, string part)
    {
        var custom = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var xml = package.OpenXml(part);
        while (xml is not null && xml.Read())
        {
            if (xml.IsElement && xml.Is("op", "property") && xml.Attribute("", "name") is { } name)
            {
                xml.Context.CountItem();
                custom[name] = xml.ReadText().Trim();
            }
        }

        return custom;
    }
}
