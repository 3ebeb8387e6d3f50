namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Calls that go out together; their replies come back in one step. Not safe for use by several threads.</summary>
internal sealed class CallBatch(DBusConnection connection)
{
    private readonly List<uint> _serials = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DBusMessage?[] _replies = [];
    private (int Start, int Body) _current;
    private int _missing;

    /// <summary>How many calls are in it.</summary>
    public int Count => _serials.Count;

    /// <summary>Where the body of the call that was begun last is written.</summary>
    public MessageWriter Writer { get; } = new(4096);

    internal IReadOnlyList<uint> Serials => _serials;

    internal Task Done => _done.Task;

    /// <summary>Begins a call: write its body into <see cref="Writer"/>, then <see cref="End"/> it.</summary>
    /// <returns>Index of its reply.</returns>
    public int Begin(string destination, string path, string @interface, string member, string signature)
    {
        var serial = connection.NextSerial();
        _current = DBusMessageCodec.StartCall(Writer, serial, destination, path, @interface, member, signature);
        _serials.Add(serial);
        return _serials.Count - 1;
    }

    /// <summary>Ends the call that was begun last.</summary>
    public void End() => DBusMessageCodec.EndMessage(Writer, _current);

    /// <summary>Adds a call without arguments.</summary>
    /// <returns>Index of its reply.</returns>
    public int Add(string destination, string path, string @interface, string member)
    {
        var index = Begin(destination, path, @interface, member, "");
        End();
        return index;
    }

    /// <summary>Sends all calls and waits for their replies.</summary>
    /// <param name="timeout">Longest wait.</param>
    /// <param name="cancellationToken">Cancels; late replies are dropped.</param>
    /// <returns>Replies and errors by index; null where none came in time.</returns>
    /// <exception cref="LamPS.Core.LamException">The connection to the bus was lost. That of a peer being lost is an error reply.</exception>
    public async Task<IReadOnlyList<DBusMessage?>> SendAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _replies = new DBusMessage?[_serials.Count];
        _missing = _serials.Count;
        if (_missing == 0)
        {
            return _replies;
        }

        try
        {
            connection.Send(this);
            await _done.Task.WaitAsync(timeout, connection.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What came in time is returned; the caller sees what is missing.
        }
        catch (LamPS.Core.LamException) when (connection.IsPeer)
        {
            // A bus that is gone ends the work; a peer that is gone is one application that has ended.
            connection.Abandon(this);
            var gone = new DBusMessage { Type = DBusMessageType.Error, ErrorName = DBusCallException.Disconnected };
            return [.. _replies.Select(r => r ?? gone)];
        }
        finally
        {
            connection.Abandon(this);
        }

        return _replies;
    }

    // Called by the connection under its lock.
    internal void Complete(int index, DBusMessage reply)
    {
        _replies[index] = reply;
        if (--_missing == 0)
        {
            _done.TrySetResult();
        }
    }

    internal void Fail(Exception error) => _done.TrySetException(error);
}
