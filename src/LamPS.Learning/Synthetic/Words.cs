using System.Globalization;

namespace LamPS.Learning.Synthetic;

/// <summary>The little grammar that names and requests need.</summary>
internal static class Words
{
    private static readonly HashSet<string> Uncounted =
        ["accept", "feed", "equipment", "luggage", "insurance", "weather", "traffic", "paper", "ink", "water", "fuel", "timber", "bait", "mulch", "compost", "flour", "yeast", "dough", "ice", "concrete", "firmware", "housekeeping", "provenance"];

    /// <summary>More than one of it.</summary>
    public static string Plural(string noun)
    {
        var lower = noun.ToLowerInvariant();
        if (Uncounted.Contains(lower) || IsPlural(noun))
            return noun;
        if (lower.EndsWith("shelf", StringComparison.Ordinal) || lower.EndsWith("leaf", StringComparison.Ordinal) || lower.EndsWith("loaf", StringComparison.Ordinal))
            return noun[..^1] + "ves";
        if (lower.EndsWith('y') && noun.Length > 1 && !"aeiou".Contains(lower[^2], StringComparison.Ordinal))
            return noun[..^1] + "ies";
        return lower[^1] is 's' or 'x' or 'z' || lower.EndsWith("ch", StringComparison.Ordinal) || lower.EndsWith("sh", StringComparison.Ordinal) ? noun + "es" : noun + "s";
    }

    /// <summary>Whether a name reads as more than one.</summary>
    public static bool IsPlural(string noun) =>
        noun.Length > 3 && noun[^1] == 's' && !noun.EndsWith("ss", StringComparison.Ordinal) && !noun.EndsWith("us", StringComparison.Ordinal) && !noun.EndsWith("is", StringComparison.Ordinal);

    /// <summary>With an indefinite article, where it takes one.</summary>
    public static string WithArticle(string noun)
    {
        if (noun.Length == 0 || IsPlural(noun) || Uncounted.Contains(noun.ToLowerInvariant()))
            return noun;
        return $"{("aeiouAEIOU".Contains(noun[0], StringComparison.Ordinal) && !noun.StartsWith("uni", StringComparison.OrdinalIgnoreCase) ? "an" : "a")} {noun}";
    }

    /// <summary>As a name begins: the first letter a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>As some tool kits write names: each word with a capital.</summary>
    public static string Title(string text) => string.Join(' ', text.Split(' ').Select(w => w is "of" or "for" or "in" or "at" or "while" ? w : Capital(w)));

    /// <summary>A name as people say it inside a sentence: no dots at the end, small letters but for abbreviations.</summary>
    public static string Spoken(string name)
    {
        var bare = Bare(name);
        return string.Join(' ', bare.Split(' ').Select(w => w.Length > 1 && w.Skip(1).Any(char.IsUpper) ? w : w.ToLower(CultureInfo.InvariantCulture)));
    }

    /// <summary>A name without the dots or colon that end it.</summary>
    public static string Bare(string name) => name.TrimEnd('.', '…', ':', ' ');

    /// <summary>Last part of a menu path, without dots.</summary>
    public static string Entry(string path) => Bare(path[(path.LastIndexOf(" > ", StringComparison.Ordinal) is var at && at < 0 ? 0 : at + 3)..]);

    /// <summary>First part of a menu path.</summary>
    public static string Menu(string path) => path.Split(" > ")[0];

    /// <summary>A list as it is said: a, b and c.</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    /// <summary>A number as it is written everywhere.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
