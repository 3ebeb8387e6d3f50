using LamPS.Contracts.Health;

namespace LamPS.Core.Desktops.Sessions;

/// <summary>Says what keeps a Linux session from being worked in, and what to do. Private sessions (<c>--headless</c>) need none of it.</summary>
public static class LinuxSessionCheck
{
    private const string Area = "atspi";

    /// <summary>Looks at a session.</summary>
    /// <param name="facts">What is known of it.</param>
    public static IReadOnlyList<HealthCheck> Of(LinuxSessionFacts facts)
    {
        if (facts.Display.Length == 0)
        {
            return
            [
                new(
                    Area,
                    "display",
                    false,
                    "neither DISPLAY nor WAYLAND_DISPLAY is set: a remote shell, a service, a container",
                    "Use --headless, which brings a display of its own; or let a host run on the desktop and call it from here: in the session of the desktop, 'lamps serve --at-logon --now'."),
            ];
        }

        List<HealthCheck> checks = [new(Area, "display", true, facts.Display, "")];
        if (facts.Logind is { } session)
        {
            checks.Add(session switch
            {
                { IsLocked: true } => new(
                    Area, "lock", false, $"the screen of session {session.Id} is locked: it takes no input", $"loginctl unlock-session {session.Id}; on a machine that works alone, switch automatic locking off."),
                { IsActive: false } => new(Area, "lock", false, $"session {session.Id} is in the background: another one has the screen", $"loginctl activate {session.Id}"),
                _ => new(Area, "lock", true, $"session {session.Id} isn't locked", ""),
            });
        }

        if (facts.IsRootForAnother)
        {
            checks.Add(new("rights", "user", false, "lamps runs as root in the session of another user, whose applications don't talk to root", "Run it as that user, without sudo."));
        }

        return checks;
    }
}
