using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Desktops;
using Xunit;

namespace LamPS.Core.Tests.Desktops;

public class PngEncoderTests
{
    [Fact]
    public void Starts_with_the_signature_and_ends_with_the_end_chunk()
    {
        var png = PngEncoder.Encode(1, 1, [1, 2, 3]);

        Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, png[..8]);
        // Length 0, IEND and its CRC, as the specification prints it.
        Assert.Equal(new byte[] { 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82 }, png[^12..]);
    }

    [Fact]
    public void Random_pixels_come_back()
    {
        var sizes = Gen.Choose(1, 40).Two().ToArbitrary();
        Prop.ForAll(sizes, size =>
        {
            var pixels = new byte[size.Item1 * size.Item2 * 3];
            new System.Random(size.GetHashCode()).NextBytes(pixels);
            var (width, height, decoded) = Decode(PngEncoder.Encode(size.Item1, size.Item2, pixels));
            return width == size.Item1 && height == size.Item2 && decoded.AsSpan().SequenceEqual(pixels);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_screen_of_flat_areas_is_small()
    {
        const int width = 1280, height = 800;
        var pixels = new byte[width * height * 3];
        Array.Fill<byte>(pixels, 0xF0);
        for (var y = 100; y < 140; y++)
        {
            pixels.AsSpan(((y * width) + 200) * 3, 900).Fill(0x30);
        }

        Assert.InRange(PngEncoder.Encode(width, height, pixels).Length, 100, 40_000);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void A_side_below_one_is_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.Encode(width, height, []));

    [Fact]
    public void Pixels_that_do_not_fit_the_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => PngEncoder.Encode(2, 2, new byte[11]));

    private static (int Width, int Height, byte[] Pixels) Decode(byte[] png)
    {
        int width = 0, height = 0;
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 8, length);
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(body);
                    height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
                    Assert.Equal(new byte[] { 8, 2, 0, 0, 0 }, body[8..].ToArray());
                    break;
                case "IDAT":
                    data.Write(body);
                    break;
            }

            at += length + 12;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var stride = width * 3;
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            var row = pixels.AsSpan(y * stride, stride);
            zlib.ReadExactly(row);
            for (var i = 0; i < stride; i++)
            {
                row[i] += filter switch
                {
                    0 => 0,
                    1 => i < 3 ? (byte)0 : row[i - 3],
                    2 => y == 0 ? (byte)0 : pixels[((y - 1) * stride) + i],
                    _ => throw new InvalidDataException($"Filter {filter} isn't known to this decoder."),
                };
            }
        }

        Assert.Equal(-1, zlib.ReadByte());
        return (width, height, pixels);
    }

    // Bit by bit, so that it shares nothing with the table in the encoder.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var mix = ((crc ^ (uint)(value >> bit)) & 1) != 0;
                crc = mix ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
