using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LamPS.Core;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>
/// A connection to an X server, spoken directly: libX11 ends the whole process when its server goes away. Requests are
/// answered in order, so one lock around request and reply is enough. Calls block for at most some seconds.
/// </summary>
internal sealed class XConnection : IDisposable
{
    private const int AnswerTimeoutMs = 5_000;
    private const int LargestReply = 256 << 20;
    private const byte GetInputFocus = 43;

    private readonly Socket _socket;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, uint> _atoms = [];
    private readonly byte[] _head = new byte[32];
    private ushort _sequence;
    private bool _lost;

    private XConnection(Socket socket, string display, XScreen screen)
    {
        _socket = socket;
        Display = display;
        Screen = screen;
    }

    /// <summary>Name of the display.</summary>
    public string Display { get; }

    /// <summary>The first screen.</summary>
    public XScreen Screen { get; }

    /// <summary>Connects.</summary>
    /// <param name="display">Name of the display.</param>
    /// <param name="authority">File with cookies; it need not exist.</param>
    /// <exception cref="LamException">The name is invalid, or nobody answers, or the cookie is refused.</exception>
    public static XConnection Connect(string? display, string authority)
    {
        var name = XDisplayName.Parse(display);
        var socket = Open(name, display!);
        try
        {
            socket.ReceiveTimeout = AnswerTimeoutMs;
            socket.SendTimeout = AnswerTimeoutMs;
            var cookie = XAuthority.Find(authority, name.Number);
            socket.Send(Greeting(cookie));
            var head = new byte[8];
            ReceiveAll(socket, head);
            var body = new byte[BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)) * 4];
            ReceiveAll(socket, body);
            return head[0] == 1
                ? new XConnection(socket, display!, XScreen.Read(body))
                : throw X11Errors.DisplayUnreachable(display!, Encoding.Latin1.GetString(body, 0, Math.Min(head[1], body.Length)).Trim());
        }
        catch (Exception error) when (error is SocketException or FormatException or EndOfStreamException)
        {
            socket.Dispose();
            throw X11Errors.DisplayUnreachable(display!, error.Message, error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends requests that have no reply, and waits until the server has done them.</summary>
    /// <exception cref="LamException">The server refused one, or is gone.</exception>
    public void Do(params ReadOnlySpan<XRequest> requests)
    {
        lock (_gate)
        {
            var first = (ushort)(_sequence + 1);
            foreach (var request in requests)
            {
                Send(request);
            }

            // Any request with a reply works as a fence: errors of what went before arrive first.
            Send(new XRequest(GetInputFocus, 0, "a fence"));
            var (_, error, at) = Receive();
            if (error != 0)
            {
                var index = Math.Clamp((ushort)(at - first), 0, requests.Length - 1);
                throw X11Errors.DisplayRequestFailed(requests[index].Name, error);
            }
        }
    }

    /// <summary>Sends a request and returns its reply.</summary>
    /// <exception cref="LamException">The server refused it, or is gone.</exception>
    public byte[] Ask(XRequest request) =>
        TryAsk(request, out var reply, out var error) ? reply : throw X11Errors.DisplayRequestFailed(request.Name, error);

    /// <summary>Sends a request and returns its reply, if the server accepts it.</summary>
    public bool TryAsk(XRequest request, out byte[] reply, out byte error)
    {
        lock (_gate)
        {
            Send(request);
            (reply, error, _) = Receive();
            return error == 0;
        }
    }

    /// <summary>Number of a name.</summary>
    public uint Atom(string name)
    {
        lock (_gate)
        {
            if (_atoms.TryGetValue(name, out var atom))
            {
                return atom;
            }
        }

        var reply = Ask(new XRequest(16, 0, "InternAtom").UInt16(name.Length).UInt16(0).Text(name));
        var number = BinaryPrimitives.ReadUInt32LittleEndian(reply.AsSpan(8));
        lock (_gate)
        {
            _atoms[name] = number;
        }

        return number;
    }

    /// <summary>Main operation code of an extension, or 0 when the server lacks it.</summary>
    public byte Extension(string name)
    {
        var reply = Ask(new XRequest(98, 0, "QueryExtension").UInt16(name.Length).UInt16(0).Text(name));
        return reply[8] == 0 ? (byte)0 : reply[9];
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static Socket Open(XDisplayName name, string display)
    {
        EndPoint[] places = name.Host.Length > 0
            ? [new DnsEndPoint(name.Host, 6000 + name.Number)]
            : [new UnixDomainSocketEndPoint($"/tmp/.X11-unix/X{name.Number}"), new UnixDomainSocketEndPoint($"\0/tmp/.X11-unix/X{name.Number}")];
        SocketException? last = null;
        foreach (var place in places)
        {
            var socket = place is DnsEndPoint
                ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
                : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(place);
                return socket;
            }
            catch (SocketException error)
            {
                last = error;
                socket.Dispose();
            }
        }

        throw X11Errors.DisplayUnreachable(display, last!.Message, last);
    }

    private static byte[] Greeting(byte[] cookie)
    {
        var method = cookie.Length == 0 ? "" : XAuthority.CookieMethod;
        var greeting = new byte[12 + ((method.Length + 3) & ~3) + ((cookie.Length + 3) & ~3)];
        greeting[0] = (byte)'l';
        greeting[2] = 11;
        BinaryPrimitives.WriteUInt16LittleEndian(greeting.AsSpan(6), (ushort)method.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(greeting.AsSpan(8), (ushort)cookie.Length);
        Encoding.ASCII.GetBytes(method, greeting.AsSpan(12));
        cookie.CopyTo(greeting, 12 + ((method.Length + 3) & ~3));
        return greeting;
    }

    private static void ReceiveAll(Socket socket, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var received = socket.Receive(into);
            into = received == 0 ? throw new EndOfStreamException("it closed the connection") : into[received..];
        }
    }

    private void Send(XRequest request)
    {
        if (_lost)
        {
            throw X11Errors.DisplayLost(Display);
        }

        try
        {
            for (var bytes = request.Finish(); !bytes.IsEmpty;)
            {
                bytes = bytes[_socket.Send(bytes)..];
            }

            _sequence++;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            _lost = true;
            throw X11Errors.DisplayLost(Display, error);
        }
    }

    // The reply to the last request, and the first error that came on the way.
    private (byte[] Reply, byte Error, ushort Sequence) Receive()
    {
        byte error = 0;
        ushort errorAt = 0;
        try
        {
            while (true)
            {
                ReceiveAll(_socket, _head);
                var sequence = BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(2));
                var extra = _head[0] is 1 or 35 ? BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(4)) * 4L : 0;
                if (extra > LargestReply)
                {
                    _lost = true;
                    throw X11Errors.DisplayLost(Display);
                }

                switch (_head[0])
                {
                    case 0 when error == 0:
                        error = _head[1];
                        errorAt = sequence;
                        break;
                    case 1:
                        var reply = new byte[32 + extra];
                        _head.CopyTo(reply, 0);
                        ReceiveAll(_socket, reply.AsSpan(32));
                        if (sequence == _sequence)
                        {
                            return (reply, error, errorAt);
                        }

                        break;
                    default:
                        // An event; only keymap changes and generic events come unasked, and nobody here waits for them.
                        ReceiveAll(_socket, new byte[extra]);
                        break;
                }

                if (error != 0 && errorAt == _sequence)
                {
                    return ([], error, errorAt);
                }
            }
        }
        catch (Exception lost) when (lost is SocketException or EndOfStreamException or ObjectDisposedException)
        {
            _lost = true;
            throw X11Errors.DisplayLost(Display, lost);
        }
    }
}
