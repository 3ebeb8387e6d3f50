namespace LamPS.Learning.Plans;

/// <summary>What a stage had, gave, and left out.</summary>
/// <param name="Name">The stage: <c>read help</c>, <c>filter</c>, <c>evolve</c>.</param>
/// <param name="In">How much went in.</param>
/// <param name="Out">How much came out.</param>
/// <param name="Unit">What is counted: <c>files</c> to <c>procedures</c>, written as one text.</param>
/// <param name="Counts">Why things were left out, and other counts, by name.</param>
public sealed record PlanStage(string Name, int In, int Out, string Unit, IReadOnlyDictionary<string, int> Counts);
