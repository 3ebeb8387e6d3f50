using LamPS.Core.Actions;

namespace LamPS.Core.Agent;

/// <summary>Runs functions beyond the UI functions: application functions and registered ones.</summary>
public interface IFunctionRunner
{
    /// <summary>What it runs for the application that is in use now.</summary>
    /// <param name="application">Catalog name, or null for none.</param>
    IReadOnlyList<FunctionDefinition> For(string? application);

    /// <summary>Runs a function. The steps that it consists of pass the same gate as any other and are journalled.</summary>
    /// <param name="action">Function and arguments.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ActionOutcome> InvokeAsync(LamAction action, RunContext context, CancellationToken cancellationToken);
}
