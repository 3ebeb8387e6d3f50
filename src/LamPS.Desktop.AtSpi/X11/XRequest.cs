using System.Buffers.Binary;
using System.Text;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Writes one request in the X11 wire format, little-endian.</summary>
internal sealed class XRequest
{
    private byte[] _bytes = new byte[64];
    private int _length = 4;

    /// <summary>Starts a request.</summary>
    /// <param name="opcode">Operation.</param>
    /// <param name="data">Second byte of the request.</param>
    /// <param name="name">Name for messages.</param>
    public XRequest(byte opcode, byte data, string name)
    {
        _bytes[0] = opcode;
        _bytes[1] = data;
        Name = name;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    public XRequest Byte(byte value)
    {
        Reserve(1)[0] = value;
        return this;
    }

    public XRequest UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), (ushort)value);
        return this;
    }

    public XRequest UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);
        return this;
    }

    public XRequest Zeros(int count)
    {
        Reserve(count).Clear();
        return this;
    }

    public XRequest Text(string value)
    {
        Encoding.Latin1.GetBytes(value, Reserve(value.Length));
        return this;
    }

    /// <summary>The request, padded, with its length filled in.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Zeros(-_length & 3);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(2), (ushort)(_length / 4));
        return _bytes.AsSpan(0, _length);
    }

    private Span<byte> Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
