using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>A schedule as it was found.</summary>
/// <param name="Name">Name.</param>
/// <param name="Places">Where it is registered.</param>
/// <param name="Asked">What was asked for; null when what is there doesn't say it.</param>
internal sealed record RegisteredSchedule(string Name, IReadOnlyList<string> Places, Schedule? Asked)
{
    /// <summary>What was changed since, one sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Whether it starts runs; null when that isn't known.</summary>
    public bool? Enabled { get; init; }

    /// <summary>When it was run last, or null.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What that run ended with, or null.</summary>
    public int? LastExitCode { get; init; }
}
