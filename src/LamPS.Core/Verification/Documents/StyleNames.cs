using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LamPS.Core.Verification.Documents;

/// <summary>Names of styles as users see them.</summary>
internal static class StyleNames
{
    // Word stores the names of its own styles in lower case and shows them like this.
    private static readonly FrozenDictionary<string, string> WordNames = new Dictionary<string, string>
    {
        ["caption"] = "Caption",
        ["header"] = "Header",
        ["footer"] = "Footer",
        ["footnote text"] = "Footnote Text",
        ["footnote reference"] = "Footnote Reference",
        ["endnote text"] = "Endnote Text",
        ["endnote reference"] = "Endnote Reference",
        ["annotation text"] = "Comment Text",
        ["annotation reference"] = "Comment Reference",
        ["annotation subject"] = "Comment Subject",
        ["page number"] = "Page Number",
        ["line number"] = "Line Number",
        ["table of figures"] = "Table of Figures",
        ["table of authorities"] = "Table of Authorities",
        ["toa heading"] = "TOA Heading",
        ["index heading"] = "Index Heading",
        ["envelope address"] = "Envelope Address",
        ["envelope return"] = "Envelope Return",
        ["macro"] = "Macro Text",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // The same style has different names in ODF files, in Writer's window, in older Writers, and in Word.
    private static readonly FrozenDictionary<string, string> Canonical = new Dictionary<string, string>
    {
        ["Standard"] = "Default Paragraph Style",
        ["Default"] = "Default Paragraph Style",
        ["Default Style"] = "Default Paragraph Style",
        ["Normal"] = "Default Paragraph Style",
        ["Text body"] = "Body Text",
        ["Addressee"] = "Envelope Address",
        ["Sender"] = "Envelope Return",
        ["Footnote"] = "Footnote Text",
        ["Endnote"] = "Endnote Text",
        ["Strong Emphasis"] = "Strong",
        ["Internet Link"] = "Hyperlink",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two names mean the same style; case and spaces at the ends are ignored.</summary>
    public static bool AreSame(string one, string other) =>
        string.Equals(ToCanonical(one), ToCanonical(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>An internal ODF name as a display name: <c>Heading_20_1</c> is <c>Heading 1</c>.</summary>
    public static string FromOdf(string name)
    {
        if (name == "Standard")
            return "Default Paragraph Style";
        if (!name.Contains('_'))
            return name;

        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var end = name[i] == '_' ? name.IndexOf('_', i + 1) : -1;
            if (end > i + 1 && end - i <= 5
                && int.TryParse(name.AsSpan(i + 1, end - i - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i = end;
            }
            else
            {
                text.Append(name[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>A stored Word name as Word shows it: <c>heading 1</c> is <c>Heading 1</c>.</summary>
    public static string FromWord(string name)
    {
        if (WordNames.TryGetValue(name, out var shown))
            return shown;
        if (name.StartsWith("heading ", StringComparison.Ordinal))
            return "Heading " + name[8..];
        if (name.StartsWith("toc ", StringComparison.Ordinal))
            return "TOC " + name[4..];
        return name.StartsWith("index ", StringComparison.Ordinal) ? "Index " + name[6..] : name;
    }

    private static string ToCanonical(string name)
    {
        name = name.Trim();
        return Canonical.TryGetValue(name, out var canonical) ? canonical : name;
    }
}
