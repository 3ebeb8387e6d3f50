using LamPS.Core.Elements;

namespace LamPS.Core.Actions;

/// <summary>An action: function, element, arguments, status. (Named so because <c>System.Action</c> has the plain word.)</summary>
/// <param name="Function">Function name; empty when there is nothing to do (<see cref="ActionStatus.Finish"/>, <see cref="ActionStatus.Fail"/>).</param>
/// <param name="Element">Element acted on, or <see cref="ElementId.None"/>.</param>
/// <param name="Arguments">Arguments.</param>
/// <param name="Status">What it means for the plan step.</param>
public sealed record LamAction(string Function, ElementId Element, ActionArguments Arguments, ActionStatus Status = ActionStatus.Finish)
{
    /// <summary>An action without element or arguments.</summary>
    /// <param name="function">Function name.</param>
    public static LamAction Of(string function) => new(function, ElementId.None, ActionArguments.None);

    /// <inheritdoc/>
    public override string ToString() => Element.IsNone ? $"{Function}({Arguments})" : $"{Function} {Element} ({Arguments})";
}
