using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LamPS.Core;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>Reads back what <see cref="GraphBuilder"/> wrote: weights in 32-bit floating point, and whole numbers of operators.</summary>
internal sealed class GraphReader
{
    private const int Float32 = 1;

    private readonly string _path;
    private readonly Dictionary<string, (long[] Shape, float[] Values)> _weights = [];
    private readonly Dictionary<string, long> _numbers = [];

    private GraphReader(string path) => _path = path;

    /// <summary>Weights by name, with their shapes; those of other types are left out.</summary>
    public IReadOnlyDictionary<string, (long[] Shape, float[] Values)> Weights => _weights;

    /// <summary>Attributes that are a whole number, by name; of several operators the last one's.</summary>
    public IReadOnlyDictionary<string, long> Numbers => _numbers;

    /// <summary>Reads a file.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="LamException">It can't be read, or isn't a whole model.</exception>
    public static GraphReader Read(string path)
    {
        OnnxModelFile.Check(path, provider: null);
        var reader = new GraphReader(path);
        try
        {
            foreach (var (field, graph) in Fields(File.ReadAllBytes(path)))
            {
                if (field == 7)
                    reader.Graph(graph);
            }

            return reader;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException or OverflowException)
        {
            throw OnnxErrors.ModelFileNotUsable(path, error.Message.TrimEnd('.'), error);
        }
    }

    private void Graph(ReadOnlyMemory<byte> graph)
    {
        foreach (var (field, value) in Fields(graph))
        {
            if (field == 1)
                Node(value);
            else if (field == 5)
                Weight(value);
        }
    }

    private void Node(ReadOnlyMemory<byte> node)
    {
        foreach (var attribute in Fields(node).Where(f => f.Field == 5).Select(f => f.Value))
        {
            var (name, number) = ("", (long?)null);
            foreach (var (field, value) in Fields(attribute))
            {
                if (field == 1)
                    name = Text(value);
                else if (field == 3)
                    number = Number(value);
            }

            if (number is { } whole)
                _numbers[name] = whole;
        }
    }

    private void Weight(ReadOnlyMemory<byte> tensor)
    {
        var (name, type, shape, raw) = ("", 0L, new List<long>(), ReadOnlyMemory<byte>.Empty);
        Dictionary<string, string> external = [];
        foreach (var (field, value) in Fields(tensor))
        {
            switch (field)
            {
                case 1:
                    shape.Add(Number(value));
                    break;
                case 2:
                    type = Number(value);
                    break;
                case 8:
                    name = Text(value);
                    break;
                case 9:
                    raw = value;
                    break;
                case 13:
                    var entry = Fields(value).ToDictionary(f => f.Field, f => Text(f.Value));
                    external[entry.GetValueOrDefault(1, "")] = entry.GetValueOrDefault(2, "");
                    break;
            }
        }

        if (type != Float32)
            return;
        if (external.TryGetValue("location", out var location))
            raw = Data(location, long.Parse(external.GetValueOrDefault("offset", "0"), CultureInfo.InvariantCulture), int.Parse(external["length"], CultureInfo.InvariantCulture));
        _weights[name] = ([.. shape], MemoryMarshal.Cast<byte, float>(raw.Span).ToArray());
    }

    private byte[] Data(string location, long offset, int length)
    {
        using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, location));
        file.Position = offset;
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;
    }

    // Fields with a length, and whole numbers as eight bytes; what else there is isn't asked for.
    private static IEnumerable<(int Field, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message.Span, ref at);
            switch ((int)(tag & 7))
            {
                case 0:
                    var number = new byte[8];
                    BinaryPrimitives.WriteUInt64LittleEndian(number, Varint(message.Span, ref at));
                    yield return ((int)(tag >> 3), number);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = checked((int)Varint(message.Span, ref at));
                    yield return ((int)(tag >> 3), message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new FormatException("it is damaged");
            }
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length)
                throw new FormatException("it is cut off");
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException("it is damaged");
    }

    private static string Text(ReadOnlyMemory<byte> value) => Encoding.UTF8.GetString(value.Span);

    private static long Number(ReadOnlyMemory<byte> value) => BinaryPrimitives.ReadInt64LittleEndian(value.Span);
}
