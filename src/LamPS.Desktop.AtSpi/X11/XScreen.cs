namespace LamPS.Desktop.AtSpi.X11;

/// <summary>What the server said about itself and its first screen.</summary>
internal sealed record XScreen
{
    public required uint Root { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Depth { get; init; }

    /// <summary>Bits that a pixel takes in an image.</summary>
    public required int BitsPerPixel { get; init; }

    /// <summary>Bits that a line of an image is padded to.</summary>
    public required int ScanlinePad { get; init; }

    public required bool ImagesBigEndian { get; init; }

    public required uint RedMask { get; init; }

    public required uint GreenMask { get; init; }

    public required uint BlueMask { get; init; }

    public required byte MinKeycode { get; init; }

    public required byte MaxKeycode { get; init; }

    /// <summary>Reads the server's answer to the connection setup, without its first 8 bytes.</summary>
    /// <exception cref="FormatException">The answer is malformed.</exception>
    public static XScreen Read(ReadOnlySpan<byte> data)
    {
        try
        {
            var vendor = BitConverter.ToUInt16(data[16..]);
            var formats = data[21];
            var at = 32 + ((vendor + 3) & ~3);
            var formatsAt = at;
            at += formats * 8;
            var screen = data[at..];
            var visual = BitConverter.ToUInt32(screen[32..]);
            var depth = screen[38];
            var format = -1;
            for (var i = 0; i < formats; i++)
            {
                if (data[formatsAt + (i * 8)] == depth)
                {
                    format = formatsAt + (i * 8);
                }
            }

            if (format < 0 || data[20] == 0)
            {
                throw new FormatException("The display has no screen.");
            }

            var masks = FindVisual(screen, visual);
            return new XScreen
            {
                Root = BitConverter.ToUInt32(screen),
                Width = BitConverter.ToUInt16(screen[20..]),
                Height = BitConverter.ToUInt16(screen[22..]),
                Depth = depth,
                BitsPerPixel = data[format + 1],
                ScanlinePad = data[format + 2],
                ImagesBigEndian = data[22] == 1,
                RedMask = masks.Red,
                GreenMask = masks.Green,
                BlueMask = masks.Blue,
                MinKeycode = data[26],
                MaxKeycode = data[27],
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormatException("The display's greeting is cut off.");
        }
        catch (IndexOutOfRangeException)
        {
            throw new FormatException("The display's greeting is cut off.");
        }
    }

    private static (uint Red, uint Green, uint Blue) FindVisual(ReadOnlySpan<byte> screen, uint visual)
    {
        var at = 40;
        for (var d = 0; d < screen[39]; d++)
        {
            var visuals = BitConverter.ToUInt16(screen[(at + 2)..]);
            at += 8;
            for (var v = 0; v < visuals; v++, at += 24)
            {
                if (BitConverter.ToUInt32(screen[at..]) == visual)
                {
                    return (BitConverter.ToUInt32(screen[(at + 8)..]), BitConverter.ToUInt32(screen[(at + 12)..]), BitConverter.ToUInt32(screen[(at + 16)..]));
                }
            }
        }

        return (0xFF0000, 0x00FF00, 0x0000FF);
    }
}
