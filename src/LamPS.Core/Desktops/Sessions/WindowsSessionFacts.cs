namespace LamPS.Core.Desktops.Sessions;

/// <summary>What Windows says of the session that a process lives in.</summary>
public sealed record WindowsSessionFacts
{
    /// <summary>Number of the session; 0 is that of services and of remote shells.</summary>
    public required int SessionId { get; init; }

    /// <summary>Name of the window station; only <c>WinSta0</c> has a screen and input.</summary>
    public string WindowStation { get; init; } = "WinSta0";

    /// <summary>How the session is connected.</summary>
    public SessionConnection Connection { get; init; } = SessionConnection.Active;

    /// <summary>Whether it is shown by a remote desktop client.</summary>
    public bool IsRemote { get; init; }

    /// <summary>Whether it is locked; null when Windows doesn't say.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>Name of the desktop that takes input: <c>Default</c> for that of the user; null when it may not be opened.</summary>
    public string? InputDesktop { get; init; } = "Default";

    /// <summary>How many displays there are.</summary>
    public int Displays { get; init; } = 1;

    /// <summary>Whether all that the screen shows is black; null when it can't be read.</summary>
    public bool? IsBlank { get; init; }

    /// <summary>Integrity level of this process.</summary>
    public IntegrityLevel Integrity { get; init; } = IntegrityLevel.Medium;

    /// <summary>Names of programs with windows that run with a higher integrity level.</summary>
    public IReadOnlyList<string> StrongerPrograms { get; init; } = [];
}
