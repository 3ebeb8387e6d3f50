using LamPS.Model.Agents.Compact;

namespace LamPS.Model.Agents;

/// <summary>What a model is used for.</summary>
/// <param name="Sampling">How compact models choose.</param>
/// <param name="KnowsKept">Whether it may use what tests keep from training: whoever works wants it, whoever measures or explores must not have it.</param>
public sealed record ModelUse(CompactSampling Sampling, bool KnowsKept)
{
    /// <summary>A user's work.</summary>
    public static ModelUse Work { get; } = new(CompactSampling.Greedy, true);

    /// <summary>Measuring, with what training saw alone.</summary>
    public static ModelUse Measuring { get; } = new(CompactSampling.Greedy, false);

    /// <summary>Trying tasks out for training.</summary>
    /// <param name="sampling">How compact models choose.</param>
    public static ModelUse Exploring(CompactSampling sampling) => new(sampling, false);
}
