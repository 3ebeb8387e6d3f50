using LamPS.Learning.Training.Engine.Differentiation;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>What a definition wrote into a graph.</summary>
/// <param name="Loss">What training makes small, [1].</param>
/// <param name="Metrics">What is reported, [1] each, in the order of <see cref="TrainingDefinition.Metrics"/>.</param>
/// <param name="Outputs">What evaluating gives beside that.</param>
internal sealed record Objective(Variable Loss, IReadOnlyList<Variable> Metrics, IReadOnlyList<(string Name, Variable Value)> Outputs);
