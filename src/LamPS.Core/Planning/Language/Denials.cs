using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>
/// What a text says is not meant: <c>bold but not italic</c>, <c>14 instead of 12</c>, <c>"one", not "two"</c>. Behind "instead of" and "rather than", texts in quotation marks,
/// names, paths and addresses are meant all the same: they are what is there now.
/// </summary>
public static partial class Denials
{
    // Stands where a text in quotation marks did.
    private const char Quoted = '\u0001';

    private const string SwitchOff = "Switch off ";

    /// <summary>Where it says so, without the words that deny: UTF-16 units from the first to behind the last; in order.</summary>
    /// <param name="text">Text.</param>
    public static IReadOnlyList<(int Start, int End)> Of(string text) => [.. Matches(text).Select(m => m.Groups["what"]).Select(w => (w.Index, w.Index + w.Length))];

    /// <summary>The text with spaces in place of what is denied, and of the words that deny it.</summary>
    /// <param name="text">Text.</param>
    public static string Without(string text) =>
        Matches(text).Aggregate(text, (left, m) => string.Concat(left.AsSpan(0, m.Index), new string(' ', m.Length), left.AsSpan(m.Index + m.Length)));

    /// <summary>What is left of the text without what is denied, or all of it where nothing else is said.</summary>
    /// <param name="text">Text.</param>
    public static string Meant(string text) => Without(text) is var meant && string.IsNullOrWhiteSpace(meant) ? text : meant;

    /// <summary>Whether the text only says what isn't to be done to what was spoken of before (<c>don't make it italic</c>, <c>do not touch anything else</c>), so that there is nothing to do.</summary>
    /// <param name="text">Text.</param>
    public static bool AsksForNothing(string text) => Nothing().IsMatch(text);

    /// <summary>Whether the text as a whole forbids (<c>don't make it italic</c>), or leaves something out (<c>but not in the heading</c>, <c>except the first</c>).</summary>
    /// <param name="text">Text.</param>
    public static bool Limits(string text) => Forbidding().IsMatch(text) || Excepting().IsMatch(Plain(text)) || Of(text).Any(d => Place().IsMatch(text, d.Start));

    /// <summary>Whether lines may keep to what a text forbids or leaves out: they switch something off.</summary>
    /// <param name="lines">Lines of a plan.</param>
    public static bool MayBeKept(IEnumerable<string> lines) => lines.Any(l => l.StartsWith(SwitchOff, StringComparison.Ordinal));

    private static IReadOnlyList<Match> Matches(string text) => Denial().Matches(Plain(text));

    private static string Plain(string text)
    {
        var plain = text.ToCharArray();
        foreach (var span in ArgumentScanner.Scan(text).Where(s => s.Kind is ArgumentKind.Quotation or ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email))
            Array.Fill(plain, Quoted, span.Start, span.Length);
        return new string(plain);
    }

    // What something is or has now by no name ("instead of the font that it has") says what is meant.
    // It ends where something else is said: "instead of 4 with 5 columns". "Not only", "not just one" and "don't forget" deny nothing; what a verb denies ("is not to be printed") is asked for.
    [GeneratedRegex(
        @"(?:(?:\b(?:but|and)\s+|,\s*(?:(?:but|and)\s+)?)(?:not|do\s*n[o'’]?t|never)\s+(?<what>(?:(?:in|at|on|for|to|under|after|before|near|the|text|words?|phrase|sentence|paragraph|heading|title|section|line|cell|name|file|note)\s+)*\u0001+(?:\s*(?:or|nor)\s*\u0001+)*)"
        + @"|(?:(?:\b(?:but|and)\s+|,\s*(?:(?:but|and)\s+)?)(?:not|do\s*n[o'’]?t|never)|\b(?:rather\s+than|instead\s+of|as\s+opposed\s+to)(?!\s+(?-i:\p{Lu}\p{L})))\s+(?!(?:what|the\s+(?:[\p{L}-]+\s+)?(?:ones?|font|typeface|face|size|style|colou?r|kind|level|width|height|length|distance|spacing|number|name|value)(?:\s+(?:that|which))?)\s+(?:it|they|there)\s+(?:now\s+)?(?:has|have|had|is|are|was|were)\b)(?!(?:forget|hesitate|fail|more|less|fewer|only|just|one|a\s+single|all|every|each|always|necessarily|be|to\s+be)\b)"
        + @"(?<what>[^\s.,;:!?()\u0001](?:(?!\b(?:and|but|then|so|that|which|because|use|using|make|set|put|with|for|in|on|at|to|by|from)\b)(?:[^,.;:!?()\n\u0001]|[.,:](?=\d))){0,120}))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"^\s*(?:(?:please|but|and)\s+)*(?:do\s*n[o'’]?t|never)\b(?!\s+(?:forget|hesitate|fail)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidding();

    // What "don't let it break" and "don't show it" ask for has to be switched off somewhere; and what is forbidden of something that is named may be meant as an exception.
    [GeneratedRegex(
        @"^\s*(?:(?:please|but|and|also)\s+)*(?:do\s*n[o'’]?t|never)\s+(?:make\s+(?:it|them|this|that)\s+\w+(?:\s+(?:or|nor)\s+\w+)?|(?:change|touch|edit|modify|alter|format|delete|remove|move|replace|underline|bold|embolden|italici[sz]e|highlight|colou?r)\s+(?:it|them|this|that|anything(?:\s+else)?|the\s+rest)(?:\s+either)?)\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(?:except(?:ing|\s+for)?|apart\s+from|excluding|other\s+than|unless)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Excepting();

    [GeneratedRegex(@"\G(?:in|on|at|for|from|inside|within|under|over|after|before|where|when|if|this|that|these|those|(?:the|its)\s+(?:first|last|other|next|previous))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
