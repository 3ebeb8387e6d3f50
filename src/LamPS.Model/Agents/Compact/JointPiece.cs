using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>What a piece behind a comma or an "and" leaves unsaid, taken from the first piece.</summary>
internal static partial class JointPiece
{
    /// <summary>A piece as it is meant.</summary>
    /// <param name="first">The first piece.</param>
    /// <param name="piece">The piece.</param>
    /// <returns>
    /// What is only a text in quotation marks has the same done to it as the text before it (<c>underline "one" and "two"</c>), what is only a margin of pages has the same done to it or put into it
    /// (<c>put "one" into the header and the footer</c>), and what is a text in a margin is put there (<c>put "one" into the header and "two" into the footer</c>).
    /// </returns>
    public static string Meant(string first, string piece)
    {
        var text = OnlyText(first);
        if (text is not null && PlanCuts.IsText(piece))
            return first[..text.Start] + piece + first[text.End..];
        var into = InMargin().Match(first);
        if (into.Success && (!new RequestCues(first).PutsThere || Denials.Limits(first)))
            return piece;
        return OtherMargin(piece, into.Success ? into : TheMargin().Match(first)) is { } other ? first[..other.At] + other.Name
            : text is not null && into.Success && IsTextInMargin(piece) ? first[..text.Start] + piece.TrimStart()
            : piece;
    }

    /// <summary>Whether a piece is only the other margin of pages, and what is to be done there can't be told from the first piece: <c>make "one" bold in the header and the footer</c>.</summary>
    /// <param name="first">The first piece.</param>
    /// <param name="piece">The piece.</param>
    public static bool IsOnlyPlace(string first, string piece) => OtherMargin(piece, AtMargin().Match(first)) is not null && Meant(first, piece) == piece;

    /// <summary>A piece of a list that ends with "and", as a further thing to do to the text of the first one (<c>I want "one" in bold and underlined</c>); null where it can't be.</summary>
    /// <param name="whole">The list.</param>
    /// <param name="first">Its first piece.</param>
    /// <param name="piece">The piece.</param>
    public static string? OfTheText(string whole, string first, string piece) =>
        And().IsMatch(whole) && ArgumentScanner.Scan(piece).All(s => s.Kind != ArgumentKind.Quotation) && OnlyText(first) is { } only ? $"{first[..only.End]} {piece}" : null;

    // The margin that a piece names alone, and where it takes the place of the first one's.
    private static (string Name, int At)? OtherMargin(string piece, Match first) =>
        first.Success && MarginAlone().Match(piece) is { Success: true } other && !IsSame(other.Groups["margin"].Value, first.Groups["margin"].Value) ? (other.Groups["margin"].Value, first.Groups["margin"].Index) : null;

    // "Headers" and "the header".
    private static bool IsSame(string margin, string other) => char.ToUpperInvariant(margin[0]) == char.ToUpperInvariant(other[0]);

    private static bool IsTextInMargin(string piece) =>
        ArgumentScanner.Scan(piece) is [{ Kind: ArgumentKind.Quotation } only] && string.IsNullOrWhiteSpace(piece[..only.Start]) && InMargin().Match(piece, only.End) is { Success: true } margin && string.IsNullOrWhiteSpace(piece[only.End..margin.Index]);

    private static ArgumentSpan? OnlyText(string text) => ArgumentScanner.Scan(text).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is [var only] ? only : null;

    // Outside of quotation marks; "between one and another" is no list.
    [GeneratedRegex("""^(?!(?:[^"]|"[^"]*")*\bbetween\b)(?:[^"]|"[^"]*")*\band\b""", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    // Tables have headers, too, which no piece that is only a footer is beside.
    [GeneratedRegex(@"\b(?<margin>headers?|footers?)[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex AtMargin();

    [GeneratedRegex(@"\b(?:in|into|to|onto|at|inside|within)\s+(?:both\s+)?(?:(?:an?|the|each|every|all|my|our|its)\s+)?(?:page\s+)?(?<margin>headers?|footers?)[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex InMargin();

    // What is done to the margin itself: "insert a header", "switch on the header".
    [GeneratedRegex(@"^\W*(?:please\s+)?\p{L}+(?:\s+(?:on|off))?\s+(?:both\s+)?(?:(?:an?|the|each|every|all|my|our|its)\s+)?(?:page\s+)?(?<margin>headers?|footers?)[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex TheMargin();

    [GeneratedRegex(@"^\W*(?:also\s+)?(?:(?:in|into|to|on|onto|at|inside|within)\s+)?(?:(?:an?|the|each|every|all|my|our|its)\s+)?(?:page\s+)?(?<margin>headers?|footers?)(?:\s+(?:too|as\s+well))?[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex MarginAlone();
}
