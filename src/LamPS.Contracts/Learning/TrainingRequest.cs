using System.Collections.Generic;

namespace LamPS.Contracts.Learning;

/// <summary>A model to train, or to go on with.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Path">Full path of the folder of the run.</param>
/// <param name="Config">Full path of the configuration; null for the one that the run has.</param>
/// <param name="Data">Full path of the folder of the data set; null for the one in the data folder of LamPS.</param>
/// <param name="Phases">Phases, done in their own order; none for all of the configuration.</param>
public sealed record TrainingRequest(string Token, string Path, string? Config, string? Data, IReadOnlyList<string> Phases)
{
    /// <summary>Full path of the folder with kept runs that a model learns from; null for none.</summary>
    public string? Runs { get; init; }

    /// <summary>The model that the run begins with, its weights and vocabulary: a name of the catalog, or the full path of its folder; null for none, or, where it learns from runs, for the one that ships.</summary>
    public string? Model { get; init; }
}

/// <summary>A run of training.</summary>
/// <param name="Path">Full path of its folder.</param>
public sealed record TrainingReference(string Path);
