namespace LamPS.Core.Desktops.Sessions;

/// <summary>What a Linux system says of the session that a process lives in.</summary>
public sealed record LinuxSessionFacts
{
    /// <summary>The display, as <c>WAYLAND_DISPLAY</c> or <c>DISPLAY</c> has it; empty when there is none.</summary>
    public required string Display { get; init; }

    /// <summary>Whether the process runs as root for another user, as under <c>sudo</c>.</summary>
    public bool IsRootForAnother { get; init; }

    /// <summary>What logind says of the session; null when it says nothing.</summary>
    public LogindSession? Logind { get; init; }
}

/// <summary>A session as logind has it (<c>loginctl show-session</c>).</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsActive">Whether it has the screen and the keyboard.</param>
/// <param name="IsLocked">Whether its screen is locked.</param>
public sealed record LogindSession(string Id, bool IsActive, bool IsLocked)
{
    /// <summary>Reads what <c>loginctl show-session</c> writes.</summary>
    /// <param name="text">Lines <c>NAME=VALUE</c>.</param>
    /// <returns>Null when that isn't a session.</returns>
    public static LogindSession? Read(string text)
    {
        var values = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('=', 2)).Where(p => p.Length == 2)
            .GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1]);
        return values.GetValueOrDefault("Id") is { Length: > 0 } id
            ? new LogindSession(id, values.GetValueOrDefault("Active") is null or "yes", values.GetValueOrDefault("LockedHint") == "yes")
            : null;
    }
}
