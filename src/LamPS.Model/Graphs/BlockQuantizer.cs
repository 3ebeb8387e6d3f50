using System.Runtime.InteropServices;

namespace LamPS.Model.Graphs;

/// <summary>Turns weights into blocks of 8 or 4 bits, as the operator <c>MatMulNBits</c> takes them.</summary>
internal static class BlockQuantizer
{
    // Products of 8 bits are two and a half times as quick in blocks of 128 as of 32, and lose little by it; 4 bits need the finer scale.
    private const int LargestOf8 = 128;
    private const int LargestOf4 = 32;
    private const int Smallest = 32;

    /// <summary>Weights a scale for a matrix; 0 when its rows can't be cut into blocks.</summary>
    public static int BlockSize(int rows, int bits)
    {
        for (var size = bits == 8 ? LargestOf8 : LargestOf4; size >= Smallest; size /= 2)
        {
            if (rows % size == 0)
                return size;
        }

        return 0;
    }

    /// <summary>Quantizes a matrix.</summary>
    /// <param name="values">The matrix [rows, columns] as it is multiplied from the right.</param>
    /// <param name="rows">Its rows: inputs; they can be cut into blocks.</param>
    /// <param name="columns">Its columns: outputs.</param>
    /// <param name="bits">8 or 4.</param>
    /// <returns>Bytes [columns, rows / block, block * bits / 8] and scales [columns * rows / block].</returns>
    public static (byte[] Data, float[] Scales) Quantize(ReadOnlySpan<float> values, int rows, int columns, int bits)
    {
        var size = BlockSize(rows, bits);
        var blocks = rows / size;
        var blob = size * bits / 8;
        var data = new byte[(long)columns * blocks * blob];
        var scales = new float[(long)columns * blocks];
        var zero = 1 << (bits - 1);
        Span<float> block = stackalloc float[size];
        for (var column = 0; column < columns; column++)
        {
            for (var b = 0; b < blocks; b++)
            {
                for (var i = 0; i < size; i++)
                    block[i] = values[(((b * size) + i) * columns) + column];
                var scale = Scale(block, zero);
                var at = (column * blocks) + b;
                scales[at] = scale;
                Pack(block, scale, zero, bits, data.AsSpan(at * blob, blob));
            }
        }

        return (data, scales);
    }

    /// <summary>What the model will compute with: the matrix [rows, columns] that the blocks stand for.</summary>
    public static float[] Dequantize(ReadOnlySpan<byte> data, ReadOnlySpan<float> scales, int rows, int columns, int bits)
    {
        var values = new float[(long)rows * columns];
        var size = BlockSize(rows, bits);
        var blocks = rows / size;
        var zero = 1 << (bits - 1);
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                var at = (column * rows) + row;
                var code = bits == 8 ? data[at] : (data[at / 2] >> (at % 2 * 4)) & 15;
                values[(row * columns) + column] = (code - zero) * scales[(column * blocks) + (row / size)];
            }
        }

        return values;
    }

    /// <summary>Rounds to 16-bit floating point.</summary>
    public static byte[] ToHalf(ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        for (var i = 0; i < halves.Length; i++)
            halves[i] = (Half)values[i];
        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    // The largest value takes the lowest code, which has no partner on the other side: one more step than a symmetric scale would have.
    private static float Scale(ReadOnlySpan<float> block, int zero)
    {
        var largest = 0f;
        foreach (var value in block)
        {
            if (MathF.Abs(value) > MathF.Abs(largest))
                largest = value;
        }

        return largest / -zero;
    }

    private static void Pack(ReadOnlySpan<float> block, float scale, int zero, int bits, Span<byte> packed)
    {
        var inverse = scale == 0 ? 0 : 1 / scale;
        for (var i = 0; i < block.Length; i++)
        {
            var code = Math.Clamp((int)MathF.Round(block[i] * inverse) + zero, 0, (2 * zero) - 1);
            if (bits == 8)
                packed[i] = (byte)code;
            else
                packed[i / 2] |= (byte)(code << (i % 2 * 4));
        }
    }
}
