using System.Collections.Concurrent;
using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>
/// Direct connections to applications that offer one. A call then passes one process border instead of three: the bus is
/// left out. Where there is none, calls go over the bus.
/// </summary>
internal sealed class PeerConnections(DBusConnection bus, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, DBusConnection> _peers = new();

    /// <summary>The connection to use for an application.</summary>
    public DBusConnection Of(string application)
    {
        if (!_peers.TryGetValue(application, out var peer))
        {
            return bus;
        }

        // The application may end the connection and live on; what is called next goes over the bus.
        return peer.Closed.IsCompleted ? bus : peer;
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
                _peers[application] = await DBusConnection.ConnectPeerAsync(address, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is DBusCallException or DBusFormatException or TimeoutException or LamException)
        {
            // It offers none: the bus carries its calls.
        }
    }

    /// <summary>Ends the connection to an application that has ended.</summary>
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
        foreach (var peer in _peers.Values)
        {
            await peer.DisposeAsync().ConfigureAwait(false);
        }

        _peers.Clear();
    }
}
