using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>The host of a user, to be started when that user logs on: what was asked for, in full.</summary>
public sealed record HostRegistration
{
    /// <summary>The program <c>lamps</c>: full path, and what must stand before its verb.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>Options of <c>lamps serve</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Environment variables that it needs, <c>NAME=VALUE</c>; Task Scheduler can't set any.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Full path of the folder that it is started in.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Full path of the file that keeps what it says.</summary>
    public required string Log { get; init; }

    /// <summary>Whose session it runs in; on Windows with the domain.</summary>
    public required string User { get; init; }

    /// <summary>Whether it runs with all rights that the user has.</summary>
    public bool Highest { get; init; }

    /// <summary>Program and arguments.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Command => [.. Program, "serve", .. Options, "--log", Log];

    /// <summary>One sentence on it.</summary>
    [JsonIgnore]
    public string Description => $"LamPS host for the desktop of {User}";
}
