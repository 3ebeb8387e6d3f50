namespace LamPS.Model.Scoring;

/// <summary>Something in the text that could be an argument: a number, a word, a quotation.</summary>
/// <param name="Start">Number of its first token.</param>
/// <param name="End">Number of its last token.</param>
/// <param name="Type">Number of its type in <see cref="CompactLamConfig.SpanTypes"/>.</param>
public readonly record struct ScoringSpan(int Start, int End, int Type);
