using LamPS.Contracts.Health;

namespace LamPS.Core.Desktops.Sessions;

/// <summary>Says what keeps a session of Windows from being worked in, and what to do.</summary>
public static class WindowsSessionCheck
{
    // Desktops of a window station (MSDN, "Desktops"): that of the user, that of the logon, lock and consent screens, that of the screen saver.
    private const string UserDesktop = "Default";
    private const string SecureDesktop = "Winlogon";
    private const string InteractiveStation = "WinSta0";
    private const string Area = "windows";

    /// <summary>Looks at a session.</summary>
    /// <param name="facts">What is known of it.</param>
    public static IReadOnlyList<HealthCheck> Of(WindowsSessionFacts facts)
    {
        var session = Session(facts);

        // Where there is no desktop, nothing else can be said of it.
        return session.Ok ? [session, Connection(facts), Lock(facts), Display(facts), Rights(facts)] : [session];
    }

    private static HealthCheck Session(WindowsSessionFacts facts) => facts switch
    {
        { SessionId: 0 } => Missing(
            "session",
            "session 0: services, WinRM and SSH run there; it has no desktop",
            "Let a host run on the desktop, and call it from here: in the session of the desktop, 'lamps serve --at-logon --now'. docs/windows.md"),
        { WindowStation: not InteractiveStation } => Missing(
            "session",
            $"session {facts.SessionId} on the window station {facts.WindowStation}, which has neither screen nor input",
            "Start lamps in the session of a user who is logged on, or by a task that runs only when the user is logged on ('lamps schedule' makes such)."),
        _ => Fine("session", $"session {facts.SessionId}{(facts.IsRemote ? ", remote desktop" : "")}"),
    };

    private static HealthCheck Connection(WindowsSessionFacts facts) => facts switch
    {
        { Connection: SessionConnection.Disconnected } => Missing(
            "connection",
            "the remote desktop is disconnected: nothing is drawn, and no input arrives",
            $"Connect again, or give the session to the console, as administrator: tscon {facts.SessionId} /dest:console"),
        { Connection: SessionConnection.Other } => Missing("connection", "nobody is connected to the session", "Log on, or connect to it; 'query session' shows its state."),
        { IsRemote: true, IsBlank: true } => Missing(
            "connection",
            "the remote desktop draws nothing: the window that shows it is minimised, most likely",
            "Restore that window. On the machine that shows it, the registry value RemoteDesktop_SuppressWhenMinimized = 2 keeps it drawing (docs/windows.md)."),
        { IsRemote: true } => Fine("connection", "a remote desktop is connected; locking, closing or minimising its window would leave nothing to work on"),
        _ => Fine("connection", "connected"),
    };

    private static HealthCheck Lock(WindowsSessionFacts facts) => facts switch
    {
        { IsLocked: true } => Missing("lock", "the session is locked: it shows nothing and takes no input", Unlock),
        { InputDesktop: UserDesktop } => Fine("lock", "not locked"),
        { InputDesktop: SecureDesktop or null } => Missing(
            "lock",
            "a screen of the system has the input: the lock screen, or a question for consent (UAC)",
            $"Answer the question, or unlock. {Unlock}"),
        _ => Missing("lock", $"the desktop '{facts.InputDesktop}' has the input, a screen saver most likely", "Move the mouse; switch the screen saver off on a machine that works alone."),
    };

    private static HealthCheck Display(WindowsSessionFacts facts) => facts.Displays > 0
        ? Fine("display", facts.Displays == 1 ? "1 display" : $"{facts.Displays} displays")
        : Missing("display", "there is no display, so applications have nothing to draw on", "Connect a monitor or a plug that pretends to be one, give the virtual machine a graphics adapter, or log on by remote desktop.");

    // In an area of its own: what can't be operated may be of no interest.
    private static HealthCheck Rights(WindowsSessionFacts facts) => facts.StrongerPrograms.Count == 0
        ? new("rights", "integrity", true, $"{Word(facts.Integrity)}; no window has more", "")
        : new(
            "rights",
            "integrity",
            false,
            $"{string.Join(", ", facts.StrongerPrograms)} {(facts.StrongerPrograms.Count == 1 ? "runs" : "run")} with more rights than lamps ({Word(facts.Integrity)}); Windows lets nobody with less operate their windows",
            "Start those programs without administrator rights; or lamps with them: a terminal as administrator, 'lamps schedule add --highest', 'lamps serve --at-logon --highest'.");

    private const string Unlock = "Unlock it; on a machine that works alone, switch off the lock screen and let the user log on automatically (docs/windows.md).";

    private static string Word(IntegrityLevel level) => level.ToString().ToLowerInvariant();

    private static HealthCheck Fine(string name, string detail) => new(Area, name, true, detail, "");

    private static HealthCheck Missing(string name, string detail, string remedy) => new(Area, name, false, detail, remedy);
}
