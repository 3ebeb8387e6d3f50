namespace LamPS.Model.Scoring;

/// <summary>What a compact LAM makes of one state. Logits: larger is likelier, only differences within a list mean something.</summary>
/// <param name="Candidates">One for each candidate.</param>
/// <param name="Functions">For each candidate one for each function; minus infinity for what can't be done with it.</param>
/// <param name="Spans">For each argument one for each span.</param>
/// <param name="Statuses">One for each status.</param>
public sealed record ScoringResult(
    IReadOnlyList<float> Candidates, IReadOnlyList<IReadOnlyList<float>> Functions, IReadOnlyList<IReadOnlyList<float>> Spans, IReadOnlyList<float> Statuses);
