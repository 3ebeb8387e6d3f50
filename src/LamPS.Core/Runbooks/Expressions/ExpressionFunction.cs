namespace LamPS.Core.Runbooks.Expressions;

/// <summary>A function of expressions.</summary>
/// <param name="Name">Name.</param>
/// <param name="Parameters">Types of its arguments in order.</param>
/// <param name="Result">Type of the result.</param>
/// <param name="Example">A call, for messages and documentation.</param>
/// <param name="Description">What it gives, in one sentence.</param>
/// <param name="Compute">Computes it; null for the one that looks at the desktop.</param>
/// <param name="MoreOfLast">Whether the last argument may come several times or not at all.</param>
internal sealed record ExpressionFunction(
    string Name,
    IReadOnlyList<StaticType> Parameters,
    StaticType Result,
    string Example,
    string Description,
    Func<IReadOnlyList<RunbookValue>, RunbookValue>? Compute,
    bool MoreOfLast = false)
{
    /// <summary>Whether it takes so many arguments.</summary>
    public bool Takes(int count) => MoreOfLast ? count >= Parameters.Count - 1 : count == Parameters.Count;

    /// <summary>Type of the argument at an index.</summary>
    public StaticType ParameterAt(int index) => Parameters[Math.Min(index, Parameters.Count - 1)];
}
