using System.Buffers.Binary;
using System.IO.Compression;

namespace LamPS.Core.Desktops;

/// <summary>Writes pixels as PNG: 24-bit RGB, no alpha, one image data chunk.</summary>
public static class PngEncoder
{
    private const int BytesPerPixel = 3;
    private const byte SubFilter = 1;
    private const byte UpFilter = 2;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes an image.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="rgb">Rows top-down without padding, three bytes a pixel: red, green, blue.</param>
    /// <returns>The content of a PNG file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="rgb"/> isn't <paramref name="width"/> x <paramref name="height"/> x 3 bytes long.</exception>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.Length != (long)width * height * BytesPerPixel)
            throw new ArgumentException($"{width} x {height} pixels take {(long)width * height * BytesPerPixel} bytes, but there are {rgb.Length}.", nameof(rgb));

        using var output = new MemoryStream(4096 + (rgb.Length / 16));
        output.Write(Signature);
        WriteHeader(output, width, height);
        WriteData(output, width * BytesPerPixel, rgb);
        WriteChunk(output, "IEND"u8, []);
        return output.ToArray();
    }

    private static void WriteHeader(Stream output, int width, int height)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = 2;
        header[10..].Clear();
        WriteChunk(output, "IHDR"u8, header);
    }

    private static void WriteData(Stream output, int stride, ReadOnlySpan<byte> rgb)
    {
        using var packed = new MemoryStream(4096 + (rgb.Length / 16));
        // Screens are flat areas: after Up, most rows are zeros, and the fastest level packs those almost as well as the best one.
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[stride + 1];
            for (var start = 0; start < rgb.Length; start += stride)
            {
                var row = rgb.Slice(start, stride);
                if (start == 0)
                {
                    FilterSub(row, line);
                }
                else
                {
                    FilterUp(row, rgb.Slice(start - stride, stride), line);
                }

                zlib.Write(line);
            }
        }

        WriteChunk(output, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    private static void FilterSub(ReadOnlySpan<byte> row, Span<byte> line)
    {
        line[0] = SubFilter;
        row[..BytesPerPixel].CopyTo(line[1..]);
        for (var i = BytesPerPixel; i < row.Length; i++)
        {
            line[i + 1] = (byte)(row[i] - row[i - BytesPerPixel]);
        }
    }

    private static void FilterUp(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> line)
    {
        line[0] = UpFilter;
        var target = line[1..];
        for (var i = 0; i < row.Length; i++)
        {
            target[i] = (byte)(row[i] - above[i]);
        }
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc32.Add(Crc32.Add(Crc32.Start, type), data));
        output.Write(number);
    }
}
