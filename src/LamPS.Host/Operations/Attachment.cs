using LamPS.Contracts.Requests;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Elements;

namespace LamPS.Host.Operations;

/// <summary>The application that a single action or a look is about: the running one, or one that is started for it.</summary>
internal static class Attachment
{
    /// <summary>Attaches to the application or starts it.</summary>
    /// <param name="scope">Application and document.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="start">Whether it may be started.</param>
    /// <exception cref="Core.LamException">There is none.</exception>
    public static async Task AttachAsync(DesktopScope scope, RunContext context, CancellationToken cancellationToken, bool start = true)
    {
        var name = scope.Application;
        var document = Documents.Existing(scope.Document);
        var running = await context.Desktop.GetApplicationsAsync(cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            var found = name is null ? running.Count == 1 ? running[0] : null : running.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found is not null)
            {
                context.Application = found;
                return;
            }
        }

        if (name is null || !start)
        {
            throw AgentErrors.NoApplication();
        }

        // Starting what is looked at is part of looking: also --what-if needs something to look at.
        var whatIf = context.WhatIf;
        context.WhatIf = false;
        var arguments = ActionArguments.Of("application", name);
        var report = await new ActionExecutor(context).ExecuteAsync(
            new ActionIntent
            {
                Action = new LamAction("launch", ElementId.None, document is null ? arguments : arguments.With("document", document)),
                Snapshot = Snapshot.Empty,
            },
            cancellationToken).ConfigureAwait(false);
        context.WhatIf = whatIf;
        if (!report.Outcome.IsDone)
        {
            throw AgentErrors.NotAllowed("'launch'", report.Outcome.Detail);
        }
    }
}
