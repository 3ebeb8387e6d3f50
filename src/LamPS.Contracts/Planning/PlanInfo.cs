using System.Collections.Generic;

namespace LamPS.Contracts.Planning;

/// <summary>A plan as <c>plan</c> prints it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Application">Application, or null.</param>
/// <param name="Planner">Who made it.</param>
/// <param name="Steps">Steps in order.</param>
/// <param name="Unplanned">Parts of the request for which no way is known.</param>
public sealed record PlanInfo(string Request, string? Application, string Planner, IReadOnlyList<PlanStepInfo> Steps, IReadOnlyList<string> Unplanned)
{
    /// <summary>Parts of the request that the planner isn't sure to have understood.</summary>
    public IReadOnlyList<string> Doubts { get; set; } = [];
}

/// <summary>One step of a plan.</summary>
/// <param name="Number">Number, from 1.</param>
/// <param name="Step">The step in words.</param>
/// <param name="Function">Function that it is likely to need.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PlanStepInfo(int Number, string Step, string Function, string Source);
