namespace LamPS.Core.Desktops;

/// <summary>Counts what a desktop hears of changes, and lets others wait for one. Safe for use by several threads.</summary>
/// <param name="time">Clock.</param>
public sealed class ChangeSignal(TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();
    private long _heard;
    private long _seen;

    /// <summary>How many changes were heard, all in all.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>A change was heard.</summary>
    public void Wake()
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _heard++;
            waiting = _next;
            _next = New();
        }

        waiting.TrySetResult();
    }

    /// <summary>Everything that happened so far counts as seen.</summary>
    public void MarkSeen()
    {
        lock (_gate)
        {
            _seen = _heard;
        }
    }

    /// <summary>Waits for a change that wasn't seen.</summary>
    /// <param name="timeout">Longest wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task next;
        lock (_gate)
        {
            if (_heard != _seen)
            {
                return true;
            }

            next = _next.Task;
        }

        try
        {
            await next.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits until nothing has been heard for a while.</summary>
    /// <param name="quiet">How long.</param>
    /// <param name="limit">Longest wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task WaitUntilQuietAsync(TimeSpan quiet, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (heard, since) = (Heard, started);
        while (quiet - time.GetElapsedTime(since) is var left && left > TimeSpan.Zero && time.GetElapsedTime(started) < limit)
        {
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
            if (Heard != heard)
            {
                (heard, since) = (Heard, time.GetTimestamp());
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
