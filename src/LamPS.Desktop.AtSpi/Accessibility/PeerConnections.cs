using System.Collections.Concurrent;
using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>
/// Direct connections to applications that offer them. A call then passes one process border instead of three: the bus is
/// left out. Where there is none, calls go over the bus.
/// </summary>
/// <remarks>
/// GTK does an action while it handles the call, and when the action shows a modal dialog, the connection that the call came
/// over is deaf until the dialog closes; others are not. So actions have connections of their own, and one that went deaf
/// isn't used again before it answers.
/// </remarks>
internal sealed class PeerConnections(DBusConnection bus, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DeafLimit = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, Peer> _peers = new();

    /// <summary>The connection for questions to an application.</summary>
    public DBusConnection Of(string application) =>

        // The application may end the connection and live on; what is called next goes over the bus.
        _peers.TryGetValue(application, out var peer) && !peer.Questions.Closed.IsCompleted ? peer.Questions : bus;

    /// <summary>Takes a connection for an action on an application; <see cref="GiveBack"/> it when the action was answered.</summary>
    public async Task<DBusConnection> TakeAsync(string application, CancellationToken cancellationToken)
    {
        if (!_peers.TryGetValue(application, out var peer))
        {
            return bus;
        }

        while (peer.Free.TryPop(out var free))
        {
            if (!free.Closed.IsCompleted)
            {
                return free;
            }
        }

        try
        {
            var opened = await DBusConnection.ConnectPeerAsync(peer.Address, time, cancellationToken).ConfigureAwait(false);
            peer.All.Add(opened);
            return opened;
        }
        catch (LamException)
        {
            return bus;
        }
    }

    /// <summary>Gives a connection back; it is used again once the application answers on it.</summary>
    public void GiveBack(string application, DBusConnection connection)
    {
        if (connection != bus && _peers.TryGetValue(application, out var peer))
        {
            _ = FreeWhenHearingAsync(application, peer, connection);
        }
    }

    /// <summary>Connects to an application directly, if it offers that.</summary>
    public async Task ConnectAsync(string application, CancellationToken cancellationToken)
    {
        if (_peers.ContainsKey(application))
        {
            return;
        }

        try
        {
            var root = AccessibleRef.RootOf(application);
            var reply = await bus.CallAsync(
                root.Bus, root.Path, AtSpiNames.Application, "GetApplicationBusAddress", Limit, cancellationToken).ConfigureAwait(false);
            if (reply.Reader.ReadString() is { Length: > 0 } address)
            {
                _peers[application] = new Peer(address, await DBusConnection.ConnectPeerAsync(address, time, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is DBusCallException or DBusFormatException or TimeoutException or LamException)
        {
            // It offers none: the bus carries its calls.
        }
    }

    /// <summary>Ends the connections to an application that has ended.</summary>
    public void Forget(string application)
    {
        if (_peers.TryRemove(application, out var peer))
        {
            _ = peer.DisposeAsync().AsTask();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var application in _peers.Keys)
        {
            if (_peers.TryRemove(application, out var peer))
            {
                await peer.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task FreeWhenHearingAsync(string application, Peer peer, DBusConnection connection)
    {
        var root = AccessibleRef.RootOf(application);
        try
        {
            await connection.CallAsync(root.Bus, root.Path, AtSpiNames.Accessible, "GetRole", DeafLimit, CancellationToken.None).ConfigureAwait(false);
            peer.Free.Push(connection);
        }
        catch (Exception error) when (error is DBusCallException or TimeoutException or LamException)
        {
            // The connection ended with the application.
        }
    }

    private sealed class Peer(string address, DBusConnection questions) : IAsyncDisposable
    {
        public string Address => address;

        public DBusConnection Questions => questions;

        public ConcurrentStack<DBusConnection> Free { get; } = new();

        public ConcurrentBag<DBusConnection> All { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await questions.DisposeAsync().ConfigureAwait(false);
            foreach (var connection in All)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
