using System.Globalization;

namespace LamPS.Core.Scheduling;

/// <summary>Schedules as user units of systemd: a service that runs once, and the timer that starts it.</summary>
/// <param name="Service">Text of the service's file.</param>
/// <param name="Timer">Text of the timer's file.</param>
public sealed record SystemdUnits(string Service, string Timer)
{
    private const string Prefix = "lamps-";

    /// <summary>Section that holds what was asked for; systemd leaves sections alone that begin like this.</summary>
    internal const string MarkerSection = "X-LamPS";

    /// <summary>Key of it there.</summary>
    internal const string MarkerKey = "Asked";

    /// <summary>Name of the file of a schedule's service.</summary>
    /// <param name="name">Name of the schedule.</param>
    public static string ServiceOf(string name) => $"{Prefix}{name}.service";

    /// <summary>Name of the file of a schedule's timer.</summary>
    /// <param name="name">Name of the schedule.</param>
    public static string TimerOf(string name) => $"{Prefix}{name}.timer";

    /// <summary>Name of the schedule that a service's file belongs to, or null.</summary>
    /// <param name="file">Name of the file.</param>
    public static string? NameOf(string file) =>
        file.StartsWith(Prefix, StringComparison.Ordinal) && file.EndsWith(".service", StringComparison.Ordinal) ? file[Prefix.Length..^".service".Length] : null;

    /// <summary>Writes the units.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="LamException">Something in it can't stand in a unit, or systemd has no such trigger.</exception>
    public static SystemdUnits Write(Schedule schedule)
    {
        if (schedule.Highest)
        {
            throw SchedulingErrors.HighestNotHere();
        }

        var description = SystemdText.Line(schedule.Description);
        var head = $"# Made by 'lamps schedule add'. 'lamps schedule show {schedule.Name}' says what was changed since.\n[Unit]\nDescription={description}\n";
        string[] service =
        [
            "Type=oneshot",
            $"ExecStart={SystemdText.Program(schedule.Command[0])} {string.Join(' ', schedule.Command.Skip(1).Select(SystemdText.Argument))}",
            $"WorkingDirectory={SystemdText.Line(schedule.WorkingFolder)}",
            .. schedule.Environment.Select(pair => $"Environment={SystemdText.Variable(pair)}"),
            $"TimeoutStartSec={schedule.StopAfter.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)}",

            // Applications that are to stay open belong to the service, and would go with it.
            .. schedule.Options.Contains("--keep-open") ? (string[])["KillMode=process"] : [],
        ];
        string[] timer = [.. Trigger(schedule.Trigger), "AccuracySec=1s", $"Unit={ServiceOf(schedule.Name)}"];
        return new SystemdUnits(
            $"{head}\n[Service]\n{string.Join('\n', service)}\n\n[{MarkerSection}]\n{MarkerKey}={ScheduleMarker.Write(schedule)}\n",
            $"{head}\n[Timer]\n{string.Join('\n', timer)}\n\n[Install]\nWantedBy=timers.target\n");
    }

    /// <summary>Calendar events of a trigger (systemd.time(7)); none for one that isn't bound to the clock.</summary>
    /// <param name="trigger">The trigger.</param>
    public static IReadOnlyList<string> Calendar(ScheduleTrigger trigger) => trigger switch
    {
        ScheduleTrigger.Daily daily => [$"*-*-* {Time(daily.At)}"],
        ScheduleTrigger.Weekly weekly => [$"{string.Join(',', weekly.Days.Select(d => d.ToString()[..3]))} *-*-* {Time(weekly.At)}"],
        ScheduleTrigger.Monthly monthly =>
        [
            .. monthly.Days.Count > 0 ? (string[])[$"*-*-{string.Join(',', monthly.Days.Select(d => d.ToString("00", CultureInfo.InvariantCulture)))} {Time(monthly.At)}"] : [],
            .. monthly.LastDay ? (string[])[$"*-*~01 {Time(monthly.At)}"] : [],
        ],
        ScheduleTrigger.Once once => [once.At.ToString("yyyy-MM-dd HH:mm:00", CultureInfo.InvariantCulture)],
        _ => [],
    };

    /// <summary>What was asked for, as the service has it; null when it isn't there or isn't whole.</summary>
    public Schedule? Asked() => ScheduleMarker.Read(Values("", Service).GetValueOrDefault($"[{MarkerSection}] {MarkerKey}"));

    /// <summary>What differs from what was registered, one sentence each.</summary>
    /// <param name="asked">The units that were registered.</param>
    public IReadOnlyList<string> Changes(SystemdUnits asked)
    {
        return Compare(
            Values("service ", asked.Service).Concat(Values("timer ", asked.Timer)).ToDictionary(StringComparer.Ordinal),
            Values("service ", Service).Concat(Values("timer ", Timer)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Differences of values, one sentence each.</summary>
    internal static IReadOnlyList<string> Compare(Dictionary<string, string> before, Dictionary<string, string> after) =>
    [
        .. before.Keys.Concat(after.Keys).Distinct().Where(name => !name.Contains(MarkerSection, StringComparison.Ordinal))
            .Select(name => (Name: name, Asked: before.GetValueOrDefault(name), There: after.GetValueOrDefault(name)))
            .Where(v => v.Asked != v.There)
            .Select(v => SchedulingChanges.Text(v.Name, v.Asked, v.There)),
    ];

    private static IEnumerable<string> Trigger(ScheduleTrigger trigger) => trigger switch
    {
        // A while after the user's first login, so that the desktop is there.
        ScheduleTrigger.AtLogon => ["OnStartupSec=30s"],
        ScheduleTrigger.OnIdle or ScheduleTrigger.OnEvent => throw SchedulingErrors.TriggerNotHere(trigger),
        _ => [.. Calendar(trigger).Select(c => $"OnCalendar={c}"), "Persistent=true"],
    };

    private static string Time(TimeOnly time) => time.ToString("HH:mm:00", CultureInfo.InvariantCulture);

    /// <summary>Values by section and key; several of a key are one value, in their order.</summary>
    /// <param name="of">What their names begin with.</param>
    /// <param name="unit">Text of a unit.</param>
    internal static Dictionary<string, string> Values(string of, string unit)
    {
        var values = new List<(string Name, string Text)>();
        var section = "";
        var lines = unit.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries);
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] is not '#' and not ';'))
        {
            if (line[0] == '[')
            {
                section = line;
            }
            else
            {
                var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                values.Add(($"{of}{section} {parts[0]}".TrimStart(), parts.ElementAtOrDefault(1) ?? ""));
            }
        }

        return values.GroupBy(v => v.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(" | ", g.Select(v => v.Text)), StringComparer.Ordinal);
    }
}
