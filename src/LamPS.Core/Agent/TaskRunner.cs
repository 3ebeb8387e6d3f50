using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Verification;

namespace LamPS.Core.Agent;

/// <summary>A request to a verified result: launch, plan, act, check what was saved.</summary>
/// <param name="loop">The agent.</param>
public sealed class TaskRunner(AgentLoop loop)
{
    /// <summary>Does a task. Meant as body of a <see cref="RunSession"/>.</summary>
    /// <param name="request">Request.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RunEnding> RunAsync(TaskRequest request, RunContext context, CancellationToken cancellationToken)
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

        var checker = new ExpectationChecker(context);
        foreach (var path in request.SaveTo)
        {
            var found = await checker.CheckAsync(new FileExpectation(path) { NewerThan = startedAt }, cancellationToken).ConfigureAwait(false);
            if (!found.Holds)
            {
                return RunEnding.Of(AgentErrors.NotSaved(path, found.Evidence));
            }
        }

        // A file that was saved proves only the saving, not that what is in it is right.
        return result.Error is null ? RunEnding.Verified : new RunEnding(Outcome.Unverified, result.Error);
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
