#!/usr/bin/env -S dotnet run
#:property PublishAot=false
#:property TreatWarningsAsErrors=false

// Makes dejavu.atlas.gz, the glyphs that the sandbox desktop paints with, from the DejaVu fonts:
//
//     dotnet run make-atlas.cs -- /usr/share/fonts/truetype/dejavu dejavu.atlas.gz
//
// The desktop needs no font engine at run time, and pictures are the same on every system. Outlines are flattened, their heights are aligned to
// whole pixels (baseline, x-height, capitals, ascenders; a small hint that keeps text crisp), and coverage is sampled with 16 lines a pixel.
// Format (little endian): "LPF1", face count; for each face its name, pixel size, ascent, descent, glyph count; for each glyph code point,
// advance, left, top (above the baseline), width, height, and width x height coverage bytes. Not part of the build.

using System.Buffers.Binary;
using System.IO.Compression;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: dotnet run make-atlas.cs -- FONT_FOLDER OUTPUT");
    return 2;
}

(string Name, string File, int Size)[] faces =
[
    ("sans", "DejaVuSans.ttf", 13), ("bold", "DejaVuSans-Bold.ttf", 13), ("mono", "DejaVuSansMono.ttf", 13),
    ("sans", "DejaVuSans.ttf", 17), ("bold", "DejaVuSans-Bold.ttf", 17),
    ("sans", "DejaVuSans.ttf", 22), ("bold", "DejaVuSans-Bold.ttf", 22),
];
int[] codes = [.. Range(0x20, 0x7E), .. Range(0xA0, 0x17F), .. "–—‘’‚“”„†•…‰€™→←↑↓−≤≥≠∞▲▼◀▶■□●○✓✗⚠".Select(c => (int)c)];

using var memory = new MemoryStream();
using (var zip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
using (var writer = new BinaryWriter(zip))
{
    writer.Write("LPF1"u8);
    writer.Write((byte)faces.Length);
    foreach (var (name, file, size) in faces)
    {
        var font = new TrueType(File.ReadAllBytes(Path.Combine(args[0], file)));
        var glyphs = codes.Where(c => font.Has(c)).Select(c => (Code: c, Glyph: font.Render(c, size))).ToList();
        writer.Write(name);
        writer.Write((byte)size);
        writer.Write((sbyte)Math.Round(font.Ascent * size));
        writer.Write((sbyte)Math.Round(-font.Descent * size));
        writer.Write((ushort)glyphs.Count);
        foreach (var (code, glyph) in glyphs)
        {
            writer.Write((ushort)code);
            writer.Write((sbyte)glyph.Advance);
            writer.Write((sbyte)glyph.Left);
            writer.Write((sbyte)glyph.Top);
            writer.Write((byte)glyph.Width);
            writer.Write((byte)glyph.Height);
            writer.Write(glyph.Coverage);
        }
    }
}

File.WriteAllBytes(args[1], memory.ToArray());
Console.WriteLine($"{args[1]}: {faces.Length} faces, {memory.Length} bytes");
return 0;

static IEnumerable<int> Range(int from, int to) => Enumerable.Range(from, to - from + 1);

internal sealed record Glyph(int Advance, int Left, int Top, int Width, int Height, byte[] Coverage);

internal sealed class TrueType
{
    private const int SubLines = 16;
    private readonly byte[] _data;
    private readonly Dictionary<string, int> _tables = [];
    private readonly int _units;
    private readonly bool _longLoca;
    private readonly int _hMetrics;
    private readonly Dictionary<int, int> _glyphOf = [];

    public TrueType(byte[] data)
    {
        _data = data;
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (i * 16);
            _tables[System.Text.Encoding.ASCII.GetString(data, at, 4)] = (int)U32(at + 8);
        }

        var head = _tables["head"];
        _units = U16(head + 18);
        _longLoca = I16(head + 50) != 0;
        var hhea = _tables["hhea"];
        Ascent = I16(hhea + 4) / (double)_units;
        Descent = I16(hhea + 6) / (double)_units;
        _hMetrics = U16(hhea + 34);
        ReadCmap();
    }

    public double Ascent { get; }

    public double Descent { get; }

    public bool Has(int code) => _glyphOf.ContainsKey(code);

    public Glyph Render(int code, int size)
    {
        var glyph = _glyphOf[code];
        var scale = size / (double)_units;
        var warp = MakeWarp(scale);
        var advance = (int)Math.Round(U16(_tables["hmtx"] + (Math.Min(glyph, _hMetrics - 1) * 4)) * scale);
        var lines = Contours(glyph).SelectMany(c => Flatten(c, scale, warp)).ToList();
        if (lines.Count == 0)
            return new Glyph(advance, 0, 0, 0, 0, []);

        var left = (int)Math.Floor(lines.Min(l => Math.Min(l.X1, l.X2)));
        var right = (int)Math.Ceiling(lines.Max(l => Math.Max(l.X1, l.X2)));
        var bottom = (int)Math.Floor(lines.Min(l => Math.Min(l.Y1, l.Y2)) + 1e-6);
        var top = (int)Math.Ceiling(lines.Max(l => Math.Max(l.Y1, l.Y2)) - 1e-6);
        int width = right - left, height = top - bottom;
        var sums = new double[width * height];
        for (var line = 0; line < height * SubLines; line++)
        {
            var y = top - ((line + 0.5) / SubLines);
            var crossings = lines
                .Where(l => l.Y1 <= y != l.Y2 <= y)
                .Select(l => (X: l.X1 + ((y - l.Y1) / (l.Y2 - l.Y1) * (l.X2 - l.X1)), Winding: l.Y1 < l.Y2 ? 1 : -1))
                .OrderBy(c => c.X)
                .ToList();
            var winding = 0;
            for (var i = 0; i < crossings.Count; i++)
            {
                if (winding != 0)
                    Cover(sums.AsSpan(line / SubLines * width, width), crossings[i - 1].X - left, crossings[i].X - left);
                winding += crossings[i].Winding;
            }
        }

        // 16 levels are enough to the eye and pack much better.
        return new Glyph(advance, left, top, width, height, [.. sums.Select(s => (byte)(Math.Round(Math.Min(1, s / SubLines) * 15) * 17))]);
    }

    private static void Cover(Span<double> row, double from, double to)
    {
        for (var x = (int)from; x < to && x < row.Length; x++)
            row[x] += Math.Max(0, Math.Min(to, x + 1) - Math.Max(from, x));
    }

    private Func<double, double> MakeWarp(double scale)
    {
        double x = Top('x'), cap = Top('H'), ascender = Top('d');
        double[] from = [Bottom('p'), Bottom('o'), 0, x, Top('o'), cap, Math.Max(cap + 1, Top('O')), Math.Max(Top('O') + 2, ascender)];
        double[] to = [Whole(Bottom('p')), 0, 0, Whole(x), Whole(x), Whole(cap), Whole(cap), Math.Max(Whole(cap), Whole(ascender))];
        return y =>
        {
            if (y <= from[0])
                return to[0] + (y - from[0]);
            for (var i = 1; i < from.Length; i++)
            {
                if (y <= from[i])
                    return to[i - 1] + ((y - from[i - 1]) / (from[i] - from[i - 1]) * (to[i] - to[i - 1]));
            }

            return to[^1] + (y - from[^1]);
        };

        double Whole(double value) => Math.Round(value * scale) / scale;
    }

    private double Top(char c) => Contours(_glyphOf[c]).SelectMany(p => p).Max(p => p.Y);

    private double Bottom(char c) => Contours(_glyphOf[c]).SelectMany(p => p).Min(p => p.Y);

    private static List<(double X1, double Y1, double X2, double Y2)> Flatten(List<(double X, double Y, bool On)> points, double scale, Func<double, double> warp)
    {
        var all = new List<(double X, double Y, bool On)>();
        for (var i = 0; i < points.Count; i++)
        {
            var (point, next) = (points[i], points[(i + 1) % points.Count]);
            all.Add(point);
            if (!point.On && !next.On)
                all.Add(((point.X + next.X) / 2, (point.Y + next.Y) / 2, true));
        }

        var start = all.FindIndex(p => p.On);
        var lines = new List<(double, double, double, double)>();
        var at = all[start];
        for (var i = 1; i <= all.Count; i++)
        {
            var point = all[(start + i) % all.Count];
            if (point.On)
            {
                Line(point.X, point.Y);
                continue;
            }

            var end = all[(start + ++i) % all.Count];
            var from = at;
            for (var s = 1; s <= 8; s++)
            {
                var t = s / 8.0;
                Line(
                    ((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * point.X) + (t * t * end.X),
                    ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * point.Y) + (t * t * end.Y));
            }
        }

        return lines;

        void Line(double x, double y)
        {
            lines.Add((at.X * scale, warp(at.Y) * scale, x * scale, warp(y) * scale));
            at = (x, y, true);
        }
    }

    private List<List<(double X, double Y, bool On)>> Contours(int glyph)
    {
        var loca = _tables["loca"];
        var (from, to) = _longLoca ? (U32(loca + (glyph * 4)), U32(loca + (glyph * 4) + 4)) : (U16(loca + (glyph * 2)) * 2u, U16(loca + (glyph * 2) + 2) * 2u);
        if (from == to)
            return [];

        var at = _tables["glyf"] + (int)from;
        var count = I16(at);
        return count < 0 ? Composite(at + 10) : Simple(at + 10, count);
    }

    private List<List<(double X, double Y, bool On)>> Composite(int at)
    {
        var contours = new List<List<(double X, double Y, bool On)>>();
        while (true)
        {
            int flags = U16(at), part = U16(at + 2);
            at += 4;
            double dx, dy;
            if ((flags & 1) != 0)
            {
                (dx, dy) = (I16(at), I16(at + 2));
                at += 4;
            }
            else
            {
                (dx, dy) = ((sbyte)_data[at], (sbyte)_data[at + 1]);
                at += 2;
            }

            double a = 1, b = 0, c = 0, d = 1;
            if ((flags & 8) != 0)
            {
                a = d = I16(at) / 16384.0;
                at += 2;
            }
            else if ((flags & 64) != 0)
            {
                (a, d) = (I16(at) / 16384.0, I16(at + 2) / 16384.0);
                at += 4;
            }
            else if ((flags & 128) != 0)
            {
                (a, b, c, d) = (I16(at) / 16384.0, I16(at + 2) / 16384.0, I16(at + 4) / 16384.0, I16(at + 6) / 16384.0);
                at += 8;
            }

            foreach (var contour in Contours(part))
                contours.Add([.. contour.Select(p => ((p.X * a) + (p.Y * c) + dx, (p.X * b) + (p.Y * d) + dy, p.On))]);
            if ((flags & 32) == 0)
                return contours;
        }
    }

    private List<List<(double X, double Y, bool On)>> Simple(int at, int count)
    {
        var ends = Enumerable.Range(0, count).Select(i => (int)U16(at + (i * 2))).ToArray();
        var points = ends[^1] + 1;
        at += count * 2;
        at += 2 + U16(at);
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            flags[i] = _data[at++];
            if ((flags[i] & 8) != 0)
            {
                for (int repeat = _data[at++], value = flags[i]; repeat > 0; repeat--)
                    flags[++i] = (byte)value;
            }
        }

        var xs = Coordinates(2, 16);
        var ys = Coordinates(4, 32);
        var contours = new List<List<(double X, double Y, bool On)>>();
        for (int i = 0, first = 0; i < count; first = ends[i++] + 1)
            contours.Add([.. Enumerable.Range(first, ends[i] - first + 1).Select(p => ((double)xs[p], (double)ys[p], (flags[p] & 1) != 0))]);
        return contours;

        int[] Coordinates(int isByte, int same)
        {
            var values = new int[points];
            for (int i = 0, value = 0; i < points; i++)
            {
                if ((flags[i] & isByte) != 0)
                {
                    value += (flags[i] & same) != 0 ? _data[at] : -_data[at];
                    at++;
                }
                else if ((flags[i] & same) == 0)
                {
                    value += I16(at);
                    at += 2;
                }

                values[i] = value;
            }

            return values;
        }
    }

    private void ReadCmap()
    {
        var cmap = _tables["cmap"];
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + (int)U32(cmap + 4 + (i * 8) + 4);
            if (U16(at) != 4)
                continue;
            var segments = U16(at + 6) / 2;
            for (var s = 0; s < segments; s++)
            {
                int end = U16(at + 14 + (s * 2)), start = U16(at + 16 + (segments * 2) + (s * 2));
                int delta = I16(at + 16 + (segments * 4) + (s * 2)), rangeAt = at + 16 + (segments * 6) + (s * 2), range = U16(rangeAt);
                for (var c = start; c <= end && c != 0xFFFF; c++)
                {
                    var glyph = range == 0 ? (c + delta) & 0xFFFF : U16(rangeAt + range + ((c - start) * 2));
                    if (range != 0 && glyph != 0)
                        glyph = (glyph + delta) & 0xFFFF;
                    if (glyph != 0)
                        _glyphOf[c] = glyph;
                }
            }
        }
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
