namespace LamPS.Core.Runbooks.Expressions;

/// <summary>What names in an expression stand for while a run is on.</summary>
internal interface IExpressionScope
{
    /// <summary>Value of a name such as <c>parameters</c> or a variable, or null when there is none.</summary>
    RunbookValue? Get(string name);

    /// <summary>Whether a selector finds something on the desktop now.</summary>
    ValueTask<bool> ExistsAsync(string selector, CancellationToken cancellationToken);
}
