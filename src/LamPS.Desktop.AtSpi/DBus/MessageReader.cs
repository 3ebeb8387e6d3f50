using System.Buffers.Binary;
using System.Text;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>
/// Reads values in the D-Bus wire format. Lengths are checked against the bytes that are there before anything is allocated,
/// and each read throws <see cref="DBusFormatException"/> and nothing else on bytes that break the format.
/// </summary>
/// <param name="data">Bytes; offset 0 is where alignment counts from.</param>
/// <param name="bigEndian">Byte order.</param>
internal ref struct MessageReader(ReadOnlySpan<byte> data, bool bigEndian = false)
{
    /// <summary>Longest array, bytes (specification).</summary>
    public const int MaxArray = 1 << 26;

    // A boxed value costs many times its bytes on the wire, so the generic reader counts them.
    private const int MaxValues = 4_000_000;
    private const int MaxVariantDepth = 64;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly bool _bigEndian = bigEndian;
    private int _position;
    private int _values;

    /// <summary>Bytes read.</summary>
    public readonly int Position => _position;

    /// <summary>Whether all bytes were read.</summary>
    public readonly bool AtEnd => _position >= _data.Length;

    /// <summary>Skips to the next multiple of 1, 2, 4 or 8.</summary>
    public void Align(int alignment)
    {
        var padding = -_position & (alignment - 1);
        foreach (var b in Take(padding))
        {
            if (b != 0)
            {
                throw new DBusFormatException($"The padding before offset {_position} isn't zero.");
            }
        }
    }

    public byte ReadByte() => Take(1)[0];

    public bool ReadBoolean() => ReadUInt32() switch
    {
        0 => false,
        1 => true,
        var other => throw new DBusFormatException($"A boolean is {other}."),
    };

    public short ReadInt16() => (short)ReadUInt16();

    public ushort ReadUInt16()
    {
        Align(2);
        var bytes = Take(2);
        return _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public int ReadInt32() => (int)ReadUInt32();

    public uint ReadUInt32()
    {
        Align(4);
        var bytes = Take(4);
        return _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public long ReadInt64() => (long)ReadUInt64();

    public ulong ReadUInt64()
    {
        Align(8);
        var bytes = Take(8);
        return _bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadUInt64());

    public string ReadString()
    {
        var length = ReadUInt32();
        if (length > (uint)(_data.Length - _position))
        {
            throw Short(length);
        }

        return ReadText((int)length);
    }

    public string ReadObjectPath()
    {
        var text = ReadString();
        return ObjectPath.IsValid(text) ? text : throw new DBusFormatException("An object path is malformed.");
    }

    public string ReadSignature()
    {
        var text = ReadText(ReadByte());
        DBusSignature.Validate(text);
        return text;
    }

    /// <summary>Reads the start of an array.</summary>
    /// <param name="alignment">Alignment of its elements.</param>
    /// <returns>The position at which it ends: read elements while <see cref="Position"/> is below.</returns>
    public int ReadArrayStart(int alignment)
    {
        var length = ReadUInt32();
        if (length > MaxArray)
        {
            throw new DBusFormatException($"An array has {length} bytes, more than {MaxArray}.");
        }

        Align(alignment);
        return length > (uint)(_data.Length - _position) ? throw Short(length) : _position + (int)length;
    }

    /// <summary>Whether an array has another element.</summary>
    /// <param name="end">What <see cref="ReadArrayStart"/> returned.</param>
    public readonly bool HasNext(int end) => _position < end
        || (_position == end ? false : throw new DBusFormatException("An element goes beyond the end of its array."));

    /// <summary>Reads one value of a complete type.</summary>
    /// <param name="type">Signature of a single complete type.</param>
    public object ReadValue(ReadOnlySpan<char> type) => ReadValue(type, 0);

    /// <summary>Reads a variant.</summary>
    public DBusVariant ReadVariant() => ReadVariant(0);

    /// <summary>Skips one value of a complete type.</summary>
    public void Skip(ReadOnlySpan<char> type)
    {
        switch (type[0])
        {
            case 's': ReadString(); break;
            case 'a':
                var end = ReadArrayStart(DBusSignature.Alignment(type[1]));
                _position = end;
                break;
            default: ReadValue(type, 0); break;
        }
    }

    private DBusVariant ReadVariant(int depth)
    {
        if (depth > MaxVariantDepth)
        {
            throw new DBusFormatException($"Values nest deeper than {MaxVariantDepth}.");
        }

        var signature = ReadSignature();
        return signature.Length > 0 && DBusSignature.LengthOfFirst(signature) == signature.Length
            ? new DBusVariant(signature, ReadValue(signature, depth + 1))
            : throw new DBusFormatException("A variant doesn't hold exactly one type.");
    }

    private object ReadValue(ReadOnlySpan<char> type, int depth)
    {
        if (++_values > MaxValues)
        {
            throw new DBusFormatException($"A message holds more than {MaxValues} values.");
        }

        if (depth > MaxVariantDepth)
        {
            throw new DBusFormatException($"Values nest deeper than {MaxVariantDepth}.");
        }

        return type[0] switch
        {
            'y' => ReadByte(),
            'b' => ReadBoolean(),
            'n' => ReadInt16(),
            'q' => ReadUInt16(),
            'i' => ReadInt32(),
            'u' => ReadUInt32(),
            'x' => ReadInt64(),
            't' => ReadUInt64(),
            'd' => ReadDouble(),
            's' => ReadString(),
            'o' => new ObjectPath(ReadObjectPath()),
            'g' => new SignatureText(ReadSignature()),
            'h' => new UnixFd(ReadUInt32()),
            'v' => ReadVariant(depth),
            'a' => ReadArray(type[1..], depth + 1),
            '(' => ReadStruct(type[1..^1], depth + 1),
            _ => throw new DBusFormatException("A signature holds an unknown type."),
        };
    }

    private DBusArray ReadArray(ReadOnlySpan<char> element, int depth)
    {
        var end = ReadArrayStart(DBusSignature.Alignment(element[0]));
        var items = new List<object>();
        while (HasNext(end))
        {
            items.Add(element[0] == '{' ? ReadEntry(element, depth) : ReadValue(element, depth));
        }

        return new DBusArray(element.ToString(), items);
    }

    private DBusEntry ReadEntry(ReadOnlySpan<char> type, int depth)
    {
        Align(8);
        return new DBusEntry(ReadValue(type[1..2], depth + 1), ReadValue(type[2..^1], depth + 1));
    }

    private DBusStruct ReadStruct(ReadOnlySpan<char> types, int depth)
    {
        Align(8);
        var fields = new List<object>();
        while (!types.IsEmpty)
        {
            var length = DBusSignature.LengthOfFirst(types);
            fields.Add(ReadValue(types[..length], depth));
            types = types[length..];
        }

        return new DBusStruct(fields);
    }

    private string ReadText(int length)
    {
        var bytes = Take(length);
        if (ReadByte() != 0)
        {
            throw new DBusFormatException("A text doesn't end with a zero byte.");
        }

        if (bytes.Contains((byte)0))
        {
            throw new DBusFormatException("A text has a zero byte inside.");
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new DBusFormatException("A text isn't UTF-8.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _data.Length - _position)
        {
            throw Short((uint)count);
        }

        var slice = _data.Slice(_position, count);
        _position += count;
        return slice;
    }

    private readonly DBusFormatException Short(uint needed) =>
        new($"{needed} bytes are due at offset {_position}, {_data.Length - _position} are there.");
}
