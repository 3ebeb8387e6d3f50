using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace LamPS.Module.Pipeline;

/// <summary>
/// Lets work go on elsewhere while the thread of the pipeline does what only it may do: write records, ask, run scripts. Once the pipeline is
/// stopped, it waits a moment for the work and then leaves it.
/// </summary>
/// <param name="stopping">Set when the pipeline is stopped.</param>
internal sealed class Pump(CancellationToken stopping)
{
    // Under a second, with room for what the shell itself still does.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    private readonly Queue<Item> _queue = new();
    private bool _woken;
    private bool _closed;

    /// <summary>Does something on the thread of the pipeline, later.</summary>
    /// <param name="action">What; its exceptions end the work.</param>
    /// <returns>False when the work has ended and nothing is done any more.</returns>
    public bool Post(Action action) => Post(new Item(action, () => { }));

    /// <summary>Asks the thread of the pipeline for something.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="function">What; exceptions go to whoever asked.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<T> AskAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        var item = new Item(
            () => Answer(answer, function),
            () => answer.TrySetCanceled(CancellationToken.None));
        if (!Post(item))
        {
            item.Abandon();
        }

        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Starts work and stays until it has ended.</summary>
    /// <typeparam name="T">Type of its result.</typeparam>
    /// <param name="work">The work; its token is cancelled when the pipeline is stopped or a record can't be written.</param>
    /// <param name="idle">Called now and then while there is nothing to do; gives the time until it wants to be called again.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public T Run<T>(Func<CancellationToken, Task<T>> work, Func<TimeSpan> idle)
    {
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var woken = stopping.Register(Wake);
        var task = Task.Run(() => work(cancel.Token));
        _ = task.ContinueWith(
            done =>
            {
                // Looked at, so that what nobody waits for any more is no unobserved exception.
                _ = done.Exception;
                cancel.Dispose();
                Wake();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            return Drain(task, idle);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            lock (_queue)
            {
                _closed = true;
                foreach (var item in _queue)
                {
                    item.Abandon();
                }

                _queue.Clear();
            }

            Cancel(cancel);
        }
    }

    private static void Answer<T>(TaskCompletionSource<T> answer, Func<T> function)
    {
        if (answer.Task.IsCompleted)
        {
            return;
        }

        try
        {
            answer.TrySetResult(function());
        }
        catch (PipelineStoppedException)
        {
            answer.TrySetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            answer.TrySetException(error);
        }
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work has ended.
        }
    }

    private T Drain<T>(Task<T> task, Func<TimeSpan> idle)
    {
        while (true)
        {
            lock (_queue)
            {
                _woken = false;
            }

            // What the work posted before it ended is done before its result is used.
            var ended = task.IsCompleted;
            while (Next() is { } item)
            {
                item.Run();
            }

            if (ended)
            {
                return task.GetAwaiter().GetResult();
            }

            if (stopping.IsCancellationRequested)
            {
                _ = ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Grace);
                throw new PipelineStoppedException();
            }

            Wait(idle());
        }
    }

    private Item? Next()
    {
        lock (_queue)
        {
            return _queue.Count > 0 ? _queue.Dequeue() : null;
        }
    }

    private bool Post(Item item)
    {
        lock (_queue)
        {
            if (_closed)
            {
                return false;
            }

            _queue.Enqueue(item);
            Wake();
            return true;
        }
    }

    private void Wait(TimeSpan time)
    {
        lock (_queue)
        {
            if (!_woken && _queue.Count == 0)
            {
                _ = Monitor.Wait(_queue, time);
            }
        }
    }

    private void Wake()
    {
        lock (_queue)
        {
            _woken = true;
            Monitor.PulseAll(_queue);
        }
    }

    private sealed record Item(Action Run, Action Abandon);
}
