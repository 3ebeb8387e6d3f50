using LamPS.Core.Actions;

namespace LamPS.Core.Deciding;

/// <summary>One thing that an actor could do.</summary>
/// <param name="Candidate">With what.</param>
/// <param name="Function">Function.</param>
/// <param name="Arguments">Arguments, all from the plan line.</param>
/// <param name="Score">How well it fits, about 0 to 1.3.</param>
/// <param name="IsDone">Whether the state wanted is there already.</param>
/// <param name="Note">What speaks against it, or empty.</param>
internal sealed record Option(Candidate Candidate, string Function, ActionArguments Arguments, double Score, bool IsDone = false, string Note = "");
