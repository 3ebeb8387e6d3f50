using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>Finds families of fonts that a text names without quotation marks (<c>use Arial for the word "one"</c>): well-known ones, and what is called like one (<c>Open Sans</c>).</summary>
public static partial class FontNames
{
    private static readonly Regex Known = new(
        $@"(?<![\w""])(?:{string.Join('|', Vocabulary.Current.Entries("fonts").OrderByDescending(f => f.Length).Select(f => $"(?i:{Regex.Escape(f)})"))}|{string.Join('|', Vocabulary.Current.Entries("fonts-like-words").Select(f => $"{char.ToUpperInvariant(f[0])}{Regex.Escape(f[1..])}"))})(?!\w)",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <summary>The families, in order, none within another or within another argument. Never throws.</summary>
    /// <param name="text">Text.</param>
    public static IReadOnlyList<ArgumentSpan> Of(string text)
    {
        var spans = ArgumentScanner.Scan(text);
        var quotations = spans.Where(s => s.Kind == ArgumentKind.Quotation).ToList();

        // 'Set the font of "one" to "Arial"': where there is no other text, or no font is spoken of, it may be what is worked on.
        List<ArgumentSpan> found = quotations.Count < 2 || !OfFonts().IsMatch(text) ? [] : [.. quotations.Where(q => IsOne(q.Value))];
        foreach (var match in Alike().Matches(text).Concat(Known.Matches(text)))
        {
            bool Overlaps(ArgumentSpan s) => match.Index < s.End && s.Start < match.Index + match.Length;
            if (!found.Exists(Overlaps) && !spans.Any(Overlaps))
                found.Add(new ArgumentSpan(ArgumentKind.Quotation, match.Index, match.Length, match.Value));
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    /// <summary>Whether a text is the name of a family, and no more.</summary>
    /// <param name="text">Text.</param>
    public static bool IsOne(string text) => $"x {text}" is var inside && (Alike().Match(inside) is { Success: true, Index: 2 } alike && alike.Length == text.Length || (Known.Match(inside) is { Success: true, Index: 2 } known && known.Length == text.Length));

    [GeneratedRegex(@"\b(?:fonts?|typefaces?|faces?|lettering)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfFonts();

    // The word that a text begins with belongs to no name.
    [GeneratedRegex(
        @"\b(?=\p{Lu})(?<!^\W{0,3})(?:(?:DejaVu|Liberation|Noto|Nimbus|URW|IBM Plex|PT|TeX Gyre|Latin Modern|Fira|Segoe|Lucida)(?: \p{Lu}\w*)+|Source (?:Sans|Serif|Code)(?: \p{Lu}\w*)*|(?!(?:Font|Typeface|The|Use|Set|In|Style)\b)(?:\p{Lu}\w* ){1,3}(?:Sans|Serif|Mono|Slab)(?: \p{Lu}\w*)*|[CDPZ]0\d{2,5}L?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Alike();
}
