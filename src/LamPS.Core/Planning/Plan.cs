namespace LamPS.Core.Planning;

/// <summary>A plan, made before any text of the user interface is read.</summary>
/// <param name="Steps">Steps in order.</param>
/// <param name="Unplanned">Parts of the request for which nothing was found; a plan with any can't be run.</param>
/// <param name="Planner">Who made it.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<string> Unplanned, string Planner)
{
    /// <summary>
    /// Parts of the request that the planner isn't sure to have understood. Every action of a wrong way may work, so a run of such a plan ends as
    /// unverified, unless an expectation proves it.
    /// </summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
