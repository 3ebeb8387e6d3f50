using System.Buffers.Binary;
using LamPS.Core;
using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>Draws small pictures: a few coloured bars. Written without compression, so that the bytes are the same everywhere.</summary>
internal static class TemplatePicture
{
    public const int Width = 60;
    public const int Height = 40;

    public static byte[] Draw(SeededRandom random)
    {
        var heights = Enumerable.Range(0, 5).Select(_ => random.Between(8, Height - 4)).ToArray();
        var colours = Enumerable.Range(0, 5).Select(_ => new[] { (byte)random.Between(40, 220), (byte)random.Between(40, 220), (byte)random.Between(40, 220) }).ToArray();
        var rows = new byte[Height * ((Width * 3) + 1)];
        rows.AsSpan().Fill(0xFF);
        for (var y = 0; y < Height; y++)
        {
            var row = rows.AsSpan(y * ((Width * 3) + 1));
            row[0] = 0;
            for (var x = 0; x < Width; x++)
            {
                var bar = x / 12;
                if (x % 12 is >= 2 and < 10 && Height - y <= heights[bar])
                    colours[bar].CopyTo(row[(1 + (x * 3))..]);
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, Stored(rows));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // RFC 1950 around one stored block of RFC 1951; the pixels fit into 64 KiB.
    private static byte[] Stored(byte[] data)
    {
        var all = new byte[data.Length + 11];
        all[0] = 0x78;
        all[1] = 0x01;
        all[2] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(all.AsSpan(3), (ushort)data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(all.AsSpan(5), (ushort)~data.Length);
        data.CopyTo(all, 7);
        uint a = 1, b = 0;
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        BinaryPrimitives.WriteUInt32BigEndian(all.AsSpan(all.Length - 4), (b << 16) | a);
        return all;
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc32.Add(Crc32.Add(Crc32.Start, kind), data));
        png.Write(number);
    }
}
