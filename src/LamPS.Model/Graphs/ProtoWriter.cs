using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LamPS.Model.Graphs;

/// <summary>Writes the fields of one protobuf message.</summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0;
    private const int LengthType = 2;
    private const int FixedType = 5;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public int Length => _buffer.WrittenCount;

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public ProtoWriter Int(int field, long value)
    {
        Varint(((ulong)field << 3) | VarintType);
        Varint((ulong)value);
        return this;
    }

    public ProtoWriter Float(int field, float value)
    {
        Varint(((ulong)field << 3) | FixedType);
        BinaryPrimitives.WriteSingleLittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter message) => Bytes(field, message.Written.Span);

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Header(field, value.Length);
        _buffer.Write(value);
        return this;
    }

    /// <summary>Writes the tag and length of a field whose bytes are written elsewhere.</summary>
    public ProtoWriter Header(int field, long length)
    {
        Varint(((ulong)field << 3) | LengthType);
        Varint((ulong)length);
        return this;
    }

    /// <summary>Writes bytes that a header announced.</summary>
    public ProtoWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    private void Varint(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            span[count++] = (byte)(value | 0x80);
        span[count++] = (byte)value;
        _buffer.Advance(count);
    }
}
