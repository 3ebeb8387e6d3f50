namespace LamPS.Model.Scoring;

/// <summary>Something that can be acted on.</summary>
/// <param name="Token">Number of the token that stands for it, its last.</param>
/// <param name="Functions">For each function whether it can be done with it; as many as the model knows.</param>
/// <param name="Features">The numbers that come with it; as many as the model takes.</param>
public sealed record ScoringCandidate(int Token, IReadOnlyList<bool> Functions, IReadOnlyList<float> Features);
