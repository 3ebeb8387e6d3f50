using LamPS.Model.Catalog;
using LamPS.Model.Devices;

namespace LamPS.Model.Agents;

/// <summary>Where models come from, and how they are run.</summary>
public sealed record ModelHubOptions
{
    /// <summary>Models on this machine.</summary>
    public required ModelCatalog Catalog { get; init; }

    /// <summary>Folder with the files of models on servers; may not exist.</summary>
    public required string RemoteFolder { get; init; }

    /// <summary>Starts probes of devices.</summary>
    public required IProbeLauncher Probes { get; init; }

    /// <summary>Order of devices: <c>auto</c>, or names with commas between them.</summary>
    public string DeviceOrder { get; init; } = "auto";

    /// <summary>File that remembers the chosen device for a week; null to choose in each process.</summary>
    public string? DeviceFile { get; init; }

    /// <summary>Threads on the processor; 0 measures.</summary>
    public int Threads { get; init; }

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
