namespace LamPS.Host.Serving;

/// <summary>The desktop session that this process lives in.</summary>
internal static class DesktopSession
{
    /// <summary>In words, for people.</summary>
    public static string Describe()
    {
        if (OperatingSystem.IsWindows())
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.SessionId == 0 ? "session 0 (services, no desktop)" : $"session {process.SessionId}";
        }

        return Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 } wayland ? wayland
            : Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } display ? display
            : "none (no desktop)";
    }
}
