namespace LamPS.Core.Planning;

/// <summary>A plan, made before any text of the user interface is read.</summary>
/// <param name="Steps">Steps in order.</param>
/// <param name="Unplanned">Parts of the request for which nothing was found; a plan with any can't be run.</param>
/// <param name="Planner">Who made it.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<string> Unplanned, string Planner);
