using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Rules;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding;

/// <summary>How well the name of an element or menu entry fits what a plan line calls it.</summary>
internal static class NameScore
{
    /// <summary>Least score that counts as the same thing.</summary>
    public const double Enough = 0.55;

    /// <summary>1 for the same name, 0.9 and more for the same apart from decoration, case or word forms, less for a part or a likeness, 0 for another name.</summary>
    /// <param name="asked">What the line says.</param>
    /// <param name="name">Name of the element.</param>
    public static double Of(string asked, string name)
    {
        if (asked.Length == 0 || name.Length == 0)
        {
            return 0;
        }

        if (string.Equals(asked, name, StringComparison.Ordinal))
        {
            return 1;
        }

        if (ElementNames.SameIgnoringCase(asked, name))
        {
            return 0.98;
        }

        var wanted = Stems(asked);
        var there = Stems(name);
        if (wanted.Count == 0 || there.Count == 0)
        {
            return 0;
        }

        return Math.Max(Words(wanted, there), Letters(asked, name));
    }

    /// <summary>A menu path against what a line says: all parts in order, or its last parts.</summary>
    /// <param name="asked">Path or entry that the line names.</param>
    /// <param name="path">Path of the menu entry.</param>
    public static double OfPath(string asked, string path)
    {
        var wanted = asked.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var there = path.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0 || there.Length == 0)
        {
            return 0;
        }

        // The last part must fit; parts above it may be left out, at a price.
        var score = Of(wanted[^1], there[^1]);
        var at = there.Length - 2;
        for (var i = wanted.Length - 2; i >= 0; i--)
        {
            double best = 0;
            for (var j = at; j >= 0; j--)
            {
                var one = Of(wanted[i], there[j]);
                if (one > best)
                {
                    best = one;
                    at = j - 1;
                }
            }

            score = Math.Min(score, best < Enough ? best * 0.6 : best);
        }

        return score - (0.02 * Math.Max(0, there.Length - wanted.Length));
    }

    private static IReadOnlyList<string> Stems(string text) => NameWords.Of(text).Stems;

    private static double Words(IReadOnlyList<string> wanted, IReadOnlyList<string> there)
    {
        double found = 0;
        double light = 0;
        var used = new bool[there.Count];
        foreach (var word in wanted)
        {
            var best = -1;
            double match = 0;
            for (var i = 0; i < there.Count; i++)
            {
                var one = used[i] ? 0 : WordMatch.Of(word, there[i]);
                if (one > match)
                {
                    (match, best) = (one, i);
                }
            }

            if (best >= 0)
            {
                used[best] = true;
                found += match;
            }
            else if (Vocabulary.Current.Stop.Contains(word))
            {
                light++;
            }
        }

        if (found == 0)
        {
            return 0;
        }

        // "All" tells "Replace All" from "Replace"; small words count half.
        var spare = there.Where((w, i) => !used[i] && Vocabulary.Current.Stop.Contains(w)).Count();
        var recall = found / Math.Max(found, wanted.Count - (0.5 * light));
        var precision = found / Math.Max(found, there.Count - (0.5 * spare));
        return 0.96 * (2 * recall * precision / (recall + precision)) * (recall >= 0.99 ? 1 : 0.9);
    }

    // Three letters at a time: slips of the keyboard, words written together or apart.
    private static double Letters(string asked, string name)
    {
        var a = Grams(asked);
        var b = Grams(name);
        if (a.Count < 3 || b.Count < 3)
        {
            return 0;
        }

        var common = a.Count(b.Contains);
        return 0.85 * (2.0 * common / (a.Count + b.Count));
    }

    private static HashSet<(char, char, char)> Grams(string text)
    {
        var letters = new List<char> { ' ' };
        foreach (var c in ElementNames.Plain(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Add(char.ToLowerInvariant(c));
            }
        }

        letters.Add(' ');
        var grams = new HashSet<(char, char, char)>();
        for (var i = 0; i + 2 < letters.Count; i++)
        {
            grams.Add((letters[i], letters[i + 1], letters[i + 2]));
        }

        return grams;
    }
}
