using LamPS.Core.Applications;

namespace LamPS.Learning.Synthetic;

/// <summary>What synthetic data is made.</summary>
public sealed record SyntheticOptions
{
    /// <summary>Seed; the same seed gives the same records.</summary>
    public required string Seed { get; init; }

    /// <summary>How many records to make, at least. The last episode is made whole.</summary>
    public required int Count { get; init; }

    /// <summary>Maps that tasks are made from, with the titles of their applications. Without any, all tasks are on generated interfaces.</summary>
    public IReadOnlyList<(ApplicationMap Map, string Title)> Maps { get; init; } = [];

    /// <summary>Share of the records that comes from maps, 0 to 1; without maps it is 0.</summary>
    public double MapShare { get; init; } = 0.4;
}
