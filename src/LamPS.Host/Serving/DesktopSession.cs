namespace LamPS.Host.Serving;

/// <summary>The desktop session that this process lives in.</summary>
internal static class DesktopSession
{
    /// <summary>Whether it has a desktop at all.</summary>
    public static bool HasDesktop => OperatingSystem.IsWindows()
        ? SessionId != 0
        : Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 };

    private static int SessionId
    {
        get
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.SessionId;
        }
    }

    /// <summary>In words, for people.</summary>
    public static string Describe()
    {
        if (OperatingSystem.IsWindows())
        {
            return SessionId == 0 ? "session 0 (services, no desktop)" : $"session {SessionId}";
        }

        return Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 } wayland ? wayland
            : Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } display ? display
            : "none (no desktop)";
    }
}
