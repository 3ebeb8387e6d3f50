namespace LamPS.Model.Scoring;

/// <summary>What a compact LAM reads to decide one action.</summary>
public sealed record ScoringInput
{
    /// <summary>The text: request, plan, history, state, candidates.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>For each token 0 when it belongs to the context that all see, otherwise the number of its candidate, from 1.</summary>
    public required IReadOnlyList<int> Segments { get; init; }

    /// <summary>Positions of the tokens; empty to count them through.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>Numbers that come with the tokens, token after token; empty when the model takes none.</summary>
    public IReadOnlyList<float> TokenFeatures { get; init; } = [];

    /// <summary>Number of the token at which the decision is read.</summary>
    public required int DecisionToken { get; init; }

    /// <summary>What can be acted on; at least one.</summary>
    public required IReadOnlyList<ScoringCandidate> Candidates { get; init; }

    /// <summary>What could be an argument.</summary>
    public IReadOnlyList<ScoringSpan> Spans { get; init; } = [];
}
