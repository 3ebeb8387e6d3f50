using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Properties of a run (<c>w:rPr</c>).</summary>
/// <param name="Format">What it says about the look.</param>
/// <param name="StyleId">Id of its character style, or null.</param>
/// <param name="IsDeleted">Whether it marks a tracked deletion.</param>
internal readonly record struct DocxFormat(CharacterFormat Format, string? StyleId, bool IsDeleted)
{
    /// <summary>Reads <c>w:rPr</c>; the walker stands on it, and at its end afterwards.</summary>
    public static DocxFormat Read(XmlWalker xml)
    {
        if (xml.IsEmptyElement)
            return default;

        CharacterFormat format = default;
        string? style = null;
        var isDeleted = false;
        var depth = xml.Depth;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement || xml.Prefix != "w")
                continue;

            var value = xml.Attribute("w", "val");
            switch (xml.Name)
            {
                case "b":
                    format = format with { Bold = IsOn(value) };
                    break;
                case "i":
                    format = format with { Italic = IsOn(value) };
                    break;
                case "u":
                    format = format with { Underline = value is not (null or "none") };
                    break;
                case "strike" or "dstrike":
                    format = format with { Strikethrough = IsOn(value) || (xml.Name == "dstrike" && format.Strikethrough == true) };
                    break;
                case "rStyle":
                    style = value;
                    break;
                case "del" or "moveFrom":
                    isDeleted = true;
                    break;
                // What the look was before a tracked change.
                case "rPrChange":
                    xml.Skip();
                    break;
            }
        }

        return new DocxFormat(format, style, isDeleted);
    }

    /// <summary>A switch as Office Open XML writes it: an element without a value is on.</summary>
    public static bool IsOn(string? value, bool whenMissing = true) => value is null ? whenMissing : value is not ("0" or "false" or "off" or "none");
}
