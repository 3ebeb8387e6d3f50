using System.Buffers.Binary;
using System.Numerics;
using LamPS.Core.Elements;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Pixels of the screen.</summary>
/// <param name="Area">Where, screen pixels: the part of what was asked for that is on the screen.</param>
/// <param name="Rgb">Red, green and blue of each pixel, line by line.</param>
internal sealed record XScreenshot(Bounds Area, byte[] Rgb)
{
    /// <summary>Takes a picture of the screen or of a part of it.</summary>
    /// <param name="connection">Display.</param>
    /// <param name="area">Part; null for all.</param>
    public static XScreenshot Take(XConnection connection, Bounds? area)
    {
        var screen = connection.Screen;
        var wanted = area ?? new Bounds(0, 0, screen.Width, screen.Height);
        var left = Math.Clamp(wanted.X, 0, screen.Width - 1);
        var top = Math.Clamp(wanted.Y, 0, screen.Height - 1);
        var width = Math.Max(1, Math.Min(wanted.X + wanted.Width, screen.Width) - left);
        var height = Math.Max(1, Math.Min(wanted.Y + wanted.Height, screen.Height) - top);
        if (screen.BitsPerPixel is not (16 or 24 or 32))
        {
            throw X11Errors.PixelFormatNotSupported(screen.Depth, screen.BitsPerPixel);
        }

        var reply = connection.Ask(new XRequest(73, 2, "GetImage")
            .UInt32(screen.Root).UInt16(left).UInt16(top).UInt16(width).UInt16(height).UInt32(uint.MaxValue));
        return new XScreenshot(new Bounds(left, top, width, height), ToRgb(reply.AsSpan(32), width, height, screen));
    }

    /// <summary>Turns an image of the server into red, green and blue bytes.</summary>
    internal static byte[] ToRgb(ReadOnlySpan<byte> image, int width, int height, XScreen screen)
    {
        var rgb = new byte[width * height * 3];
        var bytes = screen.BitsPerPixel / 8;
        var stride = ((width * screen.BitsPerPixel) + screen.ScanlinePad - 1) / screen.ScanlinePad * screen.ScanlinePad / 8;
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            var line = image[(y * stride)..];
            if (bytes == 4 && !screen.ImagesBigEndian && screen is { RedMask: 0xFF0000, GreenMask: 0xFF00, BlueMask: 0xFF })
            {
                for (var x = 0; x < width; x++, at += 3)
                {
                    rgb[at] = line[(x * 4) + 2];
                    rgb[at + 1] = line[(x * 4) + 1];
                    rgb[at + 2] = line[x * 4];
                }

                continue;
            }

            for (var x = 0; x < width; x++, at += 3)
            {
                var pixel = Pixel(line.Slice(x * bytes, bytes), screen.ImagesBigEndian);
                rgb[at] = Channel(pixel, screen.RedMask);
                rgb[at + 1] = Channel(pixel, screen.GreenMask);
                rgb[at + 2] = Channel(pixel, screen.BlueMask);
            }
        }

        return rgb;
    }

    private static uint Pixel(ReadOnlySpan<byte> bytes, bool bigEndian) => bytes.Length switch
    {
        2 => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        3 => bigEndian ? (uint)((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) : (uint)((bytes[2] << 16) | (bytes[1] << 8) | bytes[0]),
        _ => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    private static byte Channel(uint pixel, uint mask) =>
        mask == 0 ? (byte)0 : (byte)(((pixel & mask) >> BitOperations.TrailingZeroCount(mask)) * 255ul / (mask >> BitOperations.TrailingZeroCount(mask)));
}
