using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Verification;

namespace LamPS.Core.Agent;

/// <summary>A request to a verified result: launch, plan, act, check what was saved and what was expected.</summary>
/// <param name="loop">The agent.</param>
public sealed class TaskRunner(AgentLoop loop)
{
    /// <summary>Does a task. Meant as body of a <see cref="RunSession"/>.</summary>
    /// <param name="request">Request.</param>
    /// <param name="expectations">What must hold at the end.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RunEnding> RunAsync(
        TaskRequest request, IReadOnlyList<Expectation> expectations, RunContext context, CancellationToken cancellationToken)
    {
        var startedAt = context.Now;
        if (context.Application is null)
        {
            var launched = await LaunchAsync(request, context, cancellationToken).ConfigureAwait(false);
            if (!launched.Outcome.IsDone)
            {
                return launched.Outcome.Outcome == Outcome.Skipped ? RunEnding.Skipped : RunEnding.Of(AgentErrors.NotAllowed("'launch'", launched.Outcome.Detail));
            }
        }

        var result = await loop.DoAsync(request, context, cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && result.Outcome != Outcome.Unverified)
        {
            return RunEnding.Of(error);
        }

        if (context.WhatIf)
        {
            return RunEnding.Skipped;
        }

        var checks = expectations.Concat(request.SaveTo.Select(path => new FileExpectation(path) { NewerThan = startedAt })).ToList();
        var checker = new ExpectationChecker(context);
        foreach (var expectation in checks)
        {
            var found = await checker.CheckAsync(expectation, cancellationToken).ConfigureAwait(false);
            if (!found.Holds)
            {
                return RunEnding.Of(expectation is FileExpectation { NewerThan: not null } file
                    ? AgentErrors.NotSaved(file.Path, found.Evidence)
                    : AgentErrors.ExpectationFailed(found.Expectation, found.Evidence));
            }
        }

        // A file that was saved proves only the saving; what a person asked to be checked proves the rest.
        return result.Error is null || expectations.Count > 0 ? RunEnding.Verified : new RunEnding(Outcome.Unverified, result.Error);
    }

    private static ValueTask<ActionReport> LaunchAsync(TaskRequest request, RunContext context, CancellationToken cancellationToken)
    {
        var name = request.Application ?? throw AgentErrors.NoApplication();
        var arguments = ActionArguments.Of("application", name);
        if (request.Document is { } document)
        {
            arguments = arguments.With("document", document);
        }

        var intent = new ActionIntent { Action = new LamAction("launch", ElementId.None, arguments), Snapshot = Snapshot.Empty };

        // Without an application nothing could be shown: --what-if starts one, unseen where it can, and changes nothing in it.
        if (!context.WhatIf)
        {
            return new ActionExecutor(context).ExecuteAsync(intent, cancellationToken);
        }

        return LaunchForShowAsync();

        async ValueTask<ActionReport> LaunchForShowAsync()
        {
            context.WhatIf = false;
            try
            {
                return await new ActionExecutor(context).ExecuteAsync(intent, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                context.WhatIf = true;
            }
        }
    }
}
