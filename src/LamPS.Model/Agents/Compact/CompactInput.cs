using LamPS.Core.Planning.Language;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>What a compact LAM reads, in numbers, and what they stand for.</summary>
/// <param name="Input">The numbers.</param>
/// <param name="Choices">The choices that found room, in the order of the input's candidates.</param>
/// <param name="Spans">What each span of the input stands for; null for the one that says that an argument isn't given.</param>
internal sealed record CompactInput(ScoringInput Input, IReadOnlyList<CompactChoice> Choices, IReadOnlyList<ArgumentSpan?> Spans);
