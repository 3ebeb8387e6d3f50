using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>Finds colours that a text names without quotation marks (<c>make it red</c>).</summary>
public static class ColourNames
{
    private static readonly Regex Known = new(
        $@"\b(?:{string.Join('|', Vocabulary.Current.Entries("colours").Select(Regex.Escape))})\b(?!\s+space)", RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The colours, in order, none within another argument. Never throws.</summary>
    /// <param name="text">Text.</param>
    public static IReadOnlyList<ArgumentSpan> Of(string text)
    {
        var spans = ArgumentScanner.Scan(text);
        return [.. Known.Matches(text).Where(m => !spans.Any(s => m.Index < s.End && s.Start < m.Index + m.Length)).Select(m => new ArgumentSpan(ArgumentKind.Quotation, m.Index, m.Length, m.Value))];
    }
}
