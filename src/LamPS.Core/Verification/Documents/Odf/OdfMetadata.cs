using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Odf;

/// <summary>Metadata of an ODF document, and the number of pages that the application counted when it saved.</summary>
internal sealed record OdfMetadata(DocumentMetadata Metadata, int? PageCount)
{
    public static OdfMetadata None { get; } = new(DocumentMetadata.None, null);

    /// <summary>Reads <c>office:meta</c>; the walker stands on it, and at its end afterwards.</summary>
    public static OdfMetadata Read(XmlWalker xml)
    {
        if (xml.IsEmptyElement)
            return None;

        var depth = xml.Depth;
        var metadata = DocumentMetadata.None;
        var keywords = new List<string>();
        var custom = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var creator = "";
        int? pages = null;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement)
                continue;

            switch (xml.Prefix, xml.Name)
            {
                case ("meta", "document-statistic"):
                    pages = xml.Number("meta", "page-count", -1) is >= 0 and var count ? count : null;
                    break;
                case ("dc", "title"):
                    metadata = metadata with { Title = xml.ReadText() };
                    break;
                case ("dc", "creator"):
                    creator = xml.ReadText();
                    break;
                case ("meta", "initial-creator"):
                    metadata = metadata with { Author = xml.ReadText() };
                    break;
                case ("dc", "subject"):
                    metadata = metadata with { Subject = xml.ReadText() };
                    break;
                case ("dc", "description"):
                    metadata = metadata with { Description = xml.ReadText() };
                    break;
                case ("dc", "date"):
                    metadata = metadata with { Modified = xml.ReadText() };
                    break;
                case ("meta", "creation-date"):
                    metadata = metadata with { Created = xml.ReadText() };
                    break;
                case ("meta", "generator"):
                    metadata = metadata with { Generator = xml.ReadText() };
                    break;
                case ("meta", "keyword"):
                    xml.Context.CountItem();
                    keywords.Add(xml.ReadText());
                    break;
                case ("meta", "user-defined") when xml.Attribute("meta", "name") is { } name:
                    xml.Context.CountItem();
                    custom[name] = xml.ReadText();
                    break;
            }
        }

        metadata = metadata with
        {
            // dc:creator is who saved it last; documents of one hand often have nothing else.
            Author = metadata.Author.Length > 0 ? metadata.Author : creator,
            LastModifiedBy = creator,
            Keywords = string.Join(", ", keywords),
            Custom = custom,
        };
        return new OdfMetadata(metadata, pages);
    }
}
