using LamPS.Core.Actions;

namespace LamPS.Core.Deciding;

/// <summary>The action that an actor chose, and how sure it was.</summary>
/// <param name="Action">The action; its status may say that nothing is left to do, or that it can't be done.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Alternatives">The next best, best first.</param>
public sealed record Decision(LamAction Action, double Confidence, string Reason, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>Whether the plan line itself supports the action. What a model decides without such support may be done, but a run that rests on it isn't verified by it.</summary>
    public bool IsProven { get; init; } = true;
}

/// <summary>A choice that was considered.</summary>
/// <param name="Function">Function.</param>
/// <param name="Target">What it would act on, for people; untrusted.</param>
/// <param name="Score">Score, comparable within one decision.</param>
public sealed record Alternative(string Function, string Target, double Score);
