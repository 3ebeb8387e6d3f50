using LamPS.Core.Desktops.Sessions;
using LamPS.Host.Scheduling;

namespace LamPS.Host.Sessions;

/// <summary>Reads what a Linux system says of the session of this process. It decides nothing.</summary>
/// <param name="programs">Runs <c>loginctl</c>.</param>
/// <param name="variable">Value of an environment variable.</param>
/// <param name="isRoot">Whether this process has all rights.</param>
internal sealed class LinuxSession(IProgramRunner programs, Func<string, string?> variable, bool isRoot)
{
    /// <summary>What is known of it.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<LinuxSessionFacts> ReadAsync(CancellationToken cancellationToken)
    {
        var display = variable("WAYLAND_DISPLAY") is { Length: > 0 } wayland ? wayland : variable("DISPLAY") ?? "";
        return new LinuxSessionFacts
        {
            Display = display,
            IsRootForAnother = isRoot && variable("SUDO_UID") is { Length: > 0 } and not "0",
            Logind = display.Length == 0 ? null : await FindAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    // A service of the user's systemd has the display and no session of its own; the user's session with a screen is meant then.
    private async Task<LogindSession?> FindAsync(CancellationToken cancellationToken)
    {
        var id = variable("XDG_SESSION_ID");
        if (string.IsNullOrEmpty(id))
        {
            var user = await programs.RunAsync("loginctl", ["show-user", Environment.UserName, "--property=Display", "--value"], cancellationToken).ConfigureAwait(false);
            id = user.Ok ? user.Output.Trim() : "";
        }

        if (id.Length == 0)
        {
            return null;
        }

        var session = await programs.RunAsync("loginctl", ["show-session", id, "--property=Id,Active,LockedHint"], cancellationToken).ConfigureAwait(false);
        return session.Ok ? LogindSession.Read(session.Output) : null;
    }
}
