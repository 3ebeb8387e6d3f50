namespace LamPS.Core.Runbooks.Expressions;

/// <summary>What is known of names before a run.</summary>
internal interface IStaticScope
{
    /// <summary>Checks a name or a chain of members from it, such as <c>steps.table.outcome</c>.</summary>
    /// <param name="path">The names of the chain, at least one.</param>
    /// <param name="type">Type of the value of the whole chain.</param>
    /// <param name="known">How many names of the chain were judged; the rest can only be known while a run.</param>
    /// <returns>What is wrong, with <see cref="ExpressionProblem.Position"/> as the index in <paramref name="path"/>; null when nothing is.</returns>
    ExpressionProblem? Resolve(IReadOnlyList<string> path, out StaticType type, out int known);
}
