using LamPS.Core;

namespace LamPS.Model.Scoring;

/// <summary>A model that scores what can be done. Several threads may ask at once.</summary>
internal interface IScoringModel : IDisposable
{
    /// <summary>What its heads choose among.</summary>
    CompactLamConfig Config { get; }

    /// <summary>What records should say of it beside its name; empty when nothing.</summary>
    string Note { get; }

    /// <summary>Scores everything that can be done, in one pass.</summary>
    /// <exception cref="LamException">The input doesn't fit the model, or the model failed.</exception>
    Task<ScoringResult> ScoreAsync(ScoringInput input, CancellationToken cancellationToken);
}
