using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>Looks at the desktop for a run, and waits until what is looked for shows.</summary>
/// <param name="context">The run.</param>
public sealed class Observer(RunContext context)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>What is on the screen of the application in use.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The application doesn't answer within the limit.</exception>
    public async ValueTask<Snapshot> CaptureAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(context.Limits.Call, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await context.Desktop.CaptureAsync(new CaptureRequest { Application = context.Application }, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw AgentErrors.ApplicationHangs(context.Application?.Name ?? context.Desktop.Kind, "capture", context.Limits.Call);
        }
    }

    /// <summary>Captures until a selector's result is as wanted, or the time is up.</summary>
    /// <param name="selector">Selector.</param>
    /// <param name="limit">Longest wait.</param>
    /// <param name="wanted">Whether a result will do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The last snapshot and what the selector finds in it.</returns>
    public async ValueTask<(Snapshot Snapshot, SelectorResult Result)> FindAsync(
        Selector selector, TimeSpan limit, Func<SelectorResult, bool> wanted, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync(cancellationToken).ConfigureAwait(false);
            var result = selector.Find(snapshot);
            if (wanted(result) || !context.Desktop.ChangesByItself || context.Time.GetElapsedTime(started) >= limit)
            {
                return (snapshot, result);
            }

            await context.Desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
