using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LamPS.Learning.Records;

/// <summary>
/// Chance that comes out the same on every machine and version: SplitMix64 (Steele, Lea, Flood 2014), started from a text. What hangs on
/// chance names itself in that text (<c>7/insert-table/12</c>), so no record depends on how many others were made before it.
/// </summary>
/// <param name="key">Seed and name of what is drawn.</param>
public sealed class SeededRandom(string key)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to one less than a limit.</summary>
    /// <param name="limit">Limit; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    /// <summary>A whole number of a range, both ends included.</summary>
    /// <param name="least">Least.</param>
    /// <param name="most">Most; not below the least.</param>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>A number from 0 to less than 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">Several; at least one.</param>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>All of them in another order (Fisher-Yates).</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">Several; they stay as they are.</param>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }
}
