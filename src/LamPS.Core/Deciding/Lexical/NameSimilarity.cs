using LamPS.Core.Planning.Language;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>How much a name on the screen is the one that a line means: 1 the same, 0 nothing in common.</summary>
internal static class NameSimilarity
{
    /// <summary>From here on a name counts as the same but for decoration, case, accents and word forms.</summary>
    public const double Same = 0.93;

    /// <summary>Below, nothing is chosen.</summary>
    public const double Threshold = 0.55;

    private const double Overlap = 0.9;
    private const double SynonymWeight = 0.75;
    private const double MisspeltWeight = 0.9;

    /// <summary>Compares.</summary>
    /// <param name="wanted">Name in the line.</param>
    /// <param name="name">Name on the screen.</param>
    /// <param name="context">Stems of names around it (group, tab, tool bar), which a line may mention as well.</param>
    public static double Of(NameKey wanted, NameKey name, IReadOnlySet<string>? context = null)
    {
        if (wanted.IsEmpty || name.IsEmpty)
        {
            return 0;
        }

        if (wanted.Text == name.Text)
        {
            return 1;
        }

        if (wanted.Plain == name.Plain)
        {
            return 0.99;
        }

        if (wanted.Folded == name.Folded)
        {
            return 0.97;
        }

        if (wanted.Symbol == name.Symbol || (wanted.Joined.Length > 1 && wanted.Joined == name.Joined))
        {
            return 0.95;
        }

        // "Don't Save" is not "Save".
        var negated = wanted.IsNegative != name.IsNegative ? 0.3 : 1;
        return negated * Math.Max(ByWords(wanted, name, context), ByLetters(wanted, name));
    }

    /// <summary>Share of the words of a name that stand in a line.</summary>
    /// <param name="line">Stems of the line.</param>
    /// <param name="name">Name on the screen.</param>
    public static double Mentioned(IReadOnlySet<string> line, NameKey name)
    {
        if (name.Words.Count == 0)
        {
            return 0;
        }

        var count = 0;
        foreach (var word in name.Words)
        {
            count += line.Contains(word) ? 1 : 0;
        }

        return (double)count / name.Words.Count;
    }

    private static double ByWords(NameKey wanted, NameKey name, IReadOnlySet<string>? context)
    {
        var (w, n) = (wanted.Words, name.Words);
        if (w.Count == 0 || n.Count == 0)
        {
            return 0;
        }

        var taken = new bool[n.Count];
        double matched = 0, around = 0;
        var (unmatched, missing, lastMatches) = (0, 0, false);
        for (var i = 0; i < w.Count; i++)
        {
            var (best, at) = (0.0, -1);
            for (var j = 0; j < n.Count; j++)
            {
                if (!taken[j] && WordMatch(w[i], n[j]) is var weight && weight > best)
                {
                    (best, at) = (weight, j);
                }
            }

            if (at >= 0)
            {
                taken[at] = true;
                matched += best;
                lastMatches |= i == w.Count - 1 && at == n.Count - 1;
            }
            else if (context is not null && context.Contains(w[i]))
            {
                around += 0.8;
            }
            else
            {
                unmatched++;
            }
        }

        if (matched == 0)
        {
            return 0;
        }

        missing = taken.Count(t => !t);
        var score = Overlap * ((0.7 * Math.Min(1, (matched + around) / w.Count)) + (0.3 * matched / n.Count));

        // "Rows Above" and "Rows Below" share a word and mean different things.
        if (unmatched > 0 && missing > 0)
        {
            score *= 0.75;
        }

        return Math.Min(Same, score + (lastMatches ? 0.03 : 0));
    }

    private static double WordMatch(string wanted, string name)
    {
        if (wanted == name || (Vocabulary.Current.Numbers.TryGetValue(wanted, out var number) && name == number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            return 1;
        }

        if (Vocabulary.Current.Synonyms.TryGetValue(wanted, out var near) && near.Contains(name))
        {
            return SynonymWeight;
        }

        var longest = Math.Max(wanted.Length, name.Length);
        var most = longest >= 9 ? 2 : longest >= 5 ? 1 : 0;
        return most > 0 && Math.Abs(wanted.Length - name.Length) <= most && wanted[0] == name[0] && char.IsLetter(wanted[^1]) && Distance(wanted, name, most) <= most
            ? MisspeltWeight
            : 0;
    }

    // Edit distance, with the exchange of two neighbours as one edit.
    private static int Distance(string a, string b, int most)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                smallest = Math.Min(smallest, row[j]);
            }

            if (smallest > most)
            {
                return most + 1;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    // Character 3-grams, for names that are parted or joined differently.
    private static double ByLetters(NameKey wanted, NameKey name)
    {
        var (a, b) = (wanted.Joined, name.Joined);
        if (a.Length < 4 || b.Length < 4 || Math.Min(a.Length, b.Length) * 2 < Math.Max(a.Length, b.Length))
        {
            return 0;
        }

        var common = 0;
        var taken = new bool[b.Length];
        for (var i = 0; i + 3 <= a.Length; i++)
        {
            for (var j = 0; j + 3 <= b.Length; j++)
            {
                if (!taken[j] && a[i] == b[j] && a[i + 1] == b[j + 1] && a[i + 2] == b[j + 2])
                {
                    taken[j] = true;
                    common++;
                    break;
                }
            }
        }

        // Numbers differ by letters that mean everything: "Heading 1" and "Heading 2".
        var dice = 2.0 * common / (a.Length + b.Length - 4);
        return dice < 0.6 || Digits(a) != Digits(b) ? 0 : 0.8 * dice;
    }

    private static string Digits(string text) => text.Any(char.IsDigit) ? string.Concat(text.Where(char.IsDigit)) : "";
}
