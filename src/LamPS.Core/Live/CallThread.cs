namespace LamPS.Core.Live;

/// <summary>
/// Runs calls one after the other on a thread of its own. A call that doesn't come back (an application that hangs inside of it) is left behind with its
/// thread, which ends when the call does, and the next one gets a new thread: nobody waits longer than the limit or for a second after a cancellation.
/// </summary>
/// <param name="time">Clock.</param>
/// <param name="prepare">What a new thread is given before it starts, such as its apartment.</param>
/// <param name="begin">What a new thread does first.</param>
internal sealed class CallThread(TimeProvider time, Action<Thread>? prepare = null, Action? begin = null)
{
    private readonly Lock _gate = new();
    private Worker? _worker;

    /// <summary>Runs a call.</summary>
    /// <param name="call">The call; its token is cancelled when nobody waits for it any more.</param>
    /// <param name="limit">Longest wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">It takes longer.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var token = abandon.Token;
        Worker worker;
        lock (_gate)
        {
            worker = _worker ??= new Worker(prepare, begin);
            worker.Post(() =>
            {
                try
                {
                    done.TrySetResult(call(token));
                }
                catch (Exception error)
                {
                    done.TrySetException(error);
                }
            });
        }

        try
        {
            return await done.Task.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!done.Task.IsCompleted && error is TimeoutException or OperationCanceledException)
        {
            Leave(worker);
            await abandon.CancelAsync().ConfigureAwait(false);
            _ = done.Task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Ends the thread once it is idle.</summary>
    public void End()
    {
        lock (_gate)
        {
            _worker?.End();
            _worker = null;
        }
    }

    private void Leave(Worker worker)
    {
        lock (_gate)
        {
            worker.End();
            _worker = _worker == worker ? null : _worker;
        }
    }

    private sealed class Worker
    {
        private readonly System.Collections.Concurrent.BlockingCollection<Action> _calls = [];

        public Worker(Action<Thread>? prepare, Action? begin)
        {
            var thread = new Thread(() => Run(begin)) { IsBackground = true, Name = "LamPS desktop calls" };
            prepare?.Invoke(thread);
            thread.Start();
        }

        public void Post(Action call) => _calls.Add(call);

        public void End() => _calls.CompleteAdding();

        private void Run(Action? begin)
        {
            begin?.Invoke();
            foreach (var call in _calls.GetConsumingEnumerable())
            {
                call();
            }

            _calls.Dispose();
        }
    }
}
