using System.Text;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>A font as far as text needs it: how long a code is, what it means, and how far it moves.</summary>
internal sealed class PdfFont
{
    private const double UnknownWidth = 500;
    private readonly Dictionary<int, double> _widths = [];
    private readonly Dictionary<int, string> _differences = [];
    private double _defaultWidth = UnknownWidth;
    private double _widthUnit = 0.001;
    private PdfCharacterMap? _map;
    private string? _encoding;
    private bool _isComposite;
    private bool _isUnicode;

    /// <summary>Bytes of a code.</summary>
    public int CodeLength => _isComposite ? 2 : 1;

    public static PdfFont Read(PdfDictionary dictionary, PdfFile file, ReadContext context)
    {
        var font = new PdfFont { _isComposite = file.GetName(dictionary, "Subtype") == "Type0" };
        if (file.Get(dictionary, "ToUnicode") is PdfStream stream && PdfFilters.Unpack(stream, file, context) is { } source)
            font._map = PdfCharacterMap.Read(source, context);
        if (font._isComposite)
            font.ReadComposite(dictionary, file, context);
        else
            font.ReadSimple(dictionary, file, context);
        return font;
    }

    /// <summary>Text of a code; null where it can't be known.</summary>
    public string? Text(int code)
    {
        if (_map?[code] is { } mapped)
            return mapped;
        if (_isComposite)
            return _isUnicode && Rune.IsValid(code) ? new Rune(code).ToString() : null;
        return _differences.TryGetValue(code, out var glyph) ? PdfEncodings.Glyph(glyph) : PdfEncodings.Text(_encoding, code);
    }

    /// <summary>How far a code moves, in parts of the font size.</summary>
    public double Width(int code) => (_widths.TryGetValue(code, out var width) ? width : _defaultWidth) * _widthUnit;

    private void ReadSimple(PdfDictionary dictionary, PdfFile file, ReadContext context)
    {
        var subtype = file.GetName(dictionary, "Subtype");
        var descriptor = file.GetDictionary(dictionary, "FontDescriptor");
        switch (file.Get(dictionary, "Encoding"))
        {
            case PdfName name:
                _encoding = name.Text;
                break;
            case PdfDictionary encoding:
                _encoding = file.GetName(encoding, "BaseEncoding") ?? (subtype == "Type3" ? null : OwnEncoding(dictionary, descriptor, file));
                ReadDifferences(file.Get(encoding, "Differences") as object?[] ?? [], context);
                break;
            default:
                _encoding = OwnEncoding(dictionary, descriptor, file);
                break;
        }

        if (descriptor is not null && file.Get(descriptor, "FontFile") is PdfStream program)
            ReadProgram(program, file, context);

        var first = file.GetInt(dictionary, "FirstChar", 0);
        var widths = file.Get(dictionary, "Widths") as object?[] ?? [];
        for (var i = 0; i < widths.Length; i++)
        {
            context.CountItem();
            if (file.Resolve(widths[i]) is double width)
                _widths[first + i] = width;
        }

        if (subtype == "Type3" && file.Get(dictionary, "FontMatrix") is object?[] matrix && matrix is [double scale, ..])
            _widthUnit = scale;
    }

    // A font that says nothing has its own encoding, which is the standard one for those fonts that aren't symbols.
    private static string? OwnEncoding(PdfDictionary dictionary, PdfDictionary? descriptor, PdfFile file)
    {
        var name = file.GetName(dictionary, "BaseFont") ?? "";
        if (name.Contains("Symbol", StringComparison.OrdinalIgnoreCase) || name.Contains("Dingbats", StringComparison.OrdinalIgnoreCase))
            return null;
        const int symbolic = 4;
        return descriptor is not null && (file.GetInt(descriptor, "Flags", 0) & symbolic) != 0 ? null : "StandardEncoding";
    }

    // A Type 1 font lists its own encoding before its encrypted part: dup 65 /A put.
    private void ReadProgram(PdfStream program, PdfFile file, ReadContext context)
    {
        if (PdfFilters.Unpack(program, file, context) is not { } bytes)
            return;

        var clear = bytes.AsSpan().IndexOf("eexec"u8);
        var parser = new PdfParser(bytes.AsMemory(0, Math.Max(0, clear)), Math.Max(0, bytes.AsSpan().IndexOf("/Encoding"u8)));
        object? before = null, last = null;
        for (var token = parser.ReadToken(); token != PdfParser.End && token is not PdfKeyword { Text: "def" }; token = parser.ReadToken())
        {
            context.CountItem();
            if (token is PdfKeyword { Text: "put" } && before is double code and >= 0 and <= 255 && last is PdfName name)
                _differences.TryAdd((int)code, name.Text);
            (before, last) = (last, token);
        }
    }

    private void ReadDifferences(object?[] differences, ReadContext context)
    {
        var code = 0;
        foreach (var item in differences)
        {
            context.CountItem();
            if (item is double start and >= 0 and <= 255)
                code = (int)start;
            else if (item is PdfName name)
                _differences[code++] = name.Text;
        }
    }

    private void ReadComposite(PdfDictionary dictionary, PdfFile file, ReadContext context)
    {
        // Other character collections are chosen by name, and their tables aren't in the file.
        _isUnicode = file.GetName(dictionary, "Encoding") is { } name
            && (name.Contains("UCS2", StringComparison.Ordinal) || name.Contains("UTF16", StringComparison.Ordinal));
        if (file.Get(dictionary, "DescendantFonts") is not object?[] { Length: > 0 } descendants
            || PdfFile.AsDictionary(file.Resolve(descendants[0])) is not { } descendant)
        {
            return;
        }

        _defaultWidth = file.GetInt(descendant, "DW", 1000);
        var widths = file.Get(descendant, "W") as object?[] ?? [];
        for (var i = 0; i + 1 < widths.Length;)
        {
            if (file.Resolve(widths[i]) is not double start)
                return;

            if (file.Resolve(widths[i + 1]) is object?[] list)
            {
                for (var k = 0; k < list.Length; k++)
                {
                    context.CountItem();
                    if (file.Resolve(list[k]) is double width)
                        _widths[(int)start + k] = width;
                }

                i += 2;
            }
            else if (i + 2 < widths.Length && file.Resolve(widths[i + 1]) is double end && file.Resolve(widths[i + 2]) is double width)
            {
                for (var code = (int)start; code <= Math.Min(end, 0xFFFF); code++)
                {
                    context.CountItem();
                    _widths[code] = width;
                }

                i += 3;
            }
            else
            {
                return;
            }
        }
    }
}
