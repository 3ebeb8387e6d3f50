namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>How a headless session is started.</summary>
public sealed record HeadlessOptions
{
    /// <summary>Width of its screen, pixels, 320 to 8192.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of its screen, pixels, 240 to 8192.</summary>
    public int Height { get; init; } = 960;

    /// <summary>How long all of its parts together may take to start.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Folder in which the session's own folder is made; null for the temporary folder.</summary>
    public string? ParentFolder { get; init; }
}
