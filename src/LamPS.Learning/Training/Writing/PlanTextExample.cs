using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Templates;

namespace LamPS.Learning.Training.Writing;

/// <summary>A request and its plan as a decoder learns them.</summary>
/// <param name="Example">The tokens; those of the prompt are given.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Answer">What is right.</param>
internal sealed record PlanTextExample(LanguageExample Example, IReadOnlyList<ChatMessage> Prompt, string Answer);
