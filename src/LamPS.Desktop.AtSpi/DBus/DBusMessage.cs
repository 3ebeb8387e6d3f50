namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>A message that was received. Texts in it are untrusted.</summary>
internal sealed record DBusMessage
{
    public required DBusMessageType Type { get; init; }

    public uint Serial { get; init; }

    public uint ReplySerial { get; init; }

    public string Sender { get; init; } = "";

    public string Destination { get; init; } = "";

    public string Path { get; init; } = "";

    public string Interface { get; init; } = "";

    public string Member { get; init; } = "";

    public string ErrorName { get; init; } = "";

    public string Signature { get; init; } = "";

    public bool NoReplyExpected { get; init; }

    public bool BigEndian { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Reads the body.</summary>
    public MessageReader Reader => new(Body.Span, BigEndian);

    /// <summary>The exception of an error reply, or null.</summary>
    public DBusCallException? ToException()
    {
        if (Type != DBusMessageType.Error)
        {
            return null;
        }

        try
        {
            return new DBusCallException(ErrorName, Signature is ['s', ..] ? Reader.ReadString() : "");
        }
        catch (DBusFormatException)
        {
            return new DBusCallException(ErrorName, "");
        }
    }
}
