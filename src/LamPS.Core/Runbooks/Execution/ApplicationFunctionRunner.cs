using System.Collections.Concurrent;
using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Runs the functions of applications: runbooks whose parameters are the arguments. Their steps pass the same gate as any other.</summary>
/// <param name="catalog">Applications with their functions.</param>
/// <param name="executor">Runs the runbooks.</param>
public sealed class ApplicationFunctionRunner(ApplicationCatalog catalog, RunbookExecutor executor) : IFunctionRunner
{
    private readonly ConcurrentDictionary<string, Runbook> _runbooks = new(StringComparer.Ordinal);

    /// <summary>All functions that runbooks can name, whatever application is in use: the UI functions and those of every application.</summary>
    /// <param name="catalog">Applications.</param>
    public static FunctionPool PoolOf(ApplicationCatalog catalog) =>
        new([.. UiFunctions.All, .. catalog.All.SelectMany(a => a.Functions).Select(f => f.Definition)]);

    /// <inheritdoc/>
    public IReadOnlyList<FunctionDefinition> For(string? application) =>
        application is not null && catalog.Find(application) is { } found ? [.. found.Functions.Select(f => f.Definition)] : [];

    /// <inheritdoc/>
    public async ValueTask<ActionOutcome> InvokeAsync(LamAction action, RunContext context, CancellationToken cancellationToken)
    {
        var application = context.Application is { } current ? catalog.Find(current.Name) : null;
        if (application?.Functions.FirstOrDefault(f => f.Definition.Name == action.Function) is not { } function)
        {
            return ActionOutcome.NotSupported($"'{context.Application?.Name}' has no function '{action.Function}'");
        }

        var runbook = _runbooks.GetOrAdd($"{application.Name}/{action.Function}", _ => Load(function));
        var names = runbook.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        // Whoever decided on the action may have taken its arguments from the screen.
        var given = action.Arguments.Where(a => names.Contains(a.Key) && a.Value is not null).ToDictionary(a => a.Key, a => RunbookValue.From(a.Value, untrusted: true));
        var ending = await executor.DoAsync(runbook, ParameterBinder.Bind(runbook, given), context, cancellationToken).ConfigureAwait(false);
        return ending.Outcome switch
        {
            Outcome.Verified => ActionOutcome.Verified($"{runbook.StepCount} steps of '{runbook.Name}'"),
            Outcome.Unverified => ActionOutcome.Unverified($"{runbook.StepCount} steps of '{runbook.Name}'"),
            Outcome.Skipped => ActionOutcome.Skipped($"would do {runbook.StepCount} steps of '{runbook.Name}'"),
            Outcome.NotFound => ActionOutcome.NotFound(Reason(ending)),
            Outcome.NotSupported => ActionOutcome.NotSupported(Reason(ending)),
            Outcome.Blocked => ActionOutcome.Blocked(Reason(ending)),
            Outcome.TimedOut => ActionOutcome.TimedOut(Reason(ending)),
            _ => ActionOutcome.Failed(Reason(ending)),
        };
    }

    private static string Reason(RunEnding ending) => ending.Error?.Message ?? ending.Outcome.ToString();

    private Runbook Load(ApplicationFunction function) =>
        new RunbookLoader(PoolOf(catalog)).Parse(function.Runbook, function.Source, Directory.GetCurrentDirectory()).OrThrow();
}
