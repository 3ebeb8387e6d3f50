using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Planning;

namespace LamPS.Learning.Episodes;

/// <summary>What every episode of a collection shares.</summary>
public sealed record EpisodeOptions
{
    /// <summary>Applications by name.</summary>
    public required ApplicationCatalog Catalog { get; init; }

    /// <summary>What is known of applications.</summary>
    public required KnowledgeOf Knowledge { get; init; }

    /// <summary>Folder for the documents of running episodes; each has a folder of its own in it, that goes with the episode.</summary>
    public required string Scratch { get; init; }

    /// <summary>Longest episode, from the request on; what takes longer has failed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Limits of the run.</summary>
    public RunLimits Limits { get; init; } = new() { MaxActions = 40, TriesPerStep = 2, Wait = TimeSpan.FromSeconds(3), Call = TimeSpan.FromSeconds(10) };

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
