namespace LamPS.Core.Planning.Language;

/// <summary>Brings forms of an English word together (<c>columns</c>, <c>sharing</c>, <c>justified</c>); both sides of a comparison go through it.</summary>
internal static class Stemmer
{
    /// <summary>The stem of a word, lower case.</summary>
    /// <param name="word">A word.</param>
    public static string Stem(string word)
    {
        var w = word.ToLowerInvariant();
        if (w.EndsWith("'s", StringComparison.Ordinal) || w.EndsWith("’s", StringComparison.Ordinal))
        {
            w = w[..^2];
        }

        if (w.Length < 4 || !char.IsLetter(w[^1]))
        {
            return w;
        }

        if (w.EndsWith("ies", StringComparison.Ordinal) && w.Length > 4)
        {
            w = w[..^3] + "y";
        }
        else if (w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("xes", StringComparison.Ordinal) || w.EndsWith("ches", StringComparison.Ordinal) || w.EndsWith("shes", StringComparison.Ordinal))
        {
            w = w[..^2];
        }
        else if (w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i'))
        {
            w = w[..^1];
        }

        if (w.EndsWith("ied", StringComparison.Ordinal) && w.Length > 4)
        {
            return w[..^3] + "y";
        }

        w = WithoutEnding(w, "ing") ?? WithoutEnding(w, "ed") ?? w;
        return w.Length > 3 && w[^1] == 'e' ? w[..^1] : w;
    }

    private static string? WithoutEnding(string w, string ending)
    {
        if (!w.EndsWith(ending, StringComparison.Ordinal))
        {
            return null;
        }

        var stem = w[..^ending.Length];
        if (stem.Length < 3 || stem.AsSpan().IndexOfAny("aeiouy") < 0 || (ending == "ed" && stem[^1] == 'e'))
        {
            return null;
        }

        // "planning" and "plan", but "spelling" and "spell".
        return stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
    }
}
