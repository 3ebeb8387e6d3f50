using LamPS.Core.Planning.Language;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>What a line of a plan asks for, as far as two lines are compared: an operation, an object, a value.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Object">Normalised name of what it is done to; of a menu path the last entry; empty for words.</param>
/// <param name="Path">Normalised entries of a menu path before the last; empty otherwise.</param>
/// <param name="Value">Normalised value, or empty.</param>
/// <param name="Line">The line.</param>
internal sealed record PlanAction(PlanOperation Operation, string Object, IReadOnlyList<string> Path, string Value, string Line)
{
    /// <summary>Whether two lines do the same to the same thing, with whatever value.</summary>
    /// <param name="other">Another line.</param>
    public bool IsSameThing(PlanAction other) =>
        IsSentence || other.IsSentence
            ? CanBeSentence && other.CanBeSentence && Overlap(Stems, other.Stems) >= 0.6
            : Operation == other.Operation && Object == other.Object && IsSamePath(other);

    /// <summary>Whether two lines do the same to the same thing with the same value.</summary>
    /// <param name="other">Another line.</param>
    public bool IsSame(PlanAction other) => IsSameThing(other) && Value == other.Value;

    // "Select the cells that should be sorted": no name of anything, however it was read.
    private bool IsSentence => Operation == PlanOperation.Words || (CanBeSentence && Object.Count(c => c == ' ') >= 3);

    private bool CanBeSentence => Operation == PlanOperation.Words || (Operation == PlanOperation.Activate && Path.Count == 0);

    private IReadOnlyList<string> Stems => field ??= [.. Sentence.Stems(Line).Distinct()];

    // The last entry alone stands for the whole path; otherwise all entries that both have must agree, counted from the end.
    private bool IsSamePath(PlanAction other)
    {
        var shared = Math.Min(Path.Count, other.Path.Count);
        return Path.TakeLast(shared).SequenceEqual(other.Path.TakeLast(shared));
    }

    private static double Overlap(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var shared = a.Count(b.Contains);
        return shared / (double)Math.Max(1, a.Count + b.Count - shared);
    }
}
