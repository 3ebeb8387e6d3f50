using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>Errors of sessions.</summary>
internal static class SessionErrors
{
    public static LamException SessionProgramMissing(IReadOnlyList<string> programs, IEnumerable<string> packages) => new(
        nameof(SessionProgramMissing),
        ExitCode.NotReady,
        $"A headless session needs {string.Join(", ", programs)}, which {(programs.Count == 1 ? "isn't" : "aren't")} installed.",
        $"apt-get install --no-install-recommends {string.Join(' ', packages.Distinct())}");

    public static LamException SessionPartFailed(string part, string detail) => new(
        nameof(SessionPartFailed),
        ExitCode.NotReady,
        detail.Length == 0 ? $"{part} of the headless session did not start." : $"{part} of the headless session did not start: {detail}",
        "Look at the message; a full or read-only temporary folder (TMPDIR) is the usual cause.");

    public static LamException AccessibilityMissing(string detail) => new(
        nameof(AccessibilityMissing),
        ExitCode.NotReady,
        $"The session has no accessibility bus: {detail}",
        "apt-get install --no-install-recommends at-spi2-core");

    public static LamException AccessibilityDisabled(string detail) => new(
        nameof(AccessibilityDisabled),
        ExitCode.NotReady,
        $"Accessibility can't be switched on in this session: {detail}",
        "Switch it on in the session's settings (GNOME: gsettings set org.gnome.desktop.interface toolkit-accessibility true), then start the applications again.");

    public static LamException SessionBusUnknown() => new(
        nameof(SessionBusUnknown),
        ExitCode.NotReady,
        "There is no desktop session here: DBUS_SESSION_BUS_ADDRESS isn't set and there is no bus at XDG_RUNTIME_DIR.",
        "Run inside a desktop session, or use a headless session (--headless).");
}
