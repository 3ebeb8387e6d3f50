using System.Runtime.CompilerServices;
using System.Text;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>Sets of code points as sequences of byte ranges in UTF-8.</summary>
internal static class Utf8Ranges
{
    private static readonly int[] LengthEnds = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF];

    private static readonly ConditionalWeakTable<CodePointSet, (byte Low, byte High)[][]> Known = [];

    /// <summary>Sequences of byte ranges that together spell the set, and nothing else.</summary>
    public static (byte Low, byte High)[][] Of(CodePointSet set) => Known.GetValue(set, s => [.. Make(s)]);

    private static IEnumerable<(byte Low, byte High)[]> Make(CodePointSet set)
    {
        foreach (var (from, to) in set.Ranges)
        {
            var start = from;
            foreach (var end in LengthEnds)
            {
                if (start > end || start > to)
                    continue;
                foreach (var sequence in Split(start, Math.Min(to, end)))
                    yield return sequence;
                start = end + 1;
            }
        }
    }

    // Cut until both ends differ only in bytes that run through all values.
    private static IEnumerable<(byte Low, byte High)[]> Split(int from, int to)
    {
        for (var bits = 6; bits <= 18; bits += 6)
        {
            var mask = (1 << bits) - 1;
            if (from >> bits == to >> bits || to < 0x80)
                continue;
            if ((from & mask) != 0)
                return Split(from, from | mask).Concat(Split((from | mask) + 1, to));
            if ((to & mask) != mask)
                return Split(from, (to & ~mask) - 1).Concat(Split(to & ~mask, to));
        }

        Span<byte> low = stackalloc byte[4];
        Span<byte> high = stackalloc byte[4];
        var length = new Rune(from).EncodeToUtf8(low);
        new Rune(to).EncodeToUtf8(high);
        var sequence = new (byte, byte)[length];
        for (var i = 0; i < length; i++)
            sequence[i] = (low[i], high[i]);
        return [sequence];
    }
}
