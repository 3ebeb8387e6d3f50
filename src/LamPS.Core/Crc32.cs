namespace LamPS.Core;

/// <summary>The check sum of ZIP and PNG (polynomial 0xEDB88320, reflected).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>Start value for <see cref="Add"/>.</summary>
    public const uint Start = uint.MaxValue;

    /// <summary>Takes more bytes in; the complement of the last result is the check sum.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> data)
    {
        var table = Table;
        foreach (var value in data)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++)
            {
                c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
            }

            table[n] = c;
        }

        return table;
    }
}
