using System.Collections.Concurrent;
using LamPS.Core.Desktops;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>
/// Hears that something changed. Only windows, focus, showing and children are subscribed to: all object events together
/// were tens of thousands in one short task, each of which the application has to make.
/// </summary>
internal sealed class ChangeListener(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly (string Event, MatchRule Rule)[] Wanted =
    [
        ("window:", new MatchRule { Interface = "org.a11y.atspi.Event.Window" }),
        ("object:state-changed:focused", new MatchRule { Interface = "org.a11y.atspi.Event.Object", Member = "StateChanged", Argument0 = "focused" }),
        ("object:state-changed:showing", new MatchRule { Interface = "org.a11y.atspi.Event.Object", Member = "StateChanged", Argument0 = "showing" }),
        ("object:children-changed", new MatchRule { Interface = "org.a11y.atspi.Event.Object", Member = "ChildrenChanged" }),
    ];

    private readonly ConcurrentDictionary<string, AccessibleRef> _focus = new();
    private readonly ChangeSignal _signal = new(time);

    /// <summary>How many events came, all in all.</summary>
    public long Heard => _signal.Heard;

    /// <summary>Subscribes.</summary>
    /// <param name="bus">Accessibility bus.</param>
    /// <param name="ended">Called with the name of a connection that ended.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SubscribeAsync(DBusConnection bus, Action<string> ended, CancellationToken cancellationToken)
    {
        foreach (var (name, rule) in Wanted)
        {
            await bus.SubscribeAsync(rule, Hear, Limit, cancellationToken).ConfigureAwait(false);
            await bus.CallAsync(
                AtSpiNames.Registry,
                AtSpiNames.RegistryPath,
                AtSpiNames.Registry,
                "RegisterEvent",
                "s",
                w => w.WriteString(name),
                Limit,
                cancellationToken).ConfigureAwait(false);
        }

        var owners = new MatchRule { Sender = DBusConnection.BusName, Interface = DBusConnection.BusName, Member = "NameOwnerChanged" };
        await bus.SubscribeAsync(owners, m => OwnerChanged(m, ended), Limit, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="ChangeSignal.MarkSeen"/>
    public void MarkSeen() => _signal.MarkSeen();

    /// <inheritdoc cref="ChangeSignal.WaitAsync"/>
    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => _signal.WaitAsync(timeout, cancellationToken);

    /// <inheritdoc cref="ChangeSignal.WaitUntilQuietAsync"/>
    public Task WaitUntilQuietAsync(TimeSpan quiet, TimeSpan limit, CancellationToken cancellationToken) => _signal.WaitUntilQuietAsync(quiet, limit, cancellationToken);

    /// <summary>The object of an application that got the focus last; a null reference when none did.</summary>
    public AccessibleRef FocusOf(string bus) => _focus.GetValueOrDefault(bus);

    private void Hear(DBusMessage message)
    {
        if (message.Member == "StateChanged")
        {
            var reader = message.Reader;
            if (reader.ReadString() == "focused" && reader.ReadInt32() == 1)
            {
                _focus[message.Sender] = new AccessibleRef(message.Sender, message.Path);
            }
        }

        _signal.Wake();
    }

    private void OwnerChanged(DBusMessage message, Action<string> ended)
    {
        var reader = message.Reader;
        var name = reader.ReadString();
        reader.ReadString();
        if (reader.ReadString().Length == 0)
        {
            _focus.TryRemove(name, out _);
            ended(name);
            _signal.Wake();
        }
    }
}
