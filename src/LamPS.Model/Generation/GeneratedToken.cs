namespace LamPS.Model.Generation;

/// <summary>A token that was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Forced">Whether the grammar left no choice, so that the model wasn't asked.</param>
/// <param name="LogProbability">Logarithm of its probability among what was allowed; null when it was forced or not asked for.</param>
/// <param name="Stop">Why the text ends with it; null when it goes on, or when it ended only afterwards.</param>
public readonly record struct GeneratedToken(int Id, bool Forced, float? LogProbability, StopReason? Stop);
