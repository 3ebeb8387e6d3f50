namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>What a desktop needs to know of the session that it works in.</summary>
/// <param name="Display">Name of the display; empty when there is none (a Wayland session without X).</param>
/// <param name="Authority">File with the display's cookies.</param>
/// <param name="AccessibilityAddress">Address of the accessibility bus.</param>
/// <param name="Environment">Whole environment for applications.</param>
/// <param name="Folder">Folder for logs and profiles, removed with the desktop.</param>
/// <param name="IsHeadless">Whether it is a private session, in which everything may be ended.</param>
/// <param name="Owner">Takes the session, or what was made for it, down.</param>
internal sealed record DesktopSession(
    string Display,
    string Authority,
    string AccessibilityAddress,
    IReadOnlyDictionary<string, string> Environment,
    string Folder,
    bool IsHeadless,
    IAsyncDisposable Owner)
{
    /// <summary>A headless session.</summary>
    public static DesktopSession Of(HeadlessSession session) => new(
        session.Display,
        session.Environment["XAUTHORITY"],
        session.AccessibilityBusAddress,
        session.Environment,
        session.Folder,
        true,
        session);
}
