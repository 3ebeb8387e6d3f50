using System.Buffers.Binary;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>The frame of a message: a fixed part of 16 bytes, header fields, and the body.</summary>
internal static class DBusMessageCodec
{
    /// <summary>Bytes of the fixed part.</summary>
    public const int FixedLength = 16;

    /// <summary>Longest message, bytes (specification).</summary>
    public const int MaxMessage = 1 << 27;

    private const byte NoReplyExpected = 1;

    /// <summary>Size of the parts of a message, from its fixed part.</summary>
    /// <param name="bytes">At least <see cref="FixedLength"/> bytes.</param>
    /// <returns>Bytes up to the body, and bytes of the body.</returns>
    /// <exception cref="DBusFormatException">The bytes aren't the start of a message.</exception>
    public static (int Header, int Body) Measure(ReadOnlySpan<byte> bytes)
    {
        var bigEndian = IsBigEndian(bytes[0]);
        if (bytes[3] != 1)
        {
            throw new DBusFormatException($"Protocol version {bytes[3]} isn't known.");
        }

        var body = ReadUInt32(bytes[4..], bigEndian);
        var fields = ReadUInt32(bytes[12..], bigEndian);
        var header = FixedLength + (((ulong)fields + 7) & ~7ul);
        return fields <= MessageReader.MaxArray && header + body <= MaxMessage
            ? ((int)header, (int)body)
            : throw new DBusFormatException($"A message of {header + body} bytes is longer than {MaxMessage}.");
    }

    /// <summary>Reads the header of a message.</summary>
    /// <param name="header">The bytes up to the body.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="DBusFormatException">The bytes break the format.</exception>
    public static DBusMessage Read(ReadOnlySpan<byte> header, ReadOnlyMemory<byte> body)
    {
        var bigEndian = IsBigEndian(header[0]);
        var reader = new MessageReader(header, bigEndian);
        reader.ReadByte();
        var type = reader.ReadByte();
        var flags = reader.ReadByte();
        reader.ReadByte();
        reader.ReadUInt32();
        var serial = reader.ReadUInt32();
        if (serial == 0)
        {
            throw new DBusFormatException("The serial of a message is 0.");
        }

        string path = "", @interface = "", member = "", error = "", destination = "", sender = "", signature = "";
        uint replySerial = 0;
        var end = reader.ReadArrayStart(8);
        while (reader.HasNext(end))
        {
            reader.Align(8);
            var code = reader.ReadByte();
            var fieldType = reader.ReadSignature();
            switch (code, fieldType)
            {
                case (1, "o"): path = reader.ReadObjectPath(); break;
                case (2, "s"): @interface = reader.ReadString(); break;
                case (3, "s"): member = reader.ReadString(); break;
                case (4, "s"): error = reader.ReadString(); break;
                case (5, "u"): replySerial = reader.ReadUInt32(); break;
                case (6, "s"): destination = reader.ReadString(); break;
                case (7, "s"): sender = reader.ReadString(); break;
                case (8, "g"): signature = reader.ReadSignature(); break;
                case (<= 8, _): throw new DBusFormatException($"Header field {code} has type '{fieldType}'.");
                default:
                    if (fieldType.Length == 0 || DBusSignature.LengthOfFirst(fieldType) != fieldType.Length)
                    {
                        throw new DBusFormatException($"Header field {code} doesn't hold exactly one type.");
                    }

                    reader.Skip(fieldType);
                    break;
            }
        }

        return new DBusMessage
        {
            Type = (DBusMessageType)type,
            Serial = serial,
            ReplySerial = replySerial,
            Sender = sender,
            Destination = destination,
            Path = path,
            Interface = @interface,
            Member = member,
            ErrorName = error,
            Signature = signature,
            NoReplyExpected = (flags & NoReplyExpected) != 0,
            BigEndian = bigEndian,
            Body = body,
        };
    }

    /// <summary>Writes the header of a method call; the body follows, then <see cref="EndMessage"/>.</summary>
    /// <returns>Where the message starts in the writer and where its body does.</returns>
    public static (int Start, int Body) StartCall(
        MessageWriter writer, uint serial, string destination, string path, string @interface, string member, string signature)
    {
        var start = StartMessage(writer, DBusMessageType.MethodCall, 0, serial);
        var fields = writer.StartArray(8);
        WriteField(writer, 1, "o", path);
        WriteField(writer, 3, "s", member);
        if (@interface.Length > 0)
        {
            WriteField(writer, 2, "s", @interface);
        }

        if (destination.Length > 0)
        {
            WriteField(writer, 6, "s", destination);
        }

        return EndHeader(writer, start, fields, signature);
    }

    /// <summary>Writes the header of an error reply to a call.</summary>
    public static (int Start, int Body) StartError(MessageWriter writer, uint serial, DBusMessage call, string error)
    {
        var start = StartMessage(writer, DBusMessageType.Error, NoReplyExpected, serial);
        var fields = writer.StartArray(8);
        WriteField(writer, 4, "s", error);
        writer.Align(8);
        writer.WriteByte(5);
        writer.WriteSignature("u");
        writer.WriteUInt32(call.Serial);
        if (call.Sender.Length > 0)
        {
            WriteField(writer, 6, "s", call.Sender);
        }

        return EndHeader(writer, start, fields, "");
    }

    /// <summary>Ends a message: fills in the length of its body.</summary>
    public static void EndMessage(MessageWriter writer, (int Start, int Body) message) =>
        writer.PatchUInt32(message.Start + 4, (uint)(writer.Length - message.Body));

    private static int StartMessage(MessageWriter writer, DBusMessageType type, byte flags, uint serial)
    {
        writer.StartMessage();
        var start = writer.Length;
        writer.WriteByte((byte)'l');
        writer.WriteByte((byte)type);
        writer.WriteByte(flags);
        writer.WriteByte(1);
        writer.WriteUInt32(0);
        writer.WriteUInt32(serial);
        return start;
    }

    private static (int Start, int Body) EndHeader(MessageWriter writer, int start, (int LengthAt, int Start) fields, string signature)
    {
        if (signature.Length > 0)
        {
            writer.Align(8);
            writer.WriteByte(8);
            writer.WriteSignature("g");
            writer.WriteSignature(signature);
        }

        writer.EndArray(fields);
        writer.Align(8);
        return (start, writer.Length);
    }

    private static void WriteField(MessageWriter writer, byte code, string type, string value)
    {
        writer.Align(8);
        writer.WriteByte(code);
        writer.WriteSignature(type);
        writer.WriteString(value);
    }

    private static bool IsBigEndian(byte mark) => mark switch
    {
        (byte)'l' => false,
        (byte)'B' => true,
        _ => throw new DBusFormatException($"Byte order 0x{mark:X2} isn't known."),
    };

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
