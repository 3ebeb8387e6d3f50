using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;

namespace LamPS.Core.Agent;

/// <summary>An action and where it comes from, as the executor gets it.</summary>
public sealed record ActionIntent
{
    /// <summary>The action.</summary>
    public required LamAction Action { get; init; }

    /// <summary>The snapshot that the action was decided on.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Line of the plan, or null for a direct action.</summary>
    public string? PlanStep { get; init; }

    /// <summary>The decision, or null for a direct action.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Selector that found the element, or null to make one for the record.</summary>
    public string? Selector { get; init; }

    /// <summary>Milliseconds spent on capture, filter and decision.</summary>
    public Contracts.Runs.StepTimes Spent { get; init; } = Contracts.Runs.StepTimes.Zero;
}
