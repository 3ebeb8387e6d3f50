using LamPS.Core.Desktops;
using LamPS.Core.Runs;

namespace LamPS.Core.Agent;

/// <summary>
/// The frame of every run, whatever it does: journals its beginning and end, keeps the time limit, turns exceptions into endings, and closes
/// what the run started, also after a failure, a time-out or Ctrl+C.
/// </summary>
/// <param name="context">The run.</param>
public sealed class RunSession(RunContext context)
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);

    /// <summary>Whether applications that the run started stay open at its end.</summary>
    public bool KeepOpen { get; init; }

    /// <summary>Longest duration; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Runs a body.</summary>
    /// <param name="body">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The run as it ended.</returns>
    public async Task<RunRecord> RunAsync(Func<CancellationToken, Task<RunEnding>> body, CancellationToken cancellationToken)
    {
        context.Report(new RunStarted(context.Now, context.Run));
        using var limit = new CancellationTokenSource(Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        RunEnding ending;
        try
        {
            ending = await body(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ending = RunEnding.Of(RunSessionErrors.Cancelled());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            ending = RunEnding.Of(RunSessionErrors.RunTimedOut(Timeout!.Value));
        }
        catch (LamException error)
        {
            ending = RunEnding.Of(error);
        }
        catch (Exception error)
        {
            ending = RunEnding.Of(RunSessionErrors.InternalError(error));
        }

        if (!KeepOpen)
        {
            await CloseAllAsync().ConfigureAwait(false);
        }

        var run = context.Run with
        {
            EndedAt = context.Now,
            Outcome = ending.Outcome,
            ExitCode = ending.ExitCode,
            Saved = context.Saved,
            Error = ending.Error?.ToError(),
        };
        var ended = context.Secrets.Apply(new RunEnded(context.Now, run));
        context.Report(ended);
        return ended.Run;
    }

    private async Task CloseAllAsync()
    {
        using var limit = new CancellationTokenSource(ClosingTime, context.Time);
        foreach (var application in context.Launched.Reverse().ToList())
        {
            try
            {
                var outcome = await context.Desktop.CloseAsync(application, CloseMode.Discard, limit.Token).ConfigureAwait(false);
                if (!outcome.IsDone)
                {
                    await context.Desktop.CloseAsync(application, CloseMode.Kill, limit.Token).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or LamException)
            {
                context.Progress($"'{application.Name}' could not be closed: {error.Message}");
            }
        }
    }
}
