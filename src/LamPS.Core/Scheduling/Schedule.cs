using System.Globalization;
using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>A runbook that is to be run without anybody asking for it: what was asked for, in full.</summary>
public sealed record Schedule
{
    /// <summary>How long a run without a time limit of its own may take: one that hangs must not stand in the way of all later ones.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromHours(24);

    // Time for a run that has passed its limit to end in order, with its 'always' steps and its report.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private const int LongestName = 64;

    /// <summary>Name: letters, digits, dash, underscore.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the runbook.</summary>
    public required string Runbook { get; init; }

    /// <summary>When it is run.</summary>
    public required ScheduleTrigger Trigger { get; init; }

    /// <summary>The program <c>lamps</c>: full path, and what must stand before its verb.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>Parameters of the runbook, <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Further options of <c>lamps run</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Environment variables that the run needs, <c>NAME=VALUE</c>; Task Scheduler can't set any.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Full path of the folder that relative paths start from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Full path of the file that keeps what runs say.</summary>
    public required string Log { get; init; }

    /// <summary>Whose session it runs in.</summary>
    public required string User { get; init; }

    /// <summary>Whether it runs with all rights that the user has.</summary>
    public bool Highest { get; init; }

    /// <summary>Time limit of a run; null for none of its own.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>When it was registered, by the clock on the wall.</summary>
    public required DateTime Registered { get; init; }

    /// <summary>Program and arguments of a run.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Command =>
    [
        .. Program, "run", Runbook, .. Parameters.SelectMany(p => (string[])["--parameter", p]), .. Options,
        .. TimeLimit is { } limit ? (string[])["--timeout", TextOf(limit)] : [], "--log", Log,
    ];

    /// <summary>After what time the scheduler ends a run that didn't end by itself.</summary>
    [JsonIgnore]
    public TimeSpan StopAfter => TimeLimit + Grace ?? LongestRun;

    /// <summary>One sentence on it.</summary>
    [JsonIgnore]
    public string Description => $"LamPS schedule {Name}: runs {Path.GetFileName(Runbook)} {Trigger.Description}";

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="LamException">It can't be one.</exception>
    public static string CheckName(string name) =>
        name.Length is >= 1 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw SchedulingErrors.ScheduleNameInvalid(name);

    // Exact, whatever the unit.
    private static string TextOf(TimeSpan limit) => limit.Ticks % TimeSpan.TicksPerHour == 0 ? $"{limit.Ticks / TimeSpan.TicksPerHour}h"
        : limit.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{limit.Ticks / TimeSpan.TicksPerMinute}m"
        : string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###}s");
}
