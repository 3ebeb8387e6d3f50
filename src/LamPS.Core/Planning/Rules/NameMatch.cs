using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>How much of a name a clause says.</summary>
internal static class NameMatch
{
    /// <summary>Finds the stems of a name among the words of a clause.</summary>
    /// <param name="clause">Clause.</param>
    /// <param name="stems">Stems of the name.</param>
    /// <param name="explained">Tokens found are set here; null to only look.</param>
    /// <returns>Share of the name that was found, rare words counting more, 0 to 1.</returns>
    public static double Explain(ClauseView clause, IReadOnlyList<string> stems, bool[]? explained)
    {
        double found = 0;
        double all = 0;
        foreach (var stem in stems)
        {
            var weight = clause.Index.Rarity(stem) * (Vocabulary.Current.Generic.Contains(stem) ? 0.6 : 1);
            all += weight;
            double best = 0;
            for (var i = 0; i < clause.Sentence.Count; i++)
            {
                var token = clause.Sentence[i];
                if (token.IsMark || (token.IsStop && stems.Count > 1) || token.Is(ArgumentKind.Quotation))
                {
                    continue;
                }

                var match = WordMatch.Of(token.Stem, stem);
                if (match > 0 && explained is not null && (match >= 0.85 || !IsKnownElsewhere(clause, token.Stem)))
                {
                    explained[i] = true;
                }

                best = Math.Max(best, match);
            }

            found += weight * best;
        }

        return all <= 0 ? 0 : found / all;
    }

    /// <summary>Whether a value that the clause gives is explained by nothing: then it isn't what was asked.</summary>
    /// <param name="clause">Clause.</param>
    /// <param name="explained">Explained tokens.</param>
    public static bool LeavesValues(ClauseView clause, bool[] explained)
    {
        for (var i = 0; i < explained.Length; i++)
        {
            if (!explained[i] && clause.Sentence[i].Span is { Kind: not (ArgumentKind.Ordinal or ArgumentKind.Boolean) })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds tokens to explained ones.</summary>
    public static void Add(bool[] explained, bool[] more)
    {
        for (var i = 0; i < more.Length; i++)
        {
            explained[i] |= more[i];
        }
    }

    /// <summary>Adds tokens to explained ones.</summary>
    public static void Add(bool[] explained, IEnumerable<int> more)
    {
        foreach (var i in more)
        {
            explained[i] = true;
        }
    }

    // "format" isn't a slip of "formula" where both are words of the application.
    private static bool IsKnownElsewhere(ClauseView clause, string stem) => clause.Index.Rarity(stem) <= 1;
}
