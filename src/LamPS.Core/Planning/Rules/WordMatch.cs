using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>How well two stems match: the same word, a synonym, a longer form, a slip of the keyboard.</summary>
internal static class WordMatch
{
    /// <summary>1 for the same, less for what only means or looks about the same, 0 for different words.</summary>
    /// <param name="asked">Stem of what was asked.</param>
    /// <param name="known">Stem of a name.</param>
    public static double Of(string asked, string known)
    {
        if (asked == known)
        {
            return 1;
        }

        if (Vocabulary.Current.Synonyms.TryGetValue(asked, out var near) && near.Contains(known))
        {
            return 0.85;
        }

        if (asked.Length >= 4 && known.Length >= 4 && IsForm(asked, known))
        {
            return 0.7;
        }

        return asked.Length >= 5 && known.Length >= 5 && IsSlip(asked, known) ? 0.65 : 0;
    }

    // One is the other with a short ending: "playback" and "play", "uppercase" and "upper".
    private static bool IsForm(string a, string b)
    {
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return longer.Length - shorter.Length <= 4 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }

    // One letter wrong, missing, doubled or swapped; in long words two.
    private static bool IsSlip(string a, string b)
    {
        var limit = Math.Min(a.Length, b.Length) >= 8 ? 2 : 1;
        if (Math.Abs(a.Length - b.Length) > limit || a[0] != b[0] || char.IsDigit(a[^1]) || char.IsDigit(b[^1]))
        {
            return false;
        }

        return Distance(a, b, limit) <= limit;
    }

    private static int Distance(string a, string b, int limit)
    {
        Span<int> older = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var value = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, older[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return least;
            }

            var spare = older;
            older = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }
}
