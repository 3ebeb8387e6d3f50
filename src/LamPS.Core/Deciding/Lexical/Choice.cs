using LamPS.Core.Actions;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>One way to do an act.</summary>
/// <param name="Target">What it is done to.</param>
/// <param name="Function">Function.</param>
/// <param name="Arguments">Arguments, from the line alone.</param>
/// <param name="Score">How well it fits, 0 to about 1.</param>
/// <param name="Why">Why it fits, for people.</param>
internal sealed record Choice(Target Target, FunctionDefinition Function, ActionArguments Arguments, double Score, string Why)
{
    /// <summary>Why there is nothing to do: the wanted state is there; null otherwise.</summary>
    public string? Done { get; init; }

    /// <summary>Why it can't be done now; null when it can.</summary>
    public string? Hindrance { get; init; }

    /// <summary>Whether what hinders it is something that the user can say.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether the act needs more actions after this one.</summary>
    public bool Continues { get; init; }

    /// <summary>For records.</summary>
    public Alternative ToAlternative() => new(Function.Name, Target.ToString(), Math.Round(Score, 3));

    /// <summary>Whether a past action was this one.</summary>
    /// <param name="past">A past action.</param>
    public bool Is(PastAction past) =>
        past.Action.Function == Function.Name
        && past.Action.Element == Target.Id
        && (Target.Element is not null || SameArguments(past.Action.Arguments, Arguments));

    private static bool SameArguments(ActionArguments a, ActionArguments b) => a.Count == b.Count && a.All(pair => Equals(pair.Value, b.GetValueOrDefault(pair.Key)));
}
