using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Odf;

/// <summary>
/// Styles of an ODF document. Automatic styles hold direct formatting; the user sees the named style that they are based on,
/// so <c>P1</c> resolves to <c>Heading 1</c>.
/// </summary>
internal sealed class OdfStyles
{
    private const int LongestChain = 64;
    private readonly Dictionary<(string Family, string Name), OdfStyle> _named = [];
    private readonly Dictionary<(string Family, string Name), OdfStyle> _automatic = [];
    private readonly Dictionary<string, CharacterFormat> _defaults = [];
    private readonly Dictionary<(string Family, string Name), ResolvedStyle> _resolved = [];

    /// <summary>Forgets automatic styles: each part of a document has its own, under the same names.</summary>
    public void BeginPart()
    {
        _automatic.Clear();
        _resolved.Clear();
    }

    /// <summary>Reads <c>office:styles</c> or <c>office:automatic-styles</c>; the walker stands on it.</summary>
    public void Read(XmlWalker xml, bool isAutomatic)
    {
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        string family = "", name = "", displayName = "", parent = "";
        CharacterFormat format = default;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            var isStyle = xml.Is("style", "style");
            if (xml.IsElement && (isStyle || xml.Is("style", "default-style")))
            {
                family = xml.Attribute("style", "family") ?? "";
                name = isStyle ? xml.Attribute("style", "name") ?? "" : "";
                displayName = xml.Attribute("style", "display-name") ?? "";
                parent = xml.Attribute("style", "parent-style-name") ?? "";
                format = default;
            }
            else if (xml.IsElement && xml.Is("style", "text-properties"))
            {
                format = ReadFormat(xml);
            }

            var isOver = xml.IsEndElement || xml.IsEmptyElement;
            if (isOver && isStyle)
            {
                xml.Context.CountItem();
                var style = new OdfStyle(name, displayName, parent, isAutomatic, format);
                (isAutomatic ? _automatic : _named)[(family, name)] = style;
            }
            else if (isOver && xml.Is("style", "default-style"))
            {
                _defaults[family] = format;
            }
        }
    }

    /// <summary>The style of a paragraph.</summary>
    public ResolvedStyle Paragraph(string? name) => Resolve("paragraph", name ?? "Standard");

    /// <summary>The style of characters; its name is empty for direct formatting alone.</summary>
    public ResolvedStyle Text(string? name) => name is null ? new ResolvedStyle("", default) : Resolve("text", name);

    private ResolvedStyle Resolve(string family, string name)
    {
        if (_resolved.TryGetValue((family, name), out var known))
            return known;

        CharacterFormat format = default;
        string? shown = null;
        var next = name;
        for (var step = 0; step < LongestChain && next.Length > 0; step++)
        {
            if (!_automatic.TryGetValue((family, next), out var style) && !_named.TryGetValue((family, next), out style))
            {
                shown ??= StyleNames.FromOdf(next);
                break;
            }

            format = format.Over(style.Format);
            if (!style.IsAutomatic)
                shown ??= style.DisplayName.Length > 0 ? style.DisplayName : StyleNames.FromOdf(style.Name);

            // An automatic style may have the same name as the named style that it is based on.
            next = style.Parent == next && !style.IsAutomatic ? "" : style.Parent;
        }

        if (_defaults.TryGetValue(family, out var below))
            format = format.Over(below);
        var resolved = new ResolvedStyle(shown ?? (family == "paragraph" ? StyleNames.FromOdf("Standard") : ""), format);
        _resolved[(family, name)] = resolved;
        return resolved;
    }

    private static CharacterFormat ReadFormat(XmlWalker xml) => new(
        IsBold(xml.Attribute("fo", "font-weight")),
        xml.Attribute("fo", "font-style") is { } slant ? slant is "italic" or "oblique" : null,
        IsLine(xml.Attribute("style", "text-underline-style")),
        IsLine(xml.Attribute("style", "text-line-through-style")),
        null);

    private static bool? IsBold(string? weight) => weight switch
    {
        null => null,
        "bold" => true,
        _ => int.TryParse(weight, System.Globalization.NumberStyles.None, null, out var number) && number >= 600,
    };

    private static bool? IsLine(string? line) => line is null ? null : line != "none";
}
