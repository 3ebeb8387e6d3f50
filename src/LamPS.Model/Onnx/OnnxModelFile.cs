using System.Text;
using LamPS.Core;

namespace LamPS.Model.Onnx;

/// <summary>
/// Looks through a model file before ONNX Runtime gets it: whether it is whole, and where its external data lies. A model from elsewhere must not make
/// this process read files outside of its folder.
/// </summary>
internal sealed class OnnxModelFile
{
    private const int DeepestNesting = 64;
    private const int LongestText = 4096;

    // Field numbers of onnx.proto.
    private const int ModelGraph = 7;
    private const int ModelFunctions = 25;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int GraphSparseInitializer = 15;
    private const int FunctionNode = 7;
    private const int NodeOperator = 4;
    private const int NodeAttribute = 5;
    private const int AttributeName = 1;
    private const int AttributeText = 4;
    private const int TensorExternalData = 13;
    private const int EntryKey = 1;
    private const int EntryValue = 2;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _hasFolder;
    private readonly Dictionary<string, long> _lengths = [];
    private bool _hasGraph;
    private string? _wrongOnDirectMl;

    private OnnxModelFile(string path, Stream stream, bool hasFolder) => (_path, _stream, _hasFolder) = (path, stream, hasFolder);

    private delegate void FieldReader(int field, long end, int depth);

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="provider">What is to run it; null for the processor.</param>
    /// <exception cref="LamException">It is cut off, not a model, names data that is missing or outside of its folder, or would compute something else there.</exception>
    public static void Check(string path, OnnxProvider? provider)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            var file = new OnnxModelFile(path, stream, hasFolder: true);
            file.ReadModel();
            file.CheckOperators(provider);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OnnxErrors.ModelFileNotUsable(path, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Checks a model in memory.</summary>
    /// <param name="model">Its bytes.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <param name="provider">What is to run it; null for the processor.</param>
    /// <exception cref="LamException">It is cut off, not a model, names external data, for which there is no folder, or would compute something else there.</exception>
    public static unsafe void Check(ReadOnlyMemory<byte> model, string name, OnnxProvider? provider)
    {
        if (model.IsEmpty)
            throw OnnxErrors.ModelFileNotUsable(name, "it is empty");
        using var pin = model.Pin();
        using var stream = new UnmanagedMemoryStream((byte*)pin.Pointer, model.Length);
        var file = new OnnxModelFile(name, stream, hasFolder: false);
        file.ReadModel();
        file.CheckOperators(provider);
    }

    // DirectML takes these without a word, and computes something else: by the sources of its provider.
    private void CheckOperators(OnnxProvider? provider)
    {
        if (provider is { IsDirectMl: true } && _wrongOnDirectMl is { } what)
            throw OnnxErrors.OperatorWrongOnDirectMl(_path, what);
    }

    private void ReadModel()
    {
        Fields(
            _stream.Length,
            0,
            (field, end, depth) =>
            {
                if (field == ModelGraph)
                {
                    _hasGraph = true;
                    ReadGraph(end, depth);
                }
                else if (field == ModelFunctions)
                {
                    Fields(end, depth, (inner, innerEnd, innerDepth) =>
                    {
                        if (inner == FunctionNode)
                            ReadNode(innerEnd, innerDepth);
                    });
                }
            });
        if (!_hasGraph)
            throw OnnxErrors.ModelFileNotUsable(_path, "it isn't an ONNX model, for it has no graph");
    }

    private void ReadGraph(long end, int depth) => Fields(end, depth, (field, innerEnd, innerDepth) =>
    {
        if (field == GraphNode)
            ReadNode(innerEnd, innerDepth);
        else if (field == GraphInitializer)
            ReadTensor(innerEnd, innerDepth);
        else if (field == GraphSparseInitializer)
            ReadSparse(innerEnd, innerDepth);
    });

    private void ReadNode(long end, int depth)
    {
        var name = "";
        var reduces = false;
        Fields(end, depth, (field, innerEnd, innerDepth) =>
        {
            if (field == NodeOperator)
                name = Text(innerEnd);
            else if (field == NodeAttribute)
                reduces |= ReadAttribute(innerEnd, innerDepth);
        });
        if (name == "GroupQueryAttention")
            _wrongOnDirectMl = "its GroupQueryAttention doesn't read there what was cached";
        else if (name == "ScatterElements" && reduces)
            _wrongOnDirectMl = "its ScatterElements doesn't reduce there";
    }

    // Whether it tells an operator to reduce.
    private bool ReadAttribute(long end, int depth)
    {
        string name = "", text = "";
        Fields(end, depth, (field, innerEnd, innerDepth) =>
        {
            switch (field)
            {
                case AttributeName:
                    name = Text(innerEnd);
                    break;
                case AttributeText when innerEnd - _stream.Position <= LongestText:
                    text = Text(innerEnd);
                    break;
                case 5 or 10:
                    ReadTensor(innerEnd, innerDepth);
                    break;
                case 6 or 11:
                    ReadGraph(innerEnd, innerDepth);
                    break;
                case 22 or 23:
                    ReadSparse(innerEnd, innerDepth);
                    break;
            }
        });
        return name == "reduction" && text is not ("" or "none");
    }

    // Values and indices; what else there is are dimensions.
    private void ReadSparse(long end, int depth) => Fields(end, depth, (field, innerEnd, innerDepth) =>
    {
        if (field is 1 or 2)
            ReadTensor(innerEnd, innerDepth);
    });

    private void ReadTensor(long end, int depth)
    {
        Dictionary<string, string> entries = [];
        Fields(end, depth, (field, innerEnd, innerDepth) =>
        {
            if (field != TensorExternalData)
                return;
            string key = "", value = "";
            Fields(innerEnd, innerDepth, (part, partEnd, _) =>
            {
                if (part == EntryKey)
                    key = Text(partEnd);
                else if (part == EntryValue)
                    value = Text(partEnd);
            });
            entries[key] = value;
        });
        if (entries.TryGetValue("location", out var location))
            CheckLocation(location, Number(entries, "offset"), Number(entries, "length"));
    }

    private long Number(Dictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out var text))
            return 0;
        return long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw OnnxErrors.ModelFileNotUsable(_path, $"the {key} of its external data is '{text}'");
    }

    // Only what the model says is judged. A link that a person put into the folder, as download caches do, is that person's business.
    private void CheckLocation(string location, long offset, long length)
    {
        if (!_hasFolder)
            throw OnnxErrors.ModelFileNotUsable(_path, "it has external data, which only a model in a file can have");
        if (location.Length == 0 || Path.IsPathRooted(location) || location.Contains(':') || location.Split('/', '\\').Contains(".."))
            throw OnnxErrors.ModelFileNotUsable(_path, $"it wants to read '{location}', which lies outside of its folder");
        if (!_lengths.TryGetValue(location, out var size))
        {
            var file = new FileInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, location));
            if (!file.Exists)
                throw OnnxErrors.ModelFileNotUsable(_path, $"its external data '{location}' is missing");
            using var stream = file.OpenRead();
            size = _lengths[location] = stream.Length;
        }

        if (offset > size || length > size - offset)
            throw OnnxErrors.ModelFileNotUsable(_path, $"its external data '{location}' has {size:N0} bytes, too few: it is probably cut off");
    }

    // Walks the fields of one message; the reader is called at those with a length, and need not read them.
    private void Fields(long end, int depth, FieldReader reader)
    {
        if (depth > DeepestNesting)
            throw OnnxErrors.ModelFileNotUsable(_path, "its graph is nested too deeply");
        while (_stream.Position < end)
        {
            var tag = Varint(end);
            switch ((int)(tag & 7))
            {
                case 0:
                    Varint(end);
                    break;
                case 1:
                    Skip(8, end);
                    break;
                case 2:
                    var length = Varint(end);
                    if (length > (ulong)(end - _stream.Position))
                        throw CutOff();
                    var fieldEnd = _stream.Position + (long)length;
                    reader((int)(tag >> 3), fieldEnd, depth + 1);
                    _stream.Position = fieldEnd;
                    break;
                case 5:
                    Skip(4, end);
                    break;
                default:
                    throw OnnxErrors.ModelFileNotUsable(_path, $"it is damaged at byte {_stream.Position:N0}");
            }
        }
    }

    private void Skip(int count, long end)
    {
        if (count > end - _stream.Position)
            throw CutOff();
        _stream.Position += count;
    }

    private ulong Varint(long end)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_stream.Position >= end)
                throw CutOff();
            var next = _stream.ReadByte();
            if (next < 0)
                throw CutOff();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw OnnxErrors.ModelFileNotUsable(_path, $"it is damaged at byte {_stream.Position:N0}");
    }

    private string Text(long end)
    {
        var length = end - _stream.Position;
        if (length > LongestText)
            throw OnnxErrors.ModelFileNotUsable(_path, "a name in it is longer than any path");
        var bytes = new byte[length];
        _stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private LamException CutOff() => OnnxErrors.ModelFileNotUsable(_path, $"it ends at byte {_stream.Length:N0}, in the middle of something: it is probably cut off");
}
