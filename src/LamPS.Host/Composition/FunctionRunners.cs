using LamPS.Core.Actions;
using LamPS.Core.Agent;

namespace LamPS.Host.Composition;

/// <summary>Several runners as one. Where two have a function of the same name, the later one's counts.</summary>
internal sealed class FunctionRunners(params IFunctionRunner[] runners) : IFunctionRunner
{
    /// <inheritdoc/>
    public IReadOnlyList<FunctionDefinition> For(string? application) => [.. runners.SelectMany(r => r.For(application))];

    /// <inheritdoc/>
    public ValueTask<ActionOutcome> InvokeAsync(LamAction action, RunContext context, CancellationToken cancellationToken)
    {
        var runner = runners.LastOrDefault(r => r.For(context.Application?.Name).Any(f => f.Name == action.Function)) ?? runners[0];
        return runner.InvokeAsync(action, context, cancellationToken);
    }
}
