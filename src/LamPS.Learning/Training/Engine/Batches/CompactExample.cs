using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>A state and what is to be learned from it. Numbers below 0 mean that nothing is asked there.</summary>
public sealed record CompactExample
{
    /// <summary>What the model reads.</summary>
    public required ScoringInput Input { get; init; }

    /// <summary>What errors call it.</summary>
    public string Name { get; init; } = "an example";

    /// <summary>Number of the candidate that was acted on; the function is asked for it.</summary>
    public int Candidate { get; init; } = -1;

    /// <summary>Shares of the candidates, which sum to 1, where several are right; empty when <see cref="Candidate"/> alone is.</summary>
    public IReadOnlyList<float> CandidateShares { get; init; } = [];

    /// <summary>Number of the function.</summary>
    public int Function { get; init; } = -1;

    /// <summary>For each slot the number of the span that fills it; empty when nothing is asked of any.</summary>
    public IReadOnlyList<int> Spans { get; init; } = [];

    /// <summary>Number of the status.</summary>
    public int Status { get; init; } = -1;

    /// <summary>How much it counts; at least 0.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>What the action was worth, for a value head.</summary>
    public float Value { get; init; }

    /// <summary>For a policy: how much better the action was than expected.</summary>
    public float Advantage { get; init; }

    /// <summary>For a policy: the logarithm of the action's likelihood when the round began.</summary>
    public float OldLogProbability { get; init; }

    /// <summary>For a policy: the logarithm of the action's likelihood under the reference.</summary>
    public float ReferenceLogProbability { get; init; }
}
