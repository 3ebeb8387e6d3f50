using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>
/// What a value in a runbook must look like. The one description that the reader, the check of computed values and the JSON Schema share, so
/// that they can't disagree.
/// </summary>
internal abstract class Shape
{
    /// <summary>What is wanted, to be read after "must be".</summary>
    public abstract string Described { get; }

    /// <summary>Type of the value, as far as one can be named.</summary>
    public virtual StaticType Type => StaticType.Any;

    /// <summary>Reads a node; null when it is wrong, which is reported.</summary>
    /// <param name="node">Node.</param>
    /// <param name="what">What it is, for messages: <c>'timeout' in step 'open'</c>.</param>
    /// <param name="context">Where mistakes go.</param>
    public abstract ValueSource? Read(SourceNode node, string what, ReadContext context);

    /// <summary>What is wrong with a computed value, or null.</summary>
    public virtual string? Problem(RunbookValue value) => null;

    /// <summary>The shape as JSON Schema.</summary>
    public abstract JsonObject Schema();

    protected ValueSource? Wrong(SourceNode node, string what, ReadContext context, string remedy = "")
    {
        context.Report(RunbookErrors.TypeWrong(node.At, what, Described, node.Described, remedy));
        return null;
    }
}
