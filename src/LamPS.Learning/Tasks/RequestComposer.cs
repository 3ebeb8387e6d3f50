using LamPS.Learning.Records;
using LamPS.Learning.Recipes;

namespace LamPS.Learning.Tasks;

/// <summary>Joins what people ask for into one request, as they do.</summary>
internal static class RequestComposer
{
    /// <summary>Whether a phrasing can stand as one part of a request: no question, one sentence.</summary>
    /// <param name="phrase">Phrasing.</param>
    public static bool CanJoin(Phrase phrase)
    {
        var text = phrase.Source.TrimEnd('.', ' ');
        return !text.Contains('?', StringComparison.Ordinal) && !text.Contains('!', StringComparison.Ordinal) && !text.Contains(". ", StringComparison.Ordinal)
            && !text.Contains(';', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal) && text.Length <= 90;
    }

    /// <summary>Joins clauses; one clause stays as it is.</summary>
    /// <param name="clauses">Clauses, at least one.</param>
    /// <param name="random">Chance.</param>
    public static string Compose(IReadOnlyList<string> clauses, SeededRandom random)
    {
        if (clauses.Count == 1)
            return clauses[0];
        var plain = clauses.Select(c => c.TrimEnd('.', ' ')).ToList();
        return random.Next(6) switch
        {
            0 => string.Join(". ", plain.Select(Upper)) + ".",
            1 => string.Join(", then ", plain.Select((c, i) => i == 0 ? Upper(c) : Lower(c))),
            2 => $"First {Lower(plain[0])}, then {string.Join(", and then ", plain.Skip(1).Select(Lower))}.",
            3 => $"{Upper(plain[0])}. {string.Join(". ", plain.Skip(1).Select((c, i) => (i == 0 ? "After that, " : "Finally, ") + Lower(c)))}.",
            4 => string.Join("; ", plain.Select((c, i) => i == 0 ? Upper(c) : Lower(c))),
            _ => string.Join(", ", plain.SkipLast(1).Select((c, i) => i == 0 ? Upper(c) : Lower(c))) + " and " + Lower(plain[^1]),
        };
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // A name at the beginning keeps its capital.
    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) && !text.StartsWith("I ", StringComparison.Ordinal) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
