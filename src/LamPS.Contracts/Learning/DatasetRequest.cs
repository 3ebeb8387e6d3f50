using System.Collections.Generic;

namespace LamPS.Contracts.Learning;

/// <summary>A data set to make, or to go on with.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Path">Full path of its folder; null for the one in the data folder of LamPS.</param>
/// <param name="Stages">Stages, done in their own order; none for all.</param>
/// <param name="Sample">Whether it is a small one, made in minutes, to see that everything works.</param>
/// <param name="Seed">Seed of all chance; the same seed gives the same tasks.</param>
/// <param name="Sources">Sources of plans, as <c>lamps data plans --source</c> takes them; none for what the machine has.</param>
/// <param name="SourceFolder">Full path of the folder from which relative paths of sources start; null for that of the host.</param>
/// <param name="Families">Families of tasks that episodes are collected of; none for all.</param>
/// <param name="Splits">Splits that episodes are collected for; none for all.</param>
/// <param name="Sessions">Desktop sessions side by side; 0 leaves it to the host.</param>
public sealed record DatasetRequest(
    string Token,
    string? Path,
    IReadOnlyList<DatasetStage> Stages,
    bool Sample,
    string Seed,
    IReadOnlyList<string> Sources,
    string? SourceFolder,
    IReadOnlyList<string> Families,
    IReadOnlyList<string> Splits,
    int Sessions = 0);

/// <summary>A data set.</summary>
/// <param name="Path">Full path of its folder; null for the one in the data folder of LamPS.</param>
public sealed record DatasetReference(string? Path);
