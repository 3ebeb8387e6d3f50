using System.Net;
using System.Net.Sockets;
using LamPS.Core;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>A connection to a message bus, or to one peer. Calls from any thread are pipelined; one thread reads.</summary>
internal sealed class DBusConnection : IAsyncDisposable
{
    /// <summary>Name of the bus itself.</summary>
    public const string BusName = "org.freedesktop.DBus";

    private const string BusPath = "/org/freedesktop/DBus";
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly string _address;
    private readonly Lock _pendingGate = new();
    private readonly Lock _sendGate = new();
    private readonly Dictionary<uint, (CallBatch Batch, int Index)> _pending = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _reader;
    private (MatchRule Rule, Action<DBusMessage> Handler)[] _handlers = [];
    private LamException? _failure;
    private uint _serial;

    private DBusConnection(Socket socket, string address, TimeProvider time)
    {
        _socket = socket;
        _address = address;
        Time = time;
        _reader = new Thread(ReadLoop) { IsBackground = true, Name = "bus reader" };
    }

    /// <summary>Name that the bus gave this connection; empty on a connection to a peer.</summary>
    public string UniqueName { get; private set; } = "";

    /// <summary>Whether the other side is an application and no bus.</summary>
    public bool IsPeer { get; private init; }

    /// <summary>Ends when the connection has ended.</summary>
    public Task Closed => _closed.Task;

    internal TimeProvider Time { get; }

    /// <summary>Connects to a bus.</summary>
    /// <param name="address">Address, such as that of <c>DBUS_SESSION_BUS_ADDRESS</c>.</param>
    /// <param name="time">Clock for time limits.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">Nobody answers there, or the user is refused.</exception>
    public static async Task<DBusConnection> ConnectAsync(string address, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(address, isPeer: false, time, cancellationToken).ConfigureAwait(false);
        try
        {
            var reply = await connection.CallAsync(BusName, BusPath, BusName, "Hello", HandshakeTimeout, cancellationToken).ConfigureAwait(false);
            connection.UniqueName = reply.Reader.ReadString();
            return connection;
        }
        catch (Exception error) when (error is DBusCallException or TimeoutException or DBusFormatException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw DBusErrors.BusUnreachable(address, error.Message, error);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Connects to a peer that speaks D-Bus without being a bus.</summary>
    /// <param name="address">Address.</param>
    /// <param name="time">Clock for time limits.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">Nobody answers there, or the user is refused.</exception>
    public static Task<DBusConnection> ConnectPeerAsync(string address, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(address, isPeer: true, time, cancellationToken);

    private static async Task<DBusConnection> OpenAsync(string address, bool isPeer, TimeProvider time, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var endPoint in DBusAddress.Parse(address))
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                using var limit = new CancellationTokenSource(HandshakeTimeout, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                await OpenAsync(socket, endPoint, address, both.Token).ConfigureAwait(false);
                var connection = new DBusConnection(socket, address, time) { IsPeer = isPeer };
                connection._reader.Start();
                return connection;
            }
            catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException
                || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                socket.Dispose();
                last = error;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw DBusErrors.BusUnreachable(address, last is OperationCanceledException ? "it doesn't answer" : last!.Message, last);
    }

    // By calls that block: a socket that was used by one that doesn't stays so, and each receive would then wait on another thread to wake it.
    private static async Task OpenAsync(Socket socket, EndPoint endPoint, string address, CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.Register(socket.Dispose).ConfigureAwait(false);
        try
        {
            await Task.Run(
                () =>
                {
                    socket.Connect(endPoint);
                    DBusHandshake.Run(socket, address);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
    }

    /// <summary>Makes an empty batch of calls.</summary>
    public CallBatch CreateBatch() => new(this);

    /// <summary>Calls a method without arguments.</summary>
    public Task<DBusMessage> CallAsync(
        string destination, string path, string @interface, string member, TimeSpan timeout, CancellationToken cancellationToken) =>
        CallAsync(destination, path, @interface, member, "", null, timeout, cancellationToken);

    /// <summary>Calls a method.</summary>
    /// <param name="destination">Bus name of the callee.</param>
    /// <param name="path">Object.</param>
    /// <param name="interface">Interface.</param>
    /// <param name="member">Method.</param>
    /// <param name="signature">Types of the arguments.</param>
    /// <param name="writeArguments">Writes the arguments.</param>
    /// <param name="timeout">Longest wait.</param>
    /// <param name="cancellationToken">Cancels; a late reply is dropped.</param>
    /// <exception cref="DBusCallException">The callee answered with an error, or is gone.</exception>
    /// <exception cref="TimeoutException">The callee did not answer in time.</exception>
    /// <exception cref="LamException">The connection was lost.</exception>
    public async Task<DBusMessage> CallAsync(
        string destination,
        string path,
        string @interface,
        string member,
        string signature,
        Action<MessageWriter>? writeArguments,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var batch = CreateBatch();
        batch.Begin(destination, path, @interface, member, signature);
        writeArguments?.Invoke(batch.Writer);
        batch.End();
        var reply = (await batch.SendAsync(timeout, cancellationToken).ConfigureAwait(false))[0]
            ?? throw new TimeoutException($"{destination} did not answer {member} within {timeout.TotalSeconds:0.###} s.");
        return reply.ToException() is { } error ? throw error : reply;
    }

    /// <summary>Receives signals.</summary>
    /// <param name="rule">Which.</param>
    /// <param name="handler">Called on the reading thread: must return at once and never wait.</param>
    /// <param name="timeout">Longest wait for the bus.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SubscribeAsync(MatchRule rule, Action<DBusMessage> handler, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_pendingGate)
        {
            _handlers = [.. _handlers, (rule, handler)];
        }

        if (UniqueName.Length > 0)
        {
            await CallAsync(
                BusName, BusPath, BusName, "AddMatch", "s", w => w.WriteString(rule.ToString()), timeout, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close(null);
        if (_reader.IsAlive && Thread.CurrentThread != _reader)
        {
            await Closed.ConfigureAwait(false);
        }

        _socket.Dispose();
    }

    internal uint NextSerial()
    {
        uint serial;
        do
        {
            serial = Interlocked.Increment(ref _serial);
        }
        while (serial == 0);
        return serial;
    }

    internal void Send(CallBatch batch)
    {
        lock (_pendingGate)
        {
            if (_failure is not null)
            {
                throw _failure;
            }

            for (var i = 0; i < batch.Serials.Count; i++)
            {
                _pending[batch.Serials[i]] = (batch, i);
            }
        }

        Send(batch.Writer.Written.Span);
    }

    internal void Abandon(CallBatch batch)
    {
        if (batch.Done.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_pendingGate)
        {
            foreach (var serial in batch.Serials)
            {
                _pending.Remove(serial);
            }
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (_sendGate)
            {
                while (!bytes.IsEmpty)
                {
                    bytes = bytes[_socket.Send(bytes)..];
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Close(error);
            throw DBusErrors.BusDisconnected(_address, error);
        }
    }

    private void ReadLoop()
    {
        Exception? cause = null;
        try
        {
            var stream = new DBusMessageStream(span => _socket.Receive(span));
            while (stream.Read() is { } message)
            {
                Dispatch(message);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or DBusFormatException)
        {
            cause = error;
        }

        Close(cause);
        _closed.TrySetResult();
    }

    private void Dispatch(DBusMessage message)
    {
        switch (message.Type)
        {
            case DBusMessageType.MethodReturn or DBusMessageType.Error:
                lock (_pendingGate)
                {
                    if (_pending.Remove(message.ReplySerial, out var waiting))
                    {
                        waiting.Batch.Complete(waiting.Index, message);
                    }
                }

                break;
            case DBusMessageType.Signal:
                DispatchSignal(message);
                break;
            case DBusMessageType.MethodCall when !message.NoReplyExpected:
                // Nothing is offered here; a caller must not wait for its time limit to learn that.
                var writer = new MessageWriter(256);
                DBusMessageCodec.EndMessage(
                    writer, DBusMessageCodec.StartError(writer, NextSerial(), message, "org.freedesktop.DBus.Error.UnknownMethod"));
                Send(writer.Written.Span);
                break;
        }
    }

    private void DispatchSignal(DBusMessage message)
    {
        try
        {
            foreach (var (rule, handler) in _handlers)
            {
                if (rule.Matches(message))
                {
                    handler(message);
                }
            }
        }
        catch (DBusFormatException)
        {
            // The body doesn't hold what its signature says: a signal that nobody can read is no reason to end the connection.
        }
    }

    private void Close(Exception? cause)
    {
        CallBatch[] orphans;
        LamException failure;
        lock (_pendingGate)
        {
            failure = _failure ??= DBusErrors.BusDisconnected(_address, cause);
            orphans = [.. _pending.Values.Select(p => p.Batch).Distinct()];
            _pending.Clear();
        }

        foreach (var orphan in orphans)
        {
            orphan.Fail(failure);
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Already closed by the other side.
        }
    }
}
