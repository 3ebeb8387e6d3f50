using System.Text;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>
/// The objects of a PDF file by its cross-reference tables and streams. It is read strictly: a file whose tables don't fit was cut
/// or altered, and what could be guessed from the rest would prove nothing.
/// </summary>
internal sealed class PdfFile
{
    private const int TailLength = 2048;
    private readonly ReadOnlyMemory<byte> _data;
    private readonly ReadContext _context;
    private readonly Dictionary<int, Entry> _entries = [];
    private readonly Dictionary<int, object?> _objects = [];
    private readonly Dictionary<int, (int[] Numbers, int[] Offsets, byte[] Data)> _containers = [];
    private readonly HashSet<int> _resolving = [];

    public PdfFile(byte[] bytes, ReadContext context)
    {
        _context = context;
        var start = Math.Max(0, bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8));
        _data = bytes.AsMemory(start);
        Trailer = ReadTables(FindTables());
        if (Trailer.Has("Encrypt"))
            throw DocumentErrors.DocumentEncrypted(context.Path);
    }

    public PdfDictionary Trailer { get; }

    /// <summary>Follows a reference, or returns the object itself; null for objects that don't exist.</summary>
    public object? Resolve(object? value)
    {
        for (var hops = 0; value is PdfReference reference; hops++)
        {
            if (hops > 32)
                throw new InvalidDataException("references lead in a circle.");
            value = Load(reference.Number);
        }

        return value;
    }

    public object? Get(PdfDictionary dictionary, string key) => Resolve(dictionary[key]);

    public PdfDictionary? GetDictionary(PdfDictionary dictionary, string key) => AsDictionary(Get(dictionary, key));

    public int GetInt(PdfDictionary dictionary, string key, int fallback) =>
        Get(dictionary, key) is double number and >= int.MinValue and <= int.MaxValue ? (int)number : fallback;

    public string? GetName(PdfDictionary dictionary, string key) => (Get(dictionary, key) as PdfName)?.Text;

    public static PdfDictionary? AsDictionary(object? value) => value as PdfDictionary ?? (value as PdfStream)?.Dictionary;

    /// <summary>A string as text: UTF-16 or UTF-8 with a mark, else bytes of the document encoding, near enough to Latin 1.</summary>
    public static string ToText(object? value) => value switch
    {
        byte[] and [0xFE, 0xFF, ..] and var bytes => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        byte[] and [0xEF, 0xBB, 0xBF, ..] and var bytes => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        _ => "",
    };

    private object? Load(int number)
    {
        if (_objects.TryGetValue(number, out var known))
            return known;
        if (!_entries.TryGetValue(number, out var entry) || entry.Kind == EntryKind.Free)
            return null;
        if (!_resolving.Add(number))
            throw new InvalidDataException($"object {number} needs itself.");

        _context.CountItem();
        var loaded = entry.Kind == EntryKind.Plain ? ReadAt(entry.Place, number) : ReadFrom(entry.Place, number);
        _resolving.Remove(number);
        _objects[number] = loaded;
        return loaded;
    }

    private object? ReadAt(int offset, int number)
    {
        if (offset >= _data.Length)
            throw new InvalidDataException($"object {number} is behind the end of the file.");

        var parser = new PdfParser(_data, offset);
        if (parser.ExpectIndex() != number)
            throw new InvalidDataException($"object {number} isn't where the file says.");
        parser.ExpectIndex();
        parser.Expect("obj");
        var value = parser.ReadObject();
        var after = parser.ReadToken();
        if (value is PdfDictionary dictionary && after is PdfKeyword { Text: "stream" })
            return new PdfStream(dictionary, StreamData(parser, dictionary));
        if (after is not PdfKeyword { Text: "endobj" })
            throw new InvalidDataException($"object {number} has no end.");
        return value;
    }

    private ReadOnlyMemory<byte> StreamData(PdfParser parser, PdfDictionary dictionary)
    {
        var start = parser.Position;
        var bytes = _data.Span;
        if (start < bytes.Length && bytes[start] == '\r')
            start++;
        if (start < bytes.Length && bytes[start] == '\n')
            start++;

        var length = GetInt(dictionary, "Length", -1);
        if (length < 0 || length > _data.Length - start)
            throw new InvalidDataException($"a stream at byte {start} is cut off.");
        new PdfParser(_data, start + length).Expect("endstream");
        return _data.Slice(start, length);
    }

    private object? ReadFrom(int container, int number)
    {
        if (!_containers.TryGetValue(container, out var opened))
        {
            if (_entries.GetValueOrDefault(container).Kind != EntryKind.Plain || Load(container) is not PdfStream stream
                || PdfFilters.Unpack(stream, this, _context) is not { } data)
            {
                throw new InvalidDataException($"object {number} should be in object {container}, which holds none.");
            }

            var count = GetInt(stream.Dictionary, "N", 0);
            var first = GetInt(stream.Dictionary, "First", 0);
            if (count < 0 || count > data.Length || first < 0)
                throw new InvalidDataException($"object {container} is damaged.");

            var parser = new PdfParser(data);
            var (numbers, offsets) = (new int[count], new int[count]);
            for (var i = 0; i < count; i++)
            {
                numbers[i] = parser.ExpectIndex();
                offsets[i] = (int)Math.Min(data.Length, (long)first + parser.ExpectIndex());
            }

            _containers[container] = opened = (numbers, offsets, data);
        }

        var index = Array.IndexOf(opened.Numbers, number);
        return index < 0 ? null : new PdfParser(opened.Data, opened.Offsets[index]).ReadObject();
    }

    private int FindTables()
    {
        var bytes = _data.Span;
        var tail = Math.Max(0, bytes.Length - TailLength);
        var at = bytes[tail..].LastIndexOf("startxref"u8);
        if (at < 0)
            throw new InvalidDataException("its end is missing.");
        return new PdfParser(_data, tail + at + 9).ExpectIndex();
    }

    private PdfDictionary ReadTables(int start)
    {
        PdfDictionary? trailer = null;
        var seen = new HashSet<int>();
        var next = new Queue<int>([start]);
        while (next.TryDequeue(out var at))
        {
            // Each change to the file adds a table that refers to the one before; the newest entry of an object counts.
            if (!seen.Add(at))
                continue;
            if (at >= _data.Length)
                throw new InvalidDataException("its table of objects is behind the end of the file.");

            var parser = new PdfParser(_data, at);
            var found = parser.ReadToken() is PdfKeyword { Text: "xref" } ? ReadTable(parser) : ReadTableStream(at);
            trailer ??= found;
            if (found["XRefStm"] is double hybrid and >= 0 and <= int.MaxValue)
                next.Enqueue((int)hybrid);
            if (found["Prev"] is double previous and >= 0 and <= int.MaxValue)
                next.Enqueue((int)previous);
        }

        return trailer ?? throw new InvalidDataException("it has no table of objects.");
    }

    private PdfDictionary ReadTable(PdfParser parser)
    {
        while (true)
        {
            var token = parser.ReadToken();
            if (token is PdfKeyword { Text: "trailer" })
                return parser.ReadObject() as PdfDictionary ?? throw new InvalidDataException("its trailer is damaged.");
            if (token is not double first || first is < 0 or > int.MaxValue)
                throw new InvalidDataException("its table of objects is damaged.");

            var count = parser.ExpectIndex();
            for (var i = 0; i < count; i++)
            {
                _context.CountItem();
                var offset = parser.ExpectIndex();
                parser.ExpectIndex();
                var isUsed = parser.ReadToken() switch
                {
                    PdfKeyword { Text: "n" } => true,
                    PdfKeyword { Text: "f" } => false,
                    _ => throw new InvalidDataException("its table of objects is damaged."),
                };
                _entries.TryAdd((int)Math.Min(int.MaxValue, first + i), new Entry(isUsed ? EntryKind.Plain : EntryKind.Free, offset));
            }
        }
    }

    private PdfDictionary ReadTableStream(int at)
    {
        var parser = new PdfParser(_data, at);
        var number = parser.ExpectIndex();
        if (ReadAt(at, number) is not PdfStream stream || (stream.Dictionary["Type"] as PdfName)?.Text != "XRef")
            throw new InvalidDataException("its table of objects is damaged.");

        var data = PdfFilters.Unpack(stream, this, _context) ?? throw new InvalidDataException("its table of objects is packed in an unknown way.");
        var widths = (stream.Dictionary["W"] as object?[])?.Select(width => width is double and >= 0 and <= 8 and var w ? (int)w : -1).ToArray();
        if (widths is not [>= 0, >= 0, >= 0] || widths.Sum() == 0)
            throw new InvalidDataException("its table of objects is damaged.");

        var index = stream.Dictionary["Index"] as object?[] ?? [0.0, stream.Dictionary["Size"]];
        var position = 0;
        for (var section = 0; section + 1 < index.Length; section += 2)
        {
            if (index[section] is not double first || index[section + 1] is not double count)
                throw new InvalidDataException("its table of objects is damaged.");

            for (var i = 0; i < count && position + widths.Sum() <= data.Length; i++)
            {
                _context.CountItem();
                var kind = widths[0] == 0 ? 1 : Field(data, ref position, widths[0]);
                var place = Field(data, ref position, widths[1]);
                Field(data, ref position, widths[2]);
                if (first + i is >= 0 and <= int.MaxValue and var id && place is >= 0 and <= int.MaxValue)
                    _entries.TryAdd((int)id, new Entry(kind switch { 1 => EntryKind.Plain, 2 => EntryKind.Contained, _ => EntryKind.Free }, (int)place));
            }
        }

        return stream.Dictionary;
    }

    private static long Field(byte[] data, ref int position, int width)
    {
        long value = 0;
        for (var i = 0; i < width; i++)
        {
            value = (value << 8) | data[position++];
        }

        return value;
    }

    private enum EntryKind
    {
        Free,
        Plain,
        Contained,
    }

    /// <summary>Where an object is: at a byte of the file, or in another object.</summary>
    private readonly record struct Entry(EntryKind Kind, int Place);
}
