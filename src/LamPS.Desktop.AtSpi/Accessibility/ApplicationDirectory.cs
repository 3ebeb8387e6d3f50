using System.Collections.Concurrent;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>The applications on the accessibility bus and their windows.</summary>
internal sealed class ApplicationDirectory(AccessibilityClient client)
{
    private const int MaxApplications = 500;
    private const int MaxWindows = 200;

    private static readonly AccessibleRef Desktop = AccessibleRef.RootOf(AtSpiNames.Registry);
    private static readonly TimeSpan ListLimit = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, AccessibleApplication> _known = new();

    /// <summary>All applications. One that doesn't answer is listed without a name.</summary>
    public async Task<IReadOnlyList<AccessibleApplication>> ListAsync(CancellationToken cancellationToken)
    {
        var roots = await client.GetChildrenAsync(Desktop, MaxApplications, cancellationToken).ConfigureAwait(false);
        var unknown = roots.Select(r => r.Bus).Where(b => !_known.ContainsKey(b)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            await LearnAsync(unknown, cancellationToken).ConfigureAwait(false);
        }

        return [.. roots.Select(r => r.Bus).Distinct().Select(b => _known.GetValueOrDefault(b) ?? new AccessibleApplication(b, "", 0))];
    }

    /// <summary>Top-level windows of an application, in its order; empty when it is gone or doesn't answer.</summary>
    public async Task<IReadOnlyList<AccessibleRef>> WindowsAsync(string bus, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetChildrenAsync(AccessibleRef.RootOf(bus), MaxWindows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DBusCallException or TimeoutException or DBusFormatException)
        {
            return [];
        }
    }

    /// <summary>Process of a connection, 0 when unknown.</summary>
    public int ProcessOf(string bus) => _known.TryGetValue(bus, out var known) ? known.ProcessId : 0;

    /// <summary>Forgets an application that has ended.</summary>
    public void Forget(string bus)
    {
        _known.TryRemove(bus, out _);
        client.Peers.Forget(bus);
    }

    private async Task LearnAsync(List<string> buses, CancellationToken cancellationToken)
    {
        var batch = client.Bus.CreateBatch();
        foreach (var bus in buses)
        {
            batch.Begin(DBusConnection.BusName, "/org/freedesktop/DBus", DBusConnection.BusName, "GetConnectionUnixProcessID", "s");
            batch.Writer.WriteString(bus);
            batch.End();
            AccessibilityClient.AddGet(batch, AccessibleRef.RootOf(bus), AtSpiNames.Accessible, "Name");
        }

        var replies = await batch.SendAsync(ListLimit, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < buses.Count; i++)
        {
            var process = replies[2 * i] is { Type: DBusMessageType.MethodReturn, Signature: "u" } pid ? (int)pid.Reader.ReadUInt32() : 0;
            var name = replies[(2 * i) + 1] is { Type: DBusMessageType.MethodReturn } reply && reply.Reader.ReadVariant().Value is string text ? text : null;

            // Without its name it is asked again next time: an application that starts answers late.
            if (name is { Length: > 0 })
            {
                await client.Peers.ConnectAsync(buses[i], cancellationToken).ConfigureAwait(false);
                _known[buses[i]] = new AccessibleApplication(buses[i], name, process);
            }
        }
    }
}
