using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>A place where a clause names a field.</summary>
/// <param name="Field">Field.</param>
/// <param name="Tokens">Tokens that name it, in order.</param>
/// <param name="Quality">How well they match, 0 to 1.</param>
internal sealed record LabelMatch(MapField Field, IReadOnlyList<int> Tokens, double Quality)
{
    private const double LightWeight = 0.25;

    /// <summary>How many words name it.</summary>
    public int Length => Tokens.Count;

    /// <summary>All places where a clause names a field.</summary>
    /// <param name="sentence">Clause.</param>
    /// <param name="field">Field.</param>
    /// <param name="closed">Tokens that mean something else.</param>
    public static IEnumerable<LabelMatch> Find(Sentence sentence, MapField field, bool[] closed)
    {
        var words = NameWords.Of(field.Label);
        for (var start = 0; start < sentence.Count; start++)
        {
            // "Email this to Ann" asks to e-mail; only a box may be named by the verb that a clause begins with.
            if (start == 0 && words.Words.Count == 1 && sentence.Count > 1 && field.Role is not ("checkbox" or "togglebutton") && Vocabulary.Current.Verbs.Contains(sentence[0].Text))
            {
                continue;
            }

            if (At(sentence, words, 0, start, closed, 0.8) is { } found)
            {
                yield return new LabelMatch(field, found.Tokens, found.Quality);
            }
            else if (words.Words.Count > 1 && field.Role is "checkbox" or "togglebutton" && IsSwitchVerb(words.Words[0]) && At(sentence, words, 1, start, closed, 0.8) is { } shorter)
            {
                yield return new LabelMatch(field, shorter.Tokens, shorter.Quality * 0.9);
            }
        }
    }

    /// <summary>The first place where a clause has the words of a name in a row, articles apart; null when there is none.</summary>
    /// <param name="sentence">Clause.</param>
    /// <param name="name">Name.</param>
    /// <param name="closed">Tokens that mean something else.</param>
    /// <param name="least">Smallest share of the name that must be there.</param>
    public static IReadOnlyList<int>? Words(Sentence sentence, string name, bool[] closed, double least)
    {
        var words = NameWords.Of(name);
        for (var start = 0; start < sentence.Count; start++)
        {
            if (At(sentence, words, 0, start, closed, least) is { Quality: >= 0.85 } found)
            {
                return found.Tokens;
            }
        }

        return null;
    }

    private static bool IsSwitchVerb(string word) => word.ToLowerInvariant() is "show" or "use" or "enable" or "display" or "allow" or "activate" or "play" or "turn";

    // The words in order from here on; stop words of the sentence in between are passed over.
    private static (IReadOnlyList<int> Tokens, double Quality)? At(Sentence sentence, NameWords words, int first, int start, bool[] closed, double least)
    {
        var tokens = new List<int>();
        double matched = 0;
        double all = 0;
        double quality = 0;
        var at = start;
        var content = 0;
        for (var w = first; w < words.Words.Count; w++)
        {
            var isLight = words.IsLight[w];
            var weight = isLight ? LightWeight : 1;
            all += weight;
            var stem = words.Stems[w];
            var found = -1;
            for (var i = at; i < sentence.Count && (tokens.Count == 0 ? i == start : i <= at + 2); i++)
            {
                var token = sentence[i];
                if (!closed[i] && !token.IsMark && !token.Is(ArgumentKind.Quotation))
                {
                    var match = WordMatch.Of(token.Stem, stem);
                    if (match > 0)
                    {
                        found = i;
                        matched += weight;
                        quality += match * weight;
                        break;
                    }
                }

                if (tokens.Count > 0 && !token.Is("the", "a", "an", "of", "my", "your", "its", "our", "this", "that", "any"))
                {
                    break;
                }
            }

            if (found >= 0)
            {
                tokens.Add(found);
                at = found + 1;
                content += isLight ? 0 : 1;
            }
            else if (tokens.Count == 0)
            {
                return null;
            }
        }

        return content > 0 && matched / all >= least ? (tokens, quality / matched) : null;
    }
}
