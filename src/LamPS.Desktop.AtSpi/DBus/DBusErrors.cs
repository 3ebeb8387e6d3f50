using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Errors of connecting to a message bus.</summary>
internal static class DBusErrors
{
    public static LamException BusAddressInvalid(string address, string why) => new(
        nameof(BusAddressInvalid),
        ExitCode.NotReady,
        $"The bus address '{address}' can't be used: {why}.",
        "Set DBUS_SESSION_BUS_ADDRESS to an address such as 'unix:path=/run/user/1000/bus', or use a headless session.");

    public static LamException BusUnreachable(string address, string why, Exception? inner = null) => new(
        nameof(BusUnreachable),
        ExitCode.NotReady,
        $"No message bus answers at '{address}': {why}.",
        "Start the session bus (dbus-run-session, or log in to a desktop), or use a headless session.",
        inner);

    public static LamException BusRefused(string address, string answer) => new(
        nameof(BusRefused),
        ExitCode.NotReady,
        $"The message bus at '{address}' refused this user: {answer}.",
        "Run as the user who owns the desktop session.");

    public static LamException BusDisconnected(string address, Exception? inner = null) => new(
        nameof(BusDisconnected),
        ExitCode.NotReady,
        $"The connection to the message bus at '{address}' was lost.",
        "The desktop session probably ended; start it again.",
        inner);
}
