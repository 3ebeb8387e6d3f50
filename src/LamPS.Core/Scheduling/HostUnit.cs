namespace LamPS.Core.Scheduling;

/// <summary>The host at logon as a user unit of systemd that begins and ends with the desktop session.</summary>
public static class HostUnit
{
    /// <summary>Name of the unit; no schedule can have it, as those begin with <c>lamps-</c>.</summary>
    public const string Name = "lamps.service";

    private const string Session = "graphical-session.target";

    /// <summary>Writes the unit.</summary>
    /// <param name="host">What was asked for.</param>
    /// <exception cref="LamException">Something in it can't stand in a unit.</exception>
    public static string Write(HostRegistration host)
    {
        if (host.Highest)
        {
            throw SchedulingErrors.HighestNotHere();
        }

        string[] service =
        [
            "Type=exec",
            $"ExecStart={SystemdText.Program(host.Command[0])} {string.Join(' ', host.Command.Skip(1).Select(SystemdText.Argument))}",
            $"WorkingDirectory={SystemdText.Line(host.WorkingFolder)}",
            .. host.Environment.Select(pair => $"Environment={SystemdText.Variable(pair)}"),
            "Restart=on-failure",
            "RestartSec=5",

            // What another try wouldn't change: wrong input, a refusal, another host in its place.
            "RestartPreventExitStatus=2 3 4",
        ];
        return $"""
            # Made by 'lamps serve --at-logon'. 'lamps serve --at-logon --status' says what was changed since.
            [Unit]
            Description={SystemdText.Line(host.Description)}
            PartOf={Session}
            After={Session}

            [Service]
            {string.Join('\n', service)}

            [Install]
            WantedBy={Session}

            [{SystemdUnits.MarkerSection}]
            {SystemdUnits.MarkerKey}={HostMarker.Write(host)}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>What was asked for, as the unit has it; null when it isn't there or isn't whole.</summary>
    /// <param name="unit">Text of the unit.</param>
    public static HostRegistration? Asked(string unit) => HostMarker.Read(SystemdUnits.Values("", unit).GetValueOrDefault($"[{SystemdUnits.MarkerSection}] {SystemdUnits.MarkerKey}"));

    /// <summary>What differs from what was registered, one sentence each.</summary>
    /// <param name="asked">The unit that was registered.</param>
    /// <param name="there">The unit that is there.</param>
    public static IReadOnlyList<string> Changes(string asked, string there) => SystemdUnits.Compare(SystemdUnits.Values("", asked), SystemdUnits.Values("", there));
}
