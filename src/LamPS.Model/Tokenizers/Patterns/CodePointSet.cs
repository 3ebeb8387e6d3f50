using System.Collections.Concurrent;
using System.Globalization;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>A set of code points as sorted ranges that do not touch. Surrogates are in no set.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private static readonly ConcurrentDictionary<string, CodePointSet?> Properties = new(StringComparer.Ordinal);
    private static readonly string[] Codes =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private readonly ulong _low;
    private readonly ulong _high;
    private readonly int[] _starts;
    private readonly int[] _ends;

    private CodePointSet(List<(int From, int To)> ranges)
    {
        _starts = [.. ranges.Select(r => r.From)];
        _ends = [.. ranges.Select(r => r.To)];
        for (var i = 0; i < 128; i++)
        {
            if (!Find(i))
                continue;
            if (i < 64)
                _low |= 1UL << i;
            else
                _high |= 1UL << (i - 64);
        }
    }

    /// <summary>Everything but surrogates.</summary>
    public static CodePointSet All { get; } = Of((0, Last));

    /// <summary>Everything but a line feed.</summary>
    public static CodePointSet NotLineFeed { get; } = Of(('\n', '\n')).Negate();

    /// <summary>White_Space.</summary>
    public static CodePointSet Space { get; } = Where(c => (CodePoints.KindOf(c) & CharacterKind.Space) != 0);

    /// <summary><c>\w</c>.</summary>
    public static CodePointSet Word { get; } = Where(CodePoints.IsWord);

    /// <summary>The ranges.</summary>
    public IEnumerable<(int From, int To)> Ranges => _starts.Zip(_ends);

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => _starts.Length == 0;

    /// <summary>A set of ranges, both ends included.</summary>
    public static CodePointSet Of(params IEnumerable<(int From, int To)> ranges)
    {
        List<(int From, int To)> merged = [];
        foreach (var (from, to) in ranges.SelectMany(WithoutSurrogates).OrderBy(r => r.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To + 1)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else
                merged.Add((from, to));
        }

        return new CodePointSet(merged);
    }

    /// <summary>One code point.</summary>
    public static CodePointSet Of(int codePoint) => Of((codePoint, codePoint));

    /// <summary>A property by the name in <c>\p{...}</c>: a category (<c>L</c>, <c>Lu</c>) or <c>Han</c>; null when it isn't known.</summary>
    public static CodePointSet? Property(string name) => Properties.GetOrAdd(name, static name =>
    {
        if (name is "Han" or "Script=Han")
        {
            return Of((0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF),
                (0x4E00, 0x9FFF), (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF6), (0x20000, 0x2A6DF), (0x2A700, 0x2B81D), (0x2B820, 0x2CEAD),
                (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x2F800, 0x2FA1D), (0x30000, 0x3134A), (0x31350, 0x33479));
        }

        return name.Length is 1 or 2 && Codes.Any(c => c.StartsWith(name, StringComparison.Ordinal))
            ? Where(c => Codes[(int)CharUnicodeInfo.GetUnicodeCategory(c)].StartsWith(name, StringComparison.Ordinal))
            : null;
    });

    /// <summary>Both sets together.</summary>
    public CodePointSet Union(CodePointSet other) => Of(Ranges.Concat(other.Ranges));

    /// <summary>What isn't in it.</summary>
    public CodePointSet Negate()
    {
        List<(int, int)> gaps = [];
        var next = 0;
        foreach (var (from, to) in Ranges)
        {
            if (from > next)
                gaps.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            gaps.Add((next, Last));
        return Of(gaps);
    }

    /// <summary>What is in both.</summary>
    public CodePointSet Intersect(CodePointSet other) => Negate().Union(other.Negate()).Negate();

    /// <summary>The set with the other case of its ASCII letters, and of the two letters beyond ASCII that fold to one: long s and the Kelvin sign.</summary>
    public CodePointSet IgnoreCase()
    {
        List<(int, int)> added = [];
        for (var c = 'a'; c <= 'z'; c++)
        {
            var upper = char.ToUpperInvariant(c);
            var other = c switch { 's' => 0x17F, 'k' => 0x212A, _ => (int)c };
            if (Contains(c) || Contains(upper) || Contains(other))
                added.AddRange([(c, c), (upper, upper), (other, other)]);
        }

        return added.Count == 0 ? this : Of(Ranges.Concat(added));
    }

    /// <summary>Whether a code point is in it.</summary>
    public bool Contains(int codePoint) => codePoint switch
    {
        < 64 => (_low >> codePoint & 1) != 0,
        < 128 => (_high >> (codePoint - 64) & 1) != 0,
        _ => Find(codePoint),
    };

    private bool Find(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return at >= 0 || (~at > 0 && codePoint <= _ends[~at - 1]);
    }

    private static CodePointSet Where(Func<int, bool> test)
    {
        List<(int, int)> ranges = [];
        var start = -1;
        for (var c = 0; c <= Last + 1; c++)
        {
            var holds = c <= Last && test(c);
            if (holds && start < 0)
                start = c;
            if (!holds && start >= 0)
            {
                ranges.Add((start, c - 1));
                start = -1;
            }
        }

        return Of(ranges);
    }

    private static IEnumerable<(int From, int To)> WithoutSurrogates((int From, int To) range)
    {
        if (range.From < 0xD800)
            yield return (range.From, Math.Min(range.To, 0xD7FF));
        if (range.To > 0xDFFF)
            yield return (Math.Max(range.From, 0xE000), range.To);
    }
}
