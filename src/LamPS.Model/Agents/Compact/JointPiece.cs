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
        var margin = AtMargin().Match(first);
        if (!margin.Success || IsElsewhere(margin, first))
            return piece;
        return OtherIn(piece, margin) is { } other ? first[..margin.Groups["margin"].Index] + other
            : text is not null && margin.Groups["in"].Success && TextInMargin().IsMatch(piece) ? first[..text.Start] + piece.TrimStart()
            : piece;
    }

    /// <summary>Whether a piece is only a margin of pages in which what the first piece says is to be done as well, and nobody can tell how: <c>make "one" bold in the header and the footer</c>.</summary>
    /// <param name="first">The first piece.</param>
    /// <param name="piece">The piece.</param>
    public static bool IsOnlyPlace(string first, string piece) => AtMargin().Match(first) is { Success: true } margin && IsElsewhere(margin, first) && OtherIn(piece, margin) is not null;

    /// <summary>A piece of a list that ends with "and", as a further thing to do to the text of the first one (<c>I want "one" in bold and underlined</c>); null where it can't be.</summary>
    /// <param name="whole">The list.</param>
    /// <param name="first">Its first piece.</param>
    /// <param name="piece">The piece.</param>
    public static string? OfTheText(string whole, string first, string piece) =>
        And().IsMatch(whole) && ArgumentScanner.Scan(piece).All(s => s.Kind != ArgumentKind.Quotation) && OnlyText(first) is { } only ? $"{first[..only.End]} {piece}" : null;

    // Something is done in a margin to what is there; done again, it may be undone.
    private static bool IsElsewhere(Match margin, string first) => margin.Groups["in"].Success && !new RequestCues(first).Puts;

    private static string? OtherIn(string piece, Match margin) =>
        Margin().Match(piece) is { Success: true } other && !other.Groups["margin"].Value.Equals(margin.Groups["margin"].Value, StringComparison.OrdinalIgnoreCase) ? other.Groups["margin"].Value : null;

    private static ArgumentSpan? OnlyText(string text) => ArgumentScanner.Scan(text).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is [var only] ? only : null;

    // Outside of quotation marks; "between one and another" is no list.
    [GeneratedRegex("""^(?!(?:[^"]|"[^"]*")*\bbetween\b)(?:[^"]|"[^"]*")*\band\b""", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"(?:\b(?<in>in|into|to|onto|at|inside|within)\s+)?(?:\bboth\s+)?(?:\b(?:an?|the|each|every|all|my|our|its)\s+)?(?:\bpage\s+)?\b(?<margin>headers?|footers?)[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex AtMargin();

    [GeneratedRegex(@"^\W*(?:also\s+)?(?:(?:in|into|to|on|onto|at|inside|within)\s+)?(?:(?:an?|the|each|every|all|my|our|its)\s+)?(?:page\s+)?(?<margin>headers?|footers?)(?:\s+(?:too|as\s+well))?[\s.,;:!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Margin();

    [GeneratedRegex("""^\s*"[^"]+"\s+(?:in|into|to|on|onto|at|inside|within)\s+(?:(?:an?|the|each|every|all|my|our|its)\s+)?(?:page\s+)?(?:headers?|footers?)[\s.,;:!]*$""", RegexOptions.IgnoreCase)]
    private static partial Regex TextInMargin();
}
