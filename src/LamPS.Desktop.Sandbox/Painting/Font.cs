using System.IO.Compression;
using System.Text;

namespace LamPS.Desktop.Sandbox.Painting;

/// <summary>A face of the embedded font at one size: measures text and knows the pictures of its glyphs.</summary>
internal sealed class Font
{
    private const int DirectCodes = 0x180;
    private static readonly Lazy<Font[]> All = new(Load);
    private readonly Glyph[] _direct = new Glyph[DirectCodes];
    private readonly Dictionary<char, Glyph> _others = [];

    private Font(string face, int size, int ascent, int descent) => (Face, Size, Ascent, Descent) = (face, size, ascent, descent);

    /// <summary>The face for controls.</summary>
    public static Font Sans => All.Value[0];

    /// <summary>The face for titles and headers.</summary>
    public static Font Bold => All.Value[1];

    /// <summary>The face for documents.</summary>
    public static Font Mono => All.Value[2];

    /// <summary><c>sans</c>, <c>bold</c> or <c>mono</c>.</summary>
    public string Face { get; }

    /// <summary>Pixels of an em.</summary>
    public int Size { get; }

    /// <summary>Pixels above the baseline.</summary>
    public int Ascent { get; }

    /// <summary>Pixels below the baseline.</summary>
    public int Descent { get; }

    /// <summary>Pixels from one baseline to the next.</summary>
    public int LineHeight => Ascent + Descent + 1;

    /// <summary>Coverage of all glyphs.</summary>
    public byte[] Coverage { get; private set; } = [];

    /// <summary>The embedded face nearest to a size in points.</summary>
    public static Font Nearest(bool bold, double points)
    {
        var face = bold ? "bold" : "sans";
        return All.Value.Where(f => f.Face == face).MinBy(f => Math.Abs(f.Size - (points * 13 / 11)))!;
    }

    /// <summary>The glyph of a character. One that the font doesn't have is a box; one that takes no room has no advance.</summary>
    public Glyph this[char c]
    {
        get
        {
            if (c < DirectCodes)
            {
                return _direct[c];
            }

            // Half of a pair: the box is drawn once, for the first half.
            return _others.TryGetValue(c, out var glyph) ? glyph
                : char.IsLowSurrogate(c) || c is >= '\u0300' and <= '\u036F' or '\u200B' or '\uFEFF' ? default
                : new Glyph(Size * 5 / 8, 0, 0, 0, 0, Glyph.Box);
        }
    }

    /// <summary>Width of a text on one line, pixels.</summary>
    public int Measure(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += this[c].Advance;
        }

        return width;
    }

    /// <summary>How many characters fit into a width.</summary>
    public int Fit(ReadOnlySpan<char> text, int width)
    {
        for (var i = 0; i < text.Length; i++)
        {
            width -= this[text[i]].Advance;
            if (width < 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static Font[] Load()
    {
        using var resource = typeof(Font).Assembly.GetManifestResourceStream("dejavu.atlas.gz")
            ?? throw new InvalidOperationException("The font resource isn't in the assembly.");
        using var zip = new GZipStream(resource, CompressionMode.Decompress);
        using var memory = new MemoryStream();
        zip.CopyTo(memory);
        memory.Position = 0;
        using var reader = new BinaryReader(memory, Encoding.UTF8);
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("LPF1"u8))
        {
            throw new InvalidDataException("The font resource has another format.");
        }

        var fonts = new Font[reader.ReadByte()];
        for (var i = 0; i < fonts.Length; i++)
        {
            fonts[i] = Read(reader);
        }

        return fonts;
    }

    private static Font Read(BinaryReader reader)
    {
        var font = new Font(reader.ReadString(), reader.ReadByte(), reader.ReadSByte(), reader.ReadSByte());
        using var coverage = new MemoryStream();
        for (var left = reader.ReadUInt16(); left > 0; left--)
        {
            var code = (char)reader.ReadUInt16();
            var glyph = new Glyph(reader.ReadSByte(), reader.ReadSByte(), reader.ReadSByte(), reader.ReadByte(), reader.ReadByte(), (int)coverage.Length);
            coverage.Write(reader.ReadBytes(glyph.Width * glyph.Height));
            if (code < DirectCodes)
            {
                font._direct[code] = glyph;
            }
            else
            {
                font._others[code] = glyph;
            }
        }

        font._direct['\t'] = font._direct[' '] with { Advance = font._direct[' '].Advance * 4 };
        font.Coverage = coverage.ToArray();
        return font;
    }
}
