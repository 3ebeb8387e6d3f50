namespace LamPS.Core.Agent;

/// <summary>Limits of a run.</summary>
public sealed record RunLimits
{
    /// <summary>Most actions of a run.</summary>
    public int MaxActions { get; init; } = 200;

    /// <summary>Most actions for one plan step.</summary>
    public int MaxActionsPerStep { get; init; } = 12;

    /// <summary>Failed actions of one plan step before it is planned anew.</summary>
    public int TriesPerStep { get; init; } = 3;

    /// <summary>How often a task may be planned anew.</summary>
    public int MaxReplans { get; init; } = 3;

    /// <summary>How long an element may take to appear, to become enabled, or a decision to find a candidate.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the effect of an action may take to show.</summary>
    public TimeSpan Effect { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one call to the desktop may take before the application counts as hung.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(20);
}
