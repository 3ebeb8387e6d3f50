using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>Finds the accessibility bus of a session and switches accessibility on.</summary>
internal static class AccessibilityBus
{
    private const string Service = "org.a11y.Bus";
    private const string ServicePath = "/org/a11y/bus";
    private const string Status = "org.a11y.Status";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Address of the accessibility bus; the bus starts it when it doesn't run.</summary>
    /// <exception cref="LamException">There is none.</exception>
    public static async Task<string> FindAsync(DBusConnection session, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await session.CallAsync(Service, ServicePath, Service, "GetAddress", Limit, cancellationToken).ConfigureAwait(false);
            var address = reply.Reader.ReadString();
            return address.Length > 0 ? address : throw SessionErrors.AccessibilityMissing("its launcher names no address");
        }
        catch (Exception error) when (error is DBusCallException or TimeoutException or DBusFormatException)
        {
            throw SessionErrors.AccessibilityMissing(error.Message);
        }
    }

    /// <summary>Whether applications are asked to offer their elements.</summary>
    public static async Task<bool> IsEnabledAsync(DBusConnection session, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await session.CallAsync(
                Service, ServicePath, "org.freedesktop.DBus.Properties", "Get", "ss", w => { w.WriteString(Status); w.WriteString("IsEnabled"); }, Limit, cancellationToken).ConfigureAwait(false);
            return reply.Reader.ReadVariant().Value is true;
        }
        catch (Exception error) when (error is DBusCallException or TimeoutException or DBusFormatException)
        {
            return false;
        }
    }

    /// <summary>Asks applications to offer their elements, also those that do so only for screen readers.</summary>
    /// <exception cref="LamException">The session refuses.</exception>
    public static async Task EnableAsync(DBusConnection session, CancellationToken cancellationToken)
    {
        var batch = session.CreateBatch();
        foreach (var property in (string[])["IsEnabled", "ScreenReaderEnabled"])
        {
            batch.Begin(Service, ServicePath, "org.freedesktop.DBus.Properties", "Set", "ssv");
            batch.Writer.WriteString(Status);
            batch.Writer.WriteString(property);
            batch.Writer.WriteSignature("b");
            batch.Writer.WriteBoolean(true);
            batch.End();
        }

        foreach (var reply in await batch.SendAsync(Limit, cancellationToken).ConfigureAwait(false))
        {
            if (reply is null || reply.ToException() is not null)
            {
                throw SessionErrors.AccessibilityDisabled(reply?.ToException()?.Message ?? "its launcher doesn't answer");
            }
        }
    }
}
