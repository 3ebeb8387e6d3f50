using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>A picture of the screen or a part of it, not yet encoded: taking it is fast, encoding it can wait.</summary>
/// <param name="Rgb">Three bytes a pixel, rows from the top.</param>
/// <param name="Area">Which part of the screen it shows, pixels; its width and height are the picture's.</param>
public sealed record Screenshot(byte[] Rgb, Bounds Area)
{
    /// <summary>Makes one of pixels with four bytes: blue, green, red, and one that means nothing.</summary>
    /// <param name="pixels">Pixels, rows from the top.</param>
    /// <param name="area">Which part of the screen they show.</param>
    public static Screenshot OfBgr(ReadOnlySpan<byte> pixels, Bounds area)
    {
        var rgb = new byte[pixels.Length / 4 * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (pixels[from + 2], pixels[from + 1], pixels[from]);
        }

        return new Screenshot(rgb, area);
    }

    /// <summary>Whether it shows anything: a window that doesn't draw itself for others gives one colour.</summary>
    public bool ShowsSomething => Rgb.Length > 0 && Rgb.AsSpan().ContainsAnyExcept(Rgb[0]);

    /// <summary>The part of it that shows an area; null when it shows nothing of that.</summary>
    /// <param name="area">Part of the screen; what is outside of the picture falls away.</param>
    public Screenshot? Cut(Bounds area)
    {
        var (left, top) = (Math.Max(area.X, Area.X), Math.Max(area.Y, Area.Y));
        var part = new Bounds(left, top, Math.Min(area.X + area.Width, Area.X + Area.Width) - left, Math.Min(area.Y + area.Height, Area.Y + Area.Height) - top);
        if (part.IsEmpty)
        {
            return null;
        }

        var rgb = new byte[part.Width * part.Height * 3];
        for (var row = 0; row < part.Height; row++)
        {
            Rgb.AsSpan((((top - Area.Y + row) * Area.Width) + left - Area.X) * 3, part.Width * 3).CopyTo(rgb.AsSpan(row * part.Width * 3));
        }

        return new Screenshot(rgb, part);
    }
}
