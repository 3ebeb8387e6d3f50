using System.Net.Sockets;
using System.Text;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Tests.DBus;

/// <summary>The other side of a connection, played by a test.</summary>
internal sealed class FakePeer : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _answer;
    private Socket? _socket;
    private DBusMessageStream? _stream;
    private uint _serial = 1000;

    public FakePeer(string answer = "OK 0123456789abcdef")
    {
        _answer = answer;
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
    }

    public string Address => "unix:path=" + _path;

    public async Task<DBusConnection> ConnectAsync(TimeProvider? time = null)
    {
        var accepting = AcceptAsync();
        var connection = await DBusConnection.ConnectPeerAsync(Address, time ?? TimeProvider.System, CancellationToken.None);
        await accepting;
        return connection;
    }

    public async Task AcceptAsync()
    {
        _socket = await _listener.AcceptAsync();
        _stream = new DBusMessageStream(span => _socket.Receive(span));
        var line = ReadLine();
        if (!line.StartsWith("\0AUTH EXTERNAL ", StringComparison.Ordinal))
            throw new InvalidOperationException(line);
        _socket.Send(Encoding.ASCII.GetBytes(_answer + "\r\n"));
        if (_answer.StartsWith("OK", StringComparison.Ordinal) && ReadLine() != "BEGIN")
            throw new InvalidOperationException("no BEGIN");
    }

    public DBusMessage Receive() => _stream!.Read() ?? throw new EndOfStreamException();

    public void Reply(DBusMessage call, string text) => Send(DBusMessageType.MethodReturn, call.Serial, "s", w => w.WriteString(text));

    public void Send(DBusMessageType type, uint replySerial, string signature, Action<MessageWriter> body, string error = "")
    {
        var writer = new MessageWriter();
        writer.StartMessage();
        writer.WriteByte((byte)'l');
        writer.WriteByte((byte)type);
        writer.WriteByte(1);
        writer.WriteByte(1);
        writer.WriteUInt32(0);
        writer.WriteUInt32(++_serial);
        var fields = writer.StartArray(8);
        Field(5, "u", w => w.WriteUInt32(replySerial));
        if (error.Length > 0)
            Field(4, "s", w => w.WriteString(error));
        if (type == DBusMessageType.Signal)
        {
            Field(1, "o", w => w.WriteObjectPath("/a"));
            Field(2, "s", w => w.WriteString("a.B"));
            Field(3, "s", w => w.WriteString("Changed"));
        }

        Field(8, "g", w => w.WriteSignature(signature));
        writer.EndArray(fields);
        writer.Align(8);
        var start = writer.Length;
        body(writer);
        writer.PatchUInt32(4, (uint)(writer.Length - start));
        _socket!.Send(writer.Written.Span);

        void Field(byte code, string fieldType, Action<MessageWriter> value)
        {
            writer.Align(8);
            writer.WriteByte(code);
            writer.WriteSignature(fieldType);
            value(writer);
        }
    }

    public void SendRaw(byte[] bytes) => _socket!.Send(bytes);

    public void Hangup()
    {
        _socket!.Shutdown(SocketShutdown.Both);
        _socket.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _listener.Dispose();
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (_socket!.Receive(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
