using System.Collections.Frozen;

namespace LamPS.Learning.Plans.Wording;

/// <summary>Forms of the verbs that tasks begin with. Only verbs of the list are known, so nothing is guessed to be one.</summary>
internal static class VerbForms
{
    private static readonly FrozenDictionary<string, string> Participles;
    private static readonly FrozenDictionary<string, string> ByThirdPerson;
    private static readonly FrozenDictionary<string, string> ByGerund;

    static VerbForms()
    {
        var participles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in WordList.Current.Entries("verbs").Distinct())
        {
            var parts = entry.Split('/');
            participles[parts[0]] = parts.Length == 3 ? parts[2] : RegularPast(parts[0]);
        }

        Participles = participles.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        ByThirdPerson = participles.Keys.ToFrozenDictionary(ThirdPerson, v => v, StringComparer.OrdinalIgnoreCase);
        ByGerund = participles.Keys.ToFrozenDictionary(Gerund, v => v, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a word is a verb in its base form.</summary>
    /// <param name="word">Word.</param>
    public static bool IsBase(string word) => Participles.ContainsKey(word);

    /// <summary>The base of <c>inserts</c>, or null.</summary>
    /// <param name="word">Word.</param>
    public static string? FromThirdPerson(string word) => ByThirdPerson.GetValueOrDefault(word);

    /// <summary>The base of <c>inserting</c>, or null.</summary>
    /// <param name="word">Word.</param>
    public static string? FromGerund(string word) => ByGerund.GetValueOrDefault(word);

    /// <summary><c>inserted</c>, <c>written</c>.</summary>
    /// <param name="verb">A verb in its base form, of the list or not.</param>
    public static string Participle(string verb) => Participles.GetValueOrDefault(verb) ?? RegularPast(verb);

    /// <summary><c>inserting</c>, <c>setting</c>.</summary>
    /// <param name="verb">A verb in its base form.</param>
    public static string Gerund(string verb) =>
        verb.EndsWith("ie", StringComparison.Ordinal) ? verb[..^2] + "ying"
        : verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) && !verb.EndsWith("ye", StringComparison.Ordinal) ? verb[..^1] + "ing"
        : Doubles(verb) ? $"{verb}{verb[^1]}ing"
        : verb + "ing";

    private static string ThirdPerson(string verb) =>
        verb == "go" ? "goes" : verb == "do" ? "does"
        : verb.EndsWith('y') && !IsVowel(verb[^2]) ? verb[..^1] + "ies"
        : verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) ? verb + "es"
        : verb.EndsWith("do", StringComparison.Ordinal) ? verb + "es"
        : verb + "s";

    private static string RegularPast(string verb) =>
        verb.EndsWith('e') ? verb + "d"
        : verb.EndsWith('y') && !IsVowel(verb[^2]) ? verb[..^1] + "ied"
        : Doubles(verb) ? $"{verb}{verb[^1]}ed"
        : verb + "ed";

    // One vowel before one consonant at the end, in a word of one syllable or with its stress there.
    private static bool Doubles(string verb) =>
        verb.Length > 2 && !IsVowel(verb[^1]) && verb[^1] is not ('w' or 'x' or 'y' or 'h') && IsVowel(verb[^2]) && !IsVowel(verb[^3])
        && (verb.Count(IsVowel) == 1 || verb is "begin" or "refer" or "transfer" or "reset" or "submit" or "commit" or "control" or "permit" or "autofit" or "upset");

    private static bool IsVowel(char c) => char.ToLowerInvariant(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
