using System.Security.Cryptography;
using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>The session that this process was started in.</summary>
internal static class UserSession
{
    /// <summary>Finds the session's buses and display, and switches accessibility on where it is off.</summary>
    /// <exception cref="LamException">There is no session, or it has no accessibility bus.</exception>
    public static async Task<DesktopSession> FindAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var address = SessionBusAddress() ?? throw SessionErrors.SessionBusUnknown();
        string accessibility;
        await using (var bus = await DBusConnection.ConnectAsync(address, time, cancellationToken).ConfigureAwait(false))
        {
            accessibility = await AccessibilityBus.FindAsync(bus, cancellationToken).ConfigureAwait(false);
            if (!await AccessibilityBus.IsEnabledAsync(bus, cancellationToken).ConfigureAwait(false))
            {
                await AccessibilityBus.EnableAsync(bus, cancellationToken).ConfigureAwait(false);
            }
        }

        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        environment["DBUS_SESSION_BUS_ADDRESS"] = address;
        var authority = environment.GetValueOrDefault("XAUTHORITY")
            ?? Path.Combine(environment.GetValueOrDefault("HOME", "/"), ".Xauthority");
        var folder = Path.Combine(Path.GetTempPath(), "lamps-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        PrivateFolder.Create(folder);

        // Nothing carries the shell's mark here: it only removes the folder, also after a crash.
        var reaper = SessionReaper.Start(folder, time);
        return new DesktopSession(environment.GetValueOrDefault("DISPLAY", ""), authority, accessibility, environment, folder, false, reaper);
    }

    private static string? SessionBusAddress()
    {
        if (Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is { Length: > 0 } address)
        {
            return address;
        }

        return Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "bus"))
            ? "unix:path=" + Path.Combine(folder, "bus")
            : null;
    }
}
