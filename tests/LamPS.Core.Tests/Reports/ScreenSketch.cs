using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Core.Tests.Reports;

/// <summary>Draws something that looks like a program's window.</summary>
internal sealed class ScreenSketch
{
    public const int Width = 1280;
    public const int Height = 800;
    private readonly byte[] _pixels = new byte[Width * Height * 3];

    public ScreenSketch()
    {
        Fill(new Bounds(0, 0, Width, Height), 0x3B5B76);
        Window(new Bounds(60, 40, 1160, 720));
        for (var i = 0; i < 9; i++)
        {
            Words(new Bounds(80 + (i * 70), 86, 50, 10), 1, 0x40444C);
        }

        for (var i = 0; i < 22; i++)
        {
            Fill(new Bounds(80 + (i * 34), 112, 22, 22), i % 5 == 4 ? 0xE6E6E6u : 0x9FB4C8u);
        }

        Fill(new Bounds(60, 146, 1160, 614), 0xDADDE1);
        Fill(new Bounds(320, 166, 640, 594), 0xFFFFFF);
    }

    public static Bounds Toolbar(int button) => new(80 + (button * 34), 112, 22, 22);

    public static Bounds Field(int row) => new(560, 350 + (row * 44), 220, 28);

    public static Bounds Button(int index) => new(620 + (index * 100), 530, 88, 32);

    public ScreenSketch Paragraphs(int count, bool heading = false)
    {
        Words(new Bounds(380, 210, heading ? 420 : 300, heading ? 22 : 12), 1, heading ? 0x1D1F24u : 0x50545Cu);
        for (var i = 0; i < count; i++)
        {
            Words(new Bounds(380, 260 + (i * 62), 520, 9), 3, 0x70747Cu);
        }

        return this;
    }

    public ScreenSketch Pressed(int button)
    {
        var place = Toolbar(button);
        Fill(new Bounds(place.X - 4, place.Y - 4, 30, 30), 0x6FA8DC);
        Fill(place, 0x1D4E89);
        return this;
    }

    public ScreenSketch Menu()
    {
        Fill(new Bounds(430, 100, 240, 300), 0xFFFFFF);
        for (var i = 0; i < 9; i++)
        {
            Words(new Bounds(450, 116 + (i * 30), 120 + (i * 37 % 60), 9), 1, 0x40444C);
        }

        return this;
    }

    public ScreenSketch Dialog(params string[] values)
    {
        Window(new Bounds(440, 280, 400, 300));
        for (var i = 0; i < 3; i++)
        {
            Words(new Bounds(460, 360 + (i * 44), 70, 9), 1, 0x40444C);
            Fill(Field(i), 0x8A8F98);
            var field = Field(i);
            Fill(new Bounds(field.X + 1, field.Y + 1, field.Width - 2, field.Height - 2), 0xFFFFFF);
            if (i < values.Length)
            {
                for (var c = 0; c < values[i].Length; c++)
                {
                    Fill(new Bounds(field.X + 10 + (c * 10), field.Y + 8, 3 + (values[i][c] % 6), 11), 0x1D1F24);
                }
            }
        }

        Fill(Button(0), 0x2F6FBF);
        Fill(Button(1), 0xC9CDD3);
        return this;
    }

    public ScreenSketch Table(int rows, int columns)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var cell = new Bounds(380 + (c * 520 / columns), 460 + (r * 34), 520 / columns, 34);
                Fill(cell, 0x9AA0A8);
                Fill(new Bounds(cell.X + 1, cell.Y + 1, cell.Width - 2, cell.Height - 2), r == 0 ? 0xEEF1F5u : 0xFFFFFFu);
            }
        }

        return this;
    }

    public Screenshot Picture() => new(_pixels, new Bounds(0, 0, Width, Height));

    private void Window(Bounds place)
    {
        Fill(new Bounds(place.X - 1, place.Y - 1, place.Width + 2, place.Height + 2), 0x5A5F68);
        Fill(place, 0xF4F4F2);
        Fill(new Bounds(place.X, place.Y, place.Width, 34), 0x2B3542);
        Words(new Bounds(place.X + 16, place.Y + 12, 180, 10), 1, 0xE6E9EE);
    }

    private void Words(Bounds place, int lines, uint colour)
    {
        for (var line = 0; line < lines; line++)
        {
            var x = place.X;
            for (var word = 0; x < place.X + place.Width; word++)
            {
                var width = Math.Min(16 + (((word * 7919) + (line * 104729) + place.Y) % 41), place.X + place.Width - x);
                Fill(new Bounds(x, place.Y + (line * (place.Height + 8)), width, place.Height), colour);
                x += width + 7;
            }
        }
    }

    private void Fill(Bounds place, uint colour)
    {
        var (left, right) = (Math.Max(0, place.X), Math.Min(Width, place.X + place.Width));
        ReadOnlySpan<byte> pixel = [(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour];
        for (var y = Math.Max(0, place.Y); y < Math.Min(Height, place.Y + place.Height) && left < right; y++)
        {
            // The first pixel, then what is there doubles.
            var row = _pixels.AsSpan(((y * Width) + left) * 3, (right - left) * 3);
            pixel.CopyTo(row);
            for (var done = 3; done < row.Length; done *= 2)
            {
                row[..Math.Min(done, row.Length - done)].CopyTo(row[done..]);
            }
        }
    }
}
