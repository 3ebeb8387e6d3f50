using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>A name in the forms in which names are compared. Made once a name: user interfaces repeat themselves from step to step.</summary>
internal sealed class NameKey
{
    private const int MostKept = 8192;
    private static readonly ConcurrentDictionary<string, NameKey> Kept = new(StringComparer.Ordinal);

    // Less than the planner's list: "Up", "No" and "All" tell one button from another.
    private static readonly FrozenSet<string> Small =
        FrozenSet.ToFrozenSet(["a", "an", "the", "this", "that", "of", "to", "for", "with", "and", "or", "my", "your", "its", "in", "at", "by"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["plus"] = "+", ["add"] = "+", ["minus"] = "-", ["subtract"] = "-", ["times"] = "*", ["multiply"] = "*", ["multiplied by"] = "*", ["multiply by"] = "*",
        ["divide"] = "/", ["divided by"] = "/", ["divide by"] = "/", ["equals"] = "=", ["equal"] = "=", ["equal sign"] = "=", ["equals sign"] = "=",
        ["plus sign"] = "+", ["minus sign"] = "-", ["percent"] = "%", ["point"] = ".", ["dot"] = ".", ["decimal point"] = ".", ["comma"] = ",",
        ["open bracket"] = "(", ["close bracket"] = ")", ["square root"] = "sqrt", ["×"] = "*", ["÷"] = "/", ["−"] = "-", ["√"] = "sqrt", ["okay"] = "ok",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private NameKey(string text)
    {
        Text = text;
        Plain = ElementNames.Plain(text);
        Folded = Fold(Plain);
        Symbol = Symbols.TryGetValue(Folded, out var symbol) ? symbol
            : Vocabulary.Current.Numbers.TryGetValue(Folded, out var number) ? number.ToString(CultureInfo.InvariantCulture)
            : Folded;
        Words = MakeWords(Folded);
        Joined = string.Concat(Folded.Where(char.IsLetterOrDigit));
        IsNegative = Words.Any(w => w is "no" or "not" or "don't" or "dont" or "without" or "never");
    }

    /// <summary>As given.</summary>
    public string Text { get; }

    /// <summary>Without mnemonic marks, ellipsis and colon.</summary>
    public string Plain { get; }

    /// <summary>Lower case, without accents, one space between words.</summary>
    public string Folded { get; }

    /// <summary>The digit or sign that a spoken one stands for; else the folded name.</summary>
    public string Symbol { get; }

    /// <summary>Letters and digits alone.</summary>
    public string Joined { get; }

    /// <summary>Stems of the words that tell.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether it says no to something.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether there is nothing to compare.</summary>
    public bool IsEmpty => Folded.Length == 0;

    /// <summary>The key of a name.</summary>
    /// <param name="name">Name; only its first 200 characters count.</param>
    public static NameKey Of(string name)
    {
        var text = name.Length > 200 ? name[..200] : name;
        if (Kept.TryGetValue(text, out var kept))
        {
            return kept;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(text, static t => new NameKey(t));
    }

    private static string Fold(string plain)
    {
        var builder = new StringBuilder(plain.Length);
        var text = Ascii(plain) ? plain : plain.Normalize(NormalizationForm.FormD);
        foreach (var c in WithoutShortcut(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = c switch
            {
                '’' or '‘' or '`' => builder.Append('\''),
                '&' => builder.Append(" and "),
                '-' or '_' or '/' or '–' when plain.Length > 2 => builder.Append(' '),
                _ when char.IsWhiteSpace(c) || c is '"' or '“' or '”' => builder.Append(' '),
                _ => builder.Append(char.ToLowerInvariant(c)),
            };
        }

        return string.Join(' ', builder.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool Ascii(string text) => Encoding.UTF8.GetByteCount(text) == text.Length;

    // "Bold (Ctrl+B)"
    private static ReadOnlySpan<char> WithoutShortcut(string text) =>
        text is [.., ')'] && text.LastIndexOf('(') is > 0 and var open && text.AsSpan(open).Contains('+') && KeyNames.Canonical(text[(open + 1)..^1]) is not null
            ? text.AsSpan(0, open)
            : text;

    private static string[] MakeWords(string folded)
    {
        var all = Sentence.Split(folded).Select(Stemmer.Stem).ToArray();
        var telling = Sentence.Split(folded).Where(w => !Small.Contains(w)).Select(Stemmer.Stem).ToArray();
        return telling.Length > 0 ? telling : all;
    }
}
