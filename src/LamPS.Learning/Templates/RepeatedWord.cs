namespace LamPS.Learning.Templates;

/// <summary>A word that stands in a template document several times, always as a whole word and in the same capitals.</summary>
/// <param name="Word">The word.</param>
/// <param name="Count">How often; at least 2.</param>
public sealed record RepeatedWord(string Word, int Count);
