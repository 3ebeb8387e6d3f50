namespace LamPS.Core;

/// <summary>Finds what a person may have meant by a word that is not known.</summary>
internal static class Suggestion
{
    /// <summary>The known word nearest to <paramref name="word"/>, or null when none is near enough to be what was meant.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been written.</param>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary><c> Did you mean 'x'?</c> with a leading space, or nothing.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been written.</param>
    public static string DidYouMean(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    // Edit distance with transpositions, ignoring case and separators, given up at the limit.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit || a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        Span<int> older = stackalloc int[66];
        Span<int> previous = stackalloc int[66];
        Span<int> current = stackalloc int[66];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    best = Math.Min(best, older[j - 2] + 1);
                }

                current[j] = best;
            }

            var spare = older;
            older = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    private static bool Same(char a, char b) =>
        char.ToLowerInvariant(a) == char.ToLowerInvariant(b) || ((a is '-' or '_') && (b is '-' or '_'));
}
