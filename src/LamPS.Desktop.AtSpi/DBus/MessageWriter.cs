using System.Buffers.Binary;
using System.Text;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Writes values in the little-endian D-Bus wire format into a growing buffer.</summary>
internal sealed class MessageWriter(int capacity = 1024)
{
    private byte[] _buffer = new byte[capacity];
    private int _origin;
    private int _position;

    /// <summary>Bytes written.</summary>
    public int Length => _position;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _position);

    /// <summary>Lets alignment count from here: each message starts at its own offset 0.</summary>
    public void StartMessage() => _origin = _position;

    /// <summary>Forgets everything written.</summary>
    public void Clear()
    {
        _origin = 0;
        _position = 0;
    }

    /// <summary>Fills up with zeros to a multiple of 1, 2, 4 or 8.</summary>
    public void Align(int alignment) => Reserve(-(_position - _origin) & (alignment - 1)).Clear();

    public void WriteByte(byte value) => Reserve(1)[0] = value;

    public void WriteBoolean(bool value) => WriteUInt32(value ? 1u : 0u);

    public void WriteInt16(short value) => WriteUInt16((ushort)value);

    public void WriteUInt16(ushort value)
    {
        Align(2);
        BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), value);
    }

    public void WriteInt32(int value) => WriteUInt32((uint)value);

    public void WriteUInt32(uint value)
    {
        Align(4);
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);
    }

    public void WriteInt64(long value) => WriteUInt64((ulong)value);

    public void WriteUInt64(ulong value)
    {
        Align(8);
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);
    }

    public void WriteDouble(double value) => WriteUInt64(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes a text; a zero character would end it on the other side and is dropped, a lone surrogate becomes U+FFFD.</summary>
    public void WriteString(string value)
    {
        if (value.Contains('\0'))
        {
            value = value.Replace("\0", "", StringComparison.Ordinal);
        }

        var length = Encoding.UTF8.GetByteCount(value);
        WriteUInt32((uint)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
        WriteByte(0);
    }

    public void WriteObjectPath(string value) => WriteString(value);

    public void WriteSignature(string value)
    {
        if (value.Length > DBusSignature.MaxLength)
        {
            throw new DBusFormatException($"A signature has {value.Length} characters, more than {DBusSignature.MaxLength}.");
        }

        WriteByte((byte)value.Length);
        Encoding.ASCII.GetBytes(value, Reserve(value.Length));
        WriteByte(0);
    }

    /// <summary>Writes the start of an array.</summary>
    /// <param name="alignment">Alignment of its elements.</param>
    /// <returns>A mark for <see cref="EndArray"/>.</returns>
    public (int LengthAt, int Start) StartArray(int alignment)
    {
        WriteUInt32(0);
        var at = _position - 4;
        Align(alignment);
        return (at, _position);
    }

    /// <summary>Ends an array.</summary>
    public void EndArray((int LengthAt, int Start) mark) => PatchUInt32(mark.LengthAt, (uint)(_position - mark.Start));

    /// <summary>Overwrites a number that was written earlier.</summary>
    /// <param name="at">Its offset in the buffer.</param>
    /// <param name="value">New value.</param>
    public void PatchUInt32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(at, 4), value);

    /// <summary>Appends bytes as they are.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Writes one value of a complete type, as <see cref="MessageReader.ReadValue(ReadOnlySpan{char})"/> returns it.</summary>
    /// <exception cref="DBusFormatException">The value doesn't have the type.</exception>
    public void WriteValue(ReadOnlySpan<char> type, object value)
    {
        switch (type[0], value)
        {
            case ('y', byte v): WriteByte(v); break;
            case ('b', bool v): WriteBoolean(v); break;
            case ('n', short v): WriteInt16(v); break;
            case ('q', ushort v): WriteUInt16(v); break;
            case ('i', int v): WriteInt32(v); break;
            case ('u', uint v): WriteUInt32(v); break;
            case ('x', long v): WriteInt64(v); break;
            case ('t', ulong v): WriteUInt64(v); break;
            case ('d', double v): WriteDouble(v); break;
            case ('s', string v): WriteString(v); break;
            case ('o', ObjectPath v): WriteObjectPath(v.Text); break;
            case ('g', SignatureText v): WriteSignature(v.Text); break;
            case ('h', UnixFd v): WriteUInt32(v.Index); break;
            case ('v', DBusVariant v):
                WriteSignature(v.Signature);
                WriteValue(v.Signature, v.Value);
                break;
            case ('a', DBusArray v): WriteArray(type[1..], v); break;
            case ('(', DBusStruct v): WriteStruct(type[1..^1], v); break;
            default: throw new DBusFormatException($"A {value.GetType().Name} isn't a value of type '{type}'.");
        }
    }

    private void WriteArray(ReadOnlySpan<char> element, DBusArray array)
    {
        var mark = StartArray(DBusSignature.Alignment(element[0]));
        foreach (var item in array.Items)
        {
            if (element[0] == '{')
            {
                var entry = item as DBusEntry ?? throw new DBusFormatException("An item of a dictionary isn't an entry.");
                Align(8);
                WriteValue(element[1..2], entry.Key);
                WriteValue(element[2..^1], entry.Value);
            }
            else
            {
                WriteValue(element, item);
            }
        }

        EndArray(mark);
    }

    private void WriteStruct(ReadOnlySpan<char> types, DBusStruct value)
    {
        Align(8);
        foreach (var field in value.Fields)
        {
            if (types.IsEmpty)
            {
                throw new DBusFormatException("A struct has more fields than its type.");
            }

            var length = DBusSignature.LengthOfFirst(types);
            WriteValue(types[..length], field);
            types = types[length..];
        }

        if (!types.IsEmpty)
        {
            throw new DBusFormatException("A struct has fewer fields than its type.");
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_position + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _position + count));
        }

        var span = _buffer.AsSpan(_position, count);
        _position += count;
        return span;
    }
}
