using LamPS.Learning.Recipes;

namespace LamPS.Learning.Tasks;

/// <summary>What one family adds to a task.</summary>
/// <param name="Family">Id of the family.</param>
/// <param name="Phrasing">Number of the phrasing within the recipe, from 0.</param>
/// <param name="Values">Values of the parameters by name.</param>
public sealed record TaskPart(string Family, int Phrasing, IReadOnlyDictionary<string, ParameterValue> Values);
