using LamPS.Core.Deciding;

namespace LamPS.Model.Agents.Compact;

/// <summary>Something that a compact LAM scores: a candidate of the screen, that nothing is left to do, or a way of a plan.</summary>
/// <param name="Text">What the model reads of it.</param>
/// <param name="Functions">Names of what can be done with it.</param>
/// <param name="Candidate">The candidate; null for anything else.</param>
/// <param name="Features">Its numbers by name; what isn't there is 0.</param>
internal sealed record CompactChoice(string Text, IReadOnlyList<string> Functions, Candidate? Candidate, IReadOnlyDictionary<string, float> Features);
