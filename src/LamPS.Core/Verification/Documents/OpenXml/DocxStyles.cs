using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>A style with all that it is based on.</summary>
/// <param name="Name">Name as the user sees it.</param>
/// <param name="OutlineLevel">Level of a heading, from 1; 0 for text that is none.</param>
/// <param name="Format">Look of its characters.</param>
internal readonly record struct DocxStyle(string Name, int OutlineLevel, CharacterFormat Format);

/// <summary>Styles of a Word document by their ids.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 64;
    private readonly Dictionary<string, Stored> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> _resolved = new(StringComparer.Ordinal);
    private CharacterFormat _default;
    private string? _defaultParagraph;

    public static DocxStyles Read(XmlWalker? xml)
    {
        var styles = new DocxStyles();
        string? id = null;
        var stored = Stored.Empty;
        while (xml is not null && xml.Read())
        {
            if (xml.IsElement && xml.Prefix == "w")
            {
                switch (xml.Name)
                {
                    case "style":
                        xml.Context.CountItem();
                        id = xml.Attribute("w", "styleId") ?? "";
                        stored = Stored.Empty with { Type = xml.Attribute("w", "type") ?? "paragraph" };
                        if (stored.Type == "paragraph" && DocxFormat.IsOn(xml.Attribute("w", "default"), whenMissing: false))
                            styles._defaultParagraph = id;
                        break;
                    case "name" when id is not null:
                        stored = stored with { Name = xml.Attribute("w", "val") ?? "" };
                        break;
                    case "basedOn" when id is not null:
                        stored = stored with { BasedOn = xml.Attribute("w", "val") ?? "" };
                        break;
                    case "outlineLvl" when id is not null:
                        stored = stored with { OutlineLevel = xml.Number("w", "val", 9) + 1 };
                        break;
                    case "rPr":
                        var format = DocxFormat.Read(xml).Format;
                        if (id is null)
                            styles._default = format;
                        else
                            stored = stored with { Format = format };
                        break;
                    // Parts of a table have looks of their own, which would overwrite that of the style.
                    case "tblStylePr":
                        xml.Skip();
                        break;
                }
            }

            if (id is not null && xml.Is("w", "style") && (xml.IsEndElement || xml.IsEmptyElement))
            {
                styles._stored[id] = stored;
                id = null;
            }
        }

        return styles;
    }

    /// <summary>The style of a paragraph.</summary>
    public DocxStyle Paragraph(string? id)
    {
        var style = Resolve(id ?? _defaultParagraph ?? "Normal");
        return style with { Format = style.Format.Over(_default) };
    }

    /// <summary>The style of characters; nothing when there is none.</summary>
    public DocxStyle Character(string? id) => id is null ? new DocxStyle("", 0, default) : Resolve(id);

    private DocxStyle Resolve(string id)
    {
        if (_resolved.TryGetValue(id, out var known))
            return known;

        string? name = null;
        int? level = null;
        CharacterFormat format = default;
        var next = id;
        for (var step = 0; step < LongestChain && _stored.TryGetValue(next, out var stored); step++)
        {
            name ??= StyleNames.FromWord(stored.Name);
            level ??= stored.OutlineLevel;
            format = format.Over(stored.Format);
            next = stored.BasedOn;
        }

        var resolved = new DocxStyle(name ?? StyleNames.FromWord(id), level is >= 1 and <= 9 ? level.Value : 0, format);
        _resolved[id] = resolved;
        return resolved;
    }

    private sealed record Stored(string Type, string Name, string BasedOn, int? OutlineLevel, CharacterFormat Format)
    {
        public static Stored Empty { get; } = new("paragraph", "", "", null, default);
    }
}
