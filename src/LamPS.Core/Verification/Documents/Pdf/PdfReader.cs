using System.Xml;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>Reads PDF files (ISO 32000-1) that aren't encrypted: number of pages, metadata, pictures shown, and text line by line.</summary>
internal static class PdfReader
{
    private const int DeepestTree = 100;

    /// <summary>Whether a file is a PDF by its first bytes. Some mail systems put their own lines before it; a text that names the mark is still a text.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> head, string extension) =>
        head.StartsWith("%PDF-"u8) || (extension == ".pdf" && head.IndexOf("%PDF-"u8) >= 0);

    public static DocumentContent Read(byte[] bytes, ReadContext context)
    {
        var file = new PdfFile(bytes, context);
        var catalog = file.GetDictionary(file.Trailer, "Root") ?? throw context.Damaged("it has no catalog.");
        var pages = new List<(PdfDictionary Page, PdfDictionary Resources)>();
        CollectPages(
            file.GetDictionary(catalog, "Pages") ?? throw context.Damaged("it has no pages."),
            PdfDictionary.Empty, pages, [], file, context, 0);

        var content = new ContentBuilder(context);
        var isKnown = true;
        var fonts = new Dictionary<PdfDictionary, PdfFont>();
        for (var number = 1; number <= pages.Count; number++)
        {
            var (page, resources) = pages[number - 1];
            isKnown &= ReadPage(page, resources, number, fonts, content, file);
        }

        var metadata = ReadMetadata(file, catalog, content);
        return content.Build(DocumentFormat.Pdf, metadata, pages.Count) with { TextKnown = isKnown };
    }

    private static void CollectPages(
        PdfDictionary node, PdfDictionary resources, List<(PdfDictionary, PdfDictionary)> pages, HashSet<PdfDictionary> seen,
        PdfFile file, ReadContext context, int depth)
    {
        context.CountItem();
        if (!seen.Add(node) || depth > DeepestTree)
            throw context.Damaged("its tree of pages leads in a circle.");

        resources = file.GetDictionary(node, "Resources") ?? resources;
        if (file.Get(node, "Kids") is not object?[] kids)
        {
            pages.Add((node, resources));
            return;
        }

        foreach (var kid in kids)
        {
            if (file.Resolve(kid) is not PdfDictionary child)
                throw context.Damaged("one of its pages is missing.");
            CollectPages(child, resources, pages, seen, file, context, depth + 1);
        }
    }

    private static bool ReadPage(
        PdfDictionary page, PdfDictionary resources, int number, Dictionary<PdfDictionary, PdfFont> fonts, ContentBuilder content, PdfFile file)
    {
        var text = new PdfPageText(file, content.Context, fonts);
        var source = ReadSource(file.Get(page, "Contents"), file, content.Context);
        if (source is not null)
            text.Read(source, resources);

        foreach (var line in text.Lines)
        {
            content.AddParagraph(new DocumentParagraph { Text = line, Location = new DocumentLocation(DocumentPlace.Page, number) });
        }

        foreach (var image in text.Images)
        {
            content.AddImage(image, "", $"page {number}");
        }

        if (source is null || !text.IsComplete)
        {
            content.Note($"Page {number} has text in a font that doesn't say which characters it shows.");
            return false;
        }

        if (text.Lines.Count == 0 && text.Images.Count > 0)
        {
            content.Note($"Page {number} shows pictures and no text; there may be text in the pictures.");
            return false;
        }

        return true;
    }

    // The parts of a page are one program, cut anywhere between two words.
    private static byte[]? ReadSource(object? contents, PdfFile file, ReadContext context)
    {
        using var all = new MemoryStream();
        foreach (var part in contents as object?[] ?? [contents])
        {
            if (file.Resolve(part) is not PdfStream stream)
                continue;
            if (PdfFilters.Unpack(stream, file, context) is not { } unpacked)
                return null;
            all.Write(unpacked);
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }

    private static DocumentMetadata ReadMetadata(PdfFile file, PdfDictionary catalog, ContentBuilder content)
    {
        var info = file.GetDictionary(file.Trailer, "Info") ?? PdfDictionary.Empty;
        var metadata = new DocumentMetadata
        {
            Title = Text("Title"),
            Author = Text("Author"),
            Subject = Text("Subject"),
            Keywords = Text("Keywords"),
            Generator = Text("Creator") is { Length: > 0 } creator ? creator : Text("Producer"),
            Created = Text("CreationDate"),
            Modified = Text("ModDate"),
        };
        if (file.Get(catalog, "Metadata") is not PdfStream stream || PdfFilters.Unpack(stream, file, content.Context) is not { } xmp)
            return metadata;

        try
        {
            return ReadXmp(xmp, metadata, content.Context);
        }
        catch (XmlException e)
        {
            content.Note($"Its second set of metadata (XMP) is damaged: {e.Message}");
            return metadata;
        }

        string Text(string key) => PdfFile.ToText(file.Get(info, key));
    }

    // What the information dictionary doesn't say: newer files have metadata in XMP alone.
    private static DocumentMetadata ReadXmp(byte[] xmp, DocumentMetadata metadata, ReadContext context)
    {
        using var xml = new XmlWalker(new MemoryStream(xmp, writable: false), context);
        while (xml.Read())
        {
            if (!xml.IsElement || xml.Prefix != "dc")
                continue;

            var name = xml.Name;
            var text = xml.ReadText().Trim();
            metadata = name switch
            {
                "title" when metadata.Title.Length == 0 => metadata with { Title = text },
                "creator" when metadata.Author.Length == 0 => metadata with { Author = text },
                "description" when metadata.Subject.Length == 0 => metadata with { Subject = text },
                _ => metadata,
            };
        }

        return metadata;
    }
}
