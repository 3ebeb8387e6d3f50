using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>What a text says where only one of several things can be meant: above, not below.</summary>
public sealed partial class OppositeSenses
{
    private readonly IReadOnlyList<(IReadOnlyList<IReadOnlySet<string>> Senses, int Said)> _said;

    private OppositeSenses(HashSet<string> stems) =>
        _said = [.. Vocabulary.Current.Opposites.Select(senses => (Senses: senses, Said: Only(senses, stems))).Where(s => s.Said >= 0)];

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text, without what only stands in it as a value.</param>
    public static OppositeSenses Of(string text) => new(Stems(text));

    /// <summary>How often another text says the opposite. Where either has several of such senses, or none, there is none.</summary>
    /// <param name="other">Another text.</param>
    public int Against(string other)
    {
        if (_said.Count == 0)
            return 0;
        var stems = Stems(other);
        return _said.Count(s => Only(s.Senses, stems) is >= 0 and var only && only != s.Said);
    }

    // The one sense that is said, -1 for none or several.
    private static int Only(IReadOnlyList<IReadOnlySet<string>> senses, HashSet<string> stems) =>
        senses.Index().Where(s => s.Item.Overlaps(stems)).Select(s => s.Index).ToList() is [var only] ? only : -1;

    private static HashSet<string> Stems(string text) => [.. Word().Matches(Adverb().Replace(text, " ")).Select(m => Stemmer.Stem(m.Value))];

    // "Right under" is no side.
    [GeneratedRegex(@"\bright\s+(?=(?:under|below|beneath|underneath|above|over|before|after|behind|next|beside|away|now|here|there|where|at\s+the)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Adverb();

    [GeneratedRegex(@"\p{L}[\p{L}'-]*\p{L}|\p{L}")]
    private static partial Regex Word();
}
