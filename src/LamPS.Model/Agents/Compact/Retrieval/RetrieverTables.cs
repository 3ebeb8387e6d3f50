using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using LamPS.Core;

namespace LamPS.Model.Agents.Compact.Retrieval;

/// <summary>What a retriever has learned, as a model keeps it: tensors in 16-bit floating point with the words that their rows belong to, in one safetensors file.</summary>
internal sealed class RetrieverTables
{
    /// <summary>Name of the file in the folder of a model.</summary>
    public const string FileName = "retriever.safetensors";

    /// <summary>What words of requests weigh beside each other, as logarithms [words + 1]; the last for a word without a row.</summary>
    public const string RequestImportance = "request.importance";

    /// <summary>Rows of the words of requests [words, width].</summary>
    public const string RequestWords = "request.words";

    /// <summary>Rows of two words that follow each other [pairs, width].</summary>
    public const string RequestPairs = "request.pairs";

    /// <summary>From general vectors to those of requests [general width, width].</summary>
    public const string RequestProjection = "request.projection";

    /// <summary>What words of ways weigh beside each other, as logarithms [words + 1].</summary>
    public const string WayImportance = "way.importance";

    /// <summary>Rows of the words of ways [words, width].</summary>
    public const string WayWords = "way.words";

    /// <summary>From general vectors to those of what is chosen or set [general width, width].</summary>
    public const string WayName = "way.name";

    /// <summary>From general vectors to those of the menus and tabs that lead there [general width, width].</summary>
    public const string WayPlace = "way.place";

    /// <summary>Vectors of the procedures [procedures + 1, width], of length 1; the last of what nobody can mean.</summary>
    public const string Taught = "taught";

    /// <summary>General vectors of words and further words [words + further, general width].</summary>
    public const string Vectors = "vectors";

    private const string Metadata = "__metadata__";
    private const string HalfType = "F16";

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words with rows of their own.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Pairs of words, with a space between them.</summary>
    public required IReadOnlyList<string> Pairs { get; init; }

    /// <summary>Words beyond those with rows that have general vectors.</summary>
    public required IReadOnlyList<string> Further { get; init; }

    /// <summary>Names of the procedures: <see cref="RetrieverText.Key"/>.</summary>
    public required IReadOnlyList<string> Procedures { get; init; }

    /// <summary>Numbers of a vector.</summary>
    public required int Width { get; init; }

    /// <summary>Numbers of a general vector; 0 where there are none.</summary>
    public required int GeneralWidth { get; init; }

    /// <summary>Tensors by name.</summary>
    public required IReadOnlyDictionary<string, float[]> Tensors { get; init; }

    /// <summary>Names and sizes of all tensors.</summary>
    public IEnumerable<(string Name, int Rows, int Columns)> Shapes =>
    [
        (RequestImportance, Words.Count + 1, 1), (RequestWords, Words.Count, Width), (RequestPairs, Pairs.Count, Width), (RequestProjection, GeneralWidth, Width),
        (WayImportance, Words.Count + 1, 1), (WayWords, Words.Count, Width), (WayName, GeneralWidth, Width), (WayPlace, GeneralWidth, Width),
        (Taught, Procedures.Count + 1, Width), (Vectors, GeneralWidth == 0 ? 0 : Words.Count + Further.Count, GeneralWidth),
    ];

    /// <summary>Reads the tables of a model; null where it has none.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <exception cref="LamException">The file is invalid.</exception>
    public static RetrieverTables? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw CompactErrors.RetrieverInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="JsonException">Its head is no JSON.</exception>
    /// <exception cref="FormatException">It is no retriever.</exception>
    internal static RetrieverTables Parse(byte[] bytes)
    {
        var length = bytes.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length < 2 || length > bytes.Length - sizeof(long))
            throw new FormatException("it ends within its head");
        using var document = JsonDocument.Parse(bytes.AsMemory(sizeof(long), (int)length));
        var data = bytes.AsSpan(sizeof(long) + (int)length);
        try
        {
            var head = document.RootElement;
            var about = head.GetProperty(Metadata);
            IReadOnlyList<string> List(string name) => about.GetProperty(name).GetString() is { Length: > 0 } text ? text.Split('\n') : [];
            int Whole(string name) => int.Parse(about.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
            var tensors = new Dictionary<string, float[]>();
            foreach (var entry in head.EnumerateObject().Where(e => e.Name != Metadata))
            {
                var (from, to) = (entry.Value.GetProperty("data_offsets")[0].GetInt32(), entry.Value.GetProperty("data_offsets")[1].GetInt32());
                if (entry.Value.GetProperty("dtype").GetString() != HalfType || from < 0 || to < from || to > data.Length)
                    throw new FormatException($"'{entry.Name}' isn't 16-bit floating point within the file");
                var values = new float[(to - from) / sizeof(ushort)];
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(data[from..to]), values);
                tensors[entry.Name] = values;
            }

            var read = new RetrieverTables
            {
                Words = List("words"), Pairs = List("pairs"), Further = List("further"), Procedures = List("procedures"), Width = Whole("width"), GeneralWidth = Whole("general_width"), Tensors = tensors,
            };
            if (read.Width < 1 || read.GeneralWidth < 0)
                throw new FormatException("its widths are wrong");
            foreach (var (name, rows, columns) in read.Shapes)
            {
                if (tensors.GetValueOrDefault(name)?.Length != rows * columns)
                    throw new FormatException($"'{name}' should have {rows} x {columns} numbers");
            }

            return read;
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentNullException or OverflowException)
        {
            throw new FormatException($"its head is wrong ({error.Message.TrimEnd('.')})", error);
        }
    }

    /// <summary>Writes them.</summary>
    /// <param name="path">File.</param>
    public void Write(string path)
    {
        using var head = new MemoryStream();
        using (var json = new Utf8JsonWriter(head, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            foreach (var (name, list) in new[] { ("words", Words), ("pairs", Pairs), ("further", Further), ("procedures", Procedures) })
                json.WriteString(name, string.Join('\n', list));
            json.WriteString("width", Width.ToString(CultureInfo.InvariantCulture));
            json.WriteString("general_width", GeneralWidth.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
            var at = 0;
            foreach (var (name, rows, columns) in Shapes)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", HalfType);
                json.WriteStartArray("shape");
                json.WriteNumberValue(rows);
                json.WriteNumberValue(columns);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += rows * columns * sizeof(ushort));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Tensors begin at a multiple of 8, as the format wants it.
        while (head.Length % sizeof(long) != 0)
            head.WriteByte((byte)' ');
        using var file = File.Create(path);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, head.Length);
        file.Write(length);
        head.WriteTo(file);
        foreach (var (name, rows, columns) in Shapes)
        {
            var halves = new Half[rows * columns];
            TensorPrimitives.ConvertToHalf(Tensors[name], halves);
            file.Write(MemoryMarshal.AsBytes<Half>(halves));
        }
    }
}
