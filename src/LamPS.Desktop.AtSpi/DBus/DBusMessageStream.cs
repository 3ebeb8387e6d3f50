namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Takes messages out of a stream of bytes.</summary>
/// <param name="receive">Receives some bytes, waiting for at least one; 0 at the end of the stream.</param>
internal sealed class DBusMessageStream(DBusMessageStream.ReceiveBytes receive)
{
    // Longer bodies are dropped while they arrive: no answer that is useful here comes near, and memory stays bounded.
    internal const int MaxBody = 32 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Receives bytes into a span.</summary>
    public delegate int ReceiveBytes(Span<byte> into);

    /// <summary>Reads the next message. A reply that is too large becomes an error reply.</summary>
    /// <returns>The message, or null at the end of the stream.</returns>
    /// <exception cref="DBusFormatException">The bytes break the format; the stream can't be read further.</exception>
    public DBusMessage? Read()
    {
        if (!Fill(DBusMessageCodec.FixedLength))
        {
            return null;
        }

        var (header, body) = DBusMessageCodec.Measure(_buffer.AsSpan(_start, DBusMessageCodec.FixedLength));
        if (header > MaxBody)
        {
            throw new DBusFormatException($"The header of a message has {header} bytes.");
        }

        if (body > MaxBody)
        {
            return Fill(header) ? DropBody(header, body) : null;
        }

        if (!Fill(header + body))
        {
            return null;
        }

        var message = DBusMessageCodec.Read(_buffer.AsSpan(_start, header), _buffer.AsSpan(_start + header, body).ToArray());
        _start += header + body;
        return message;
    }

    private DBusMessage? DropBody(int header, int body)
    {
        var message = DBusMessageCodec.Read(_buffer.AsSpan(_start, header), default);
        _start += header;
        while (body > 0)
        {
            if (!Fill(1))
            {
                return null;
            }

            var dropped = Math.Min(body, _end - _start);
            _start += dropped;
            body -= dropped;
        }

        return message with
        {
            Type = message.Type == DBusMessageType.MethodReturn ? DBusMessageType.Error : message.Type,
            ErrorName = DBusCallException.TooLarge,
            Signature = "",
        };
    }

    // Makes at least count bytes available. The buffer grows with what arrives, not with what a header claims.
    private bool Fill(int count)
    {
        while (_end - _start < count)
        {
            if (_start > 0 && (_start == _end || _buffer.Length - _start < count))
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                _end -= _start;
                _start = 0;
            }

            if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var received = receive(_buffer.AsSpan(_end));
            if (received == 0)
            {
                return false;
            }

            _end += received;
        }

        return true;
    }
}
