using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;

namespace LamPS.Core.Deciding;

/// <summary>What an actor decides from.</summary>
public sealed record DecisionContext
{
    /// <summary>The request that it serves.</summary>
    public required TaskRequest Request { get; init; }

    /// <summary>The plan step to do now.</summary>
    public required PlanStep Step { get; init; }

    /// <summary>The plan step after it, or null.</summary>
    public PlanStep? Next { get; init; }

    /// <summary>What is on the screen.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Entries of the menu bar; empty when it has none.</summary>
    public IReadOnlyList<MenuEntry> Menus { get; init; } = [];

    /// <summary>The functions available.</summary>
    public required FunctionPool Functions { get; init; }

    /// <summary>What is known of the application, or null.</summary>
    public ApplicationMap? Map { get; init; }

    /// <summary>Actions of this plan step so far, with how they ended.</summary>
    public IReadOnlyList<PastAction> History { get; init; } = [];
}

/// <summary>An action that was done, as memory keeps it.</summary>
/// <param name="PlanStep">Line of the plan.</param>
/// <param name="Action">The action.</param>
/// <param name="Target">What it acted on, for people; untrusted.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record PastAction(string PlanStep, LamAction Action, string Target, ActionOutcome Outcome);
