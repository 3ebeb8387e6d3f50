using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Painting;

/// <summary>Pixels to paint on: rectangles, rounded ones, lines and text, smoothed at their edges, within a clip. Colours are 0xRRGGBB.</summary>
internal sealed class Canvas
{
    private readonly Stack<Bounds> _clips = [];

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        Rgb = new byte[width * height * 3];
        Clip = new Bounds(0, 0, width, height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Three bytes a pixel, rows from the top.</summary>
    public byte[] Rgb { get; }

    /// <summary>Nothing outside is painted.</summary>
    public Bounds Clip { get; private set; }

    /// <summary>Narrows the clip until <see cref="Pop"/>.</summary>
    public void Push(Bounds clip)
    {
        _clips.Push(Clip);
        Clip = Intersect(Clip, clip);
    }

    public void Pop() => Clip = _clips.Pop();

    public void Fill(Bounds bounds, uint color)
    {
        var area = Intersect(bounds, Clip);
        if (area.IsEmpty)
        {
            return;
        }

        var first = Rgb.AsSpan(((area.Y * Width) + area.X) * 3, area.Width * 3);
        for (var i = 0; i < first.Length; i += 3)
        {
            (first[i], first[i + 1], first[i + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
        }

        for (var y = area.Y + 1; y < area.Y + area.Height; y++)
        {
            first.CopyTo(Rgb.AsSpan(((y * Width) + area.X) * 3));
        }
    }

    /// <summary>A fade from top to bottom.</summary>
    public void Fade(Bounds bounds, uint top, uint bottom)
    {
        for (var y = 0; y < bounds.Height; y++)
        {
            Fill(new Bounds(bounds.X, bounds.Y + y, bounds.Width, 1), Mix(top, bottom, y * 256 / Math.Max(1, bounds.Height)));
        }
    }

    /// <summary>A filled rectangle with round corners.</summary>
    public void FillRound(Bounds bounds, int radius, uint color)
    {
        radius = Math.Min(radius, Math.Min(bounds.Width, bounds.Height) / 2);
        Fill(new Bounds(bounds.X, bounds.Y + radius, bounds.Width, bounds.Height - (2 * radius)), color);
        for (var y = 0; y < radius; y++)
        {
            Fill(new Bounds(bounds.X + radius, bounds.Y + y, bounds.Width - (2 * radius), 1), color);
            Fill(new Bounds(bounds.X + radius, bounds.Y + bounds.Height - 1 - y, bounds.Width - (2 * radius), 1), color);
            for (var x = 0; x < radius; x++)
            {
                double dx = radius - x - 0.5, dy = radius - y - 0.5;
                Corners(bounds, x, y, color, Cover(radius - Math.Sqrt((dx * dx) + (dy * dy)) + 0.5));
            }
        }
    }

    /// <summary>The outline of a rectangle with round corners, inside its bounds.</summary>
    public void StrokeRound(Bounds bounds, int radius, uint color, int width = 1)
    {
        radius = Math.Min(radius, Math.Min(bounds.Width, bounds.Height) / 2);
        var (x1, y1) = (bounds.X + bounds.Width, bounds.Y + bounds.Height);
        Fill(new Bounds(bounds.X + radius, bounds.Y, bounds.Width - (2 * radius), width), color);
        Fill(new Bounds(bounds.X + radius, y1 - width, bounds.Width - (2 * radius), width), color);
        Fill(new Bounds(bounds.X, bounds.Y + radius, width, bounds.Height - (2 * radius)), color);
        Fill(new Bounds(x1 - width, bounds.Y + radius, width, bounds.Height - (2 * radius)), color);
        for (var y = 0; y < radius; y++)
        {
            for (var x = 0; x < radius; x++)
            {
                double dx = radius - x - 0.5, dy = radius - y - 0.5;
                var distance = Math.Sqrt((dx * dx) + (dy * dy));
                Corners(bounds, x, y, color, Math.Min(Cover(radius - distance + 0.5), Cover(distance - (radius - width) + 0.5)));
            }
        }
    }

    public void Circle(double centerX, double centerY, double radius, uint color)
    {
        for (var y = (int)(centerY - radius - 1); y <= centerY + radius + 1; y++)
        {
            for (var x = (int)(centerX - radius - 1); x <= centerX + radius + 1; x++)
            {
                double dx = x + 0.5 - centerX, dy = y + 0.5 - centerY;
                Blend(x, y, color, Cover(radius - Math.Sqrt((dx * dx) + (dy * dy)) + 0.5));
            }
        }
    }

    /// <summary>Lines from point to point, round at their ends.</summary>
    public void Lines(uint color, double width, params ReadOnlySpan<(double X, double Y)> points)
    {
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var reach = (width / 2) + 1;
            for (var y = (int)(Math.Min(a.Y, b.Y) - reach); y <= Math.Max(a.Y, b.Y) + reach; y++)
            {
                for (var x = (int)(Math.Min(a.X, b.X) - reach); x <= Math.Max(a.X, b.X) + reach; x++)
                {
                    Blend(x, y, color, Cover((width / 2) - Distance(x + 0.5, y + 0.5, a, b) + 0.5));
                }
            }
        }
    }

    /// <summary>A soft shadow around, not below, a rectangle.</summary>
    public void Shadow(Bounds bounds, int size, int strength)
    {
        for (var y = bounds.Y - size; y < bounds.Y + bounds.Height + size; y++)
        {
            for (var x = bounds.X - size; x < bounds.X + bounds.Width + size; x++)
            {
                if (y >= bounds.Y + 6 && y < bounds.Y + bounds.Height - 6 && x == bounds.X)
                {
                    x += bounds.Width;
                }

                var dx = Math.Max(0, Math.Max(bounds.X - x, x - (bounds.X + bounds.Width - 1)));
                var dy = Math.Max(0, Math.Max(bounds.Y + 4 - y, y - (bounds.Y + bounds.Height + 3)));
                var fade = 1 - (Math.Sqrt((dx * dx) + (dy * dy)) / size);
                if (fade > 0)
                {
                    Blend(x, y, 0x000000, (int)(strength * fade * fade));
                }
            }
        }
    }

    /// <summary>What is behind the lower corners of a rectangle, to be put back when the rectangle was painted with square ones.</summary>
    public byte[] CopyCorners(Bounds bounds, int radius)
    {
        var copy = new byte[radius * radius * 6];
        ForCorners(bounds, radius, (at, index, _) => Rgb.AsSpan(at, 3).CopyTo(copy.AsSpan(index)));
        return copy;
    }

    /// <summary>Rounds the lower corners of a rectangle.</summary>
    public void RoundCorners(Bounds bounds, int radius, byte[] behind) => ForCorners(bounds, radius, (at, index, outside) =>
    {
        for (var i = 0; i < 3; i++)
        {
            Rgb[at + i] = (byte)(Rgb[at + i] + ((behind[index + i] - Rgb[at + i]) * outside / 255));
        }
    });

    /// <summary>Text on one line, its left top at a point; returns where it ends.</summary>
    public int Text(Font font, int x, int y, ReadOnlySpan<char> text, uint color, bool slanted = false)
    {
        var baseline = y + font.Ascent;
        foreach (var c in text)
        {
            var glyph = font[c];
            if (x > Clip.X + Clip.Width)
            {
                break;
            }

            if (glyph.Offset == Glyph.Box)
            {
                StrokeRound(new Bounds(x + 1, baseline - font.Size + 3, glyph.Advance - 2, font.Size - 3), 0, color);
            }
            else if (glyph.Width > 0 && x + glyph.Advance + glyph.Width >= Clip.X)
            {
                Stamp(font, glyph, x, baseline, color, slanted);
            }

            x += glyph.Advance;
        }

        return x;
    }

    /// <summary>Text within bounds: in the middle of their height, cut with an ellipsis where it doesn't fit.</summary>
    public void Label(Font font, Bounds bounds, ReadOnlySpan<char> text, uint color, bool centered = false)
    {
        var y = bounds.Y + ((bounds.Height - font.Ascent - font.Descent) / 2);
        var width = font.Measure(text);
        Push(bounds);
        if (width <= bounds.Width)
        {
            Text(font, bounds.X + (centered ? (bounds.Width - width) / 2 : 0), y, text, color);
        }
        else
        {
            var fit = font.Fit(text, bounds.Width - font['…'].Advance);
            Text(font, Text(font, bounds.X, y, text[..fit], color), y, "…", color);
        }

        Pop();
    }

    /// <summary>Mixes two colours; 0 is the first, 256 the second.</summary>
    public static uint Mix(uint a, uint b, int share)
    {
        return (Part(16) << 16) | (Part(8) << 8) | Part(0);

        uint Part(int shift)
        {
            int from = (int)(a >> shift) & 255, to = (int)(b >> shift) & 255;
            return (uint)(from + ((to - from) * share / 256));
        }
    }

    public static Bounds Intersect(Bounds a, Bounds b)
    {
        int x = Math.Max(a.X, b.X), y = Math.Max(a.Y, b.Y);
        return new Bounds(x, y, Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - x), Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - y));
    }

    private void ForCorners(Bounds bounds, int radius, Action<int, int, int> pixel)
    {
        for (var y = 0; y < radius; y++)
        {
            for (var x = 0; x < radius * 2; x++)
            {
                var column = x < radius ? x : bounds.Width - (2 * radius) + x;
                double dx = x < radius ? radius - x - 0.5 : x - radius + 0.5, dy = y + 0.5;
                int left = bounds.X + column, top = bounds.Y + bounds.Height - radius + y;
                if (left >= 0 && top >= 0 && left < Width && top < Height)
                {
                    pixel(((top * Width) + left) * 3, ((y * radius * 2) + x) * 3, Cover(Math.Sqrt((dx * dx) + (dy * dy)) - radius + 0.5));
                }
            }
        }
    }

    private void Stamp(Font font, Glyph glyph, int x, int baseline, uint color, bool slanted)
    {
        for (var row = 0; row < glyph.Height; row++)
        {
            var y = baseline - glyph.Top + row;
            var shift = slanted ? (int)Math.Round((baseline - y) * 0.2) : 0;
            var coverage = font.Coverage.AsSpan(glyph.Offset + (row * glyph.Width), glyph.Width);
            for (var column = 0; column < coverage.Length; column++)
            {
                if (coverage[column] != 0)
                {
                    Blend(x + glyph.Left + column + shift, y, color, coverage[column]);
                }
            }
        }
    }

    private void Corners(Bounds bounds, int x, int y, uint color, int alpha)
    {
        int right = bounds.X + bounds.Width - 1 - x, bottom = bounds.Y + bounds.Height - 1 - y;
        Blend(bounds.X + x, bounds.Y + y, color, alpha);
        Blend(right, bounds.Y + y, color, alpha);
        Blend(bounds.X + x, bottom, color, alpha);
        Blend(right, bottom, color, alpha);
    }

    private void Blend(int x, int y, uint color, int alpha)
    {
        if (alpha <= 0 || x < Clip.X || y < Clip.Y || x >= Clip.X + Clip.Width || y >= Clip.Y + Clip.Height)
        {
            return;
        }

        var at = ((y * Width) + x) * 3;
        Rgb[at] = Channel(Rgb[at], (int)(color >> 16) & 255, alpha);
        Rgb[at + 1] = Channel(Rgb[at + 1], (int)(color >> 8) & 255, alpha);
        Rgb[at + 2] = Channel(Rgb[at + 2], (int)color & 255, alpha);

        static byte Channel(int from, int to, int alpha) => (byte)(from + ((to - from) * alpha / 255));
    }

    private static int Cover(double coverage) => (int)(Math.Clamp(coverage, 0, 1) * 255);

    private static double Distance(double x, double y, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length = (dx * dx) + (dy * dy);
        var t = length == 0 ? 0 : Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / length, 0, 1);
        double px = x - a.X - (t * dx), py = y - a.Y - (t * dy);
        return Math.Sqrt((px * px) + (py * py));
    }
}
