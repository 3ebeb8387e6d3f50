namespace LamPS.Model.Constraints;

/// <summary>A set of bytes.</summary>
internal readonly record struct ByteSet(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>How many there are.</summary>
    public int Count =>
        System.Numerics.BitOperations.PopCount(A) + System.Numerics.BitOperations.PopCount(B) + System.Numerics.BitOperations.PopCount(C) + System.Numerics.BitOperations.PopCount(D);

    /// <summary>The set and one byte more.</summary>
    public ByteSet With(byte value)
    {
        var bit = 1UL << (value & 63);
        return (value >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }

    /// <summary>All bytes of a range, both ends included.</summary>
    public static ByteSet Range(byte low, byte high) => new(Part(low, high, 0), Part(low, high, 64), Part(low, high, 128), Part(low, high, 192));

    /// <summary>Both sets together.</summary>
    public ByteSet Union(ByteSet other) => new(A | other.A, B | other.B, C | other.C, D | other.D);

    /// <summary>Whether a byte is in it.</summary>
    public bool Contains(byte value) => ((value >> 6) switch { 0 => A, 1 => B, 2 => C, _ => D } >> (value & 63) & 1) != 0;

    /// <summary>Whether all of it is in another.</summary>
    public bool IsWithin(ByteSet other) => ((A & ~other.A) | (B & ~other.B) | (C & ~other.C) | (D & ~other.D)) == 0;

    private static ulong Part(int low, int high, int start)
    {
        var (from, to) = (Math.Max(low - start, 0), Math.Min(high - start, 63));
        return from > to ? 0 : ulong.MaxValue >> (63 - to) & ulong.MaxValue << from;
    }
}
