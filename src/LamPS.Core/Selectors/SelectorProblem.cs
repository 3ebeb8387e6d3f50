namespace LamPS.Core.Selectors;

/// <summary>What is wrong with the text of a selector.</summary>
/// <param name="Id">Stable identifier; the name of a factory method of the selector errors.</param>
/// <param name="Column">Where in the text, from 1.</param>
/// <param name="Message">What is wrong, for people, without the place.</param>
/// <param name="Remedy">What to write instead, with an example.</param>
public sealed record SelectorProblem(string Id, int Column, string Message, string Remedy);
