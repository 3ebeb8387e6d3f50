using System.Collections.Concurrent;

namespace LamPS.Core.Live;

/// <summary>
/// Adds and removes handlers of changes on one thread of its own, and nobody else does. Handlers are called elsewhere and do nothing but count; so no handler waits
/// for a call, no call for a handler, and none is added inside of one.
/// </summary>
internal sealed class WatchThread : IDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<nint> _wanted = [];
    private readonly Thread _thread;

    /// <summary>Starts.</summary>
    /// <param name="begin">What the thread does first; what it gives is disposed of at the end.</param>
    /// <param name="add">Adds the handlers of a window, and gives what removes them.</param>
    /// <param name="isThere">Whether a window is still there.</param>
    /// <param name="prepare">What the thread is given before it starts, such as its apartment.</param>
    public WatchThread(Func<IDisposable> begin, Func<nint, IReadOnlyList<IDisposable>> add, Func<nint, bool> isThere, Action<Thread>? prepare = null)
    {
        _thread = new Thread(() => Run(begin, add, isThere)) { IsBackground = true, Name = "LamPS desktop events" };
        prepare?.Invoke(_thread);
        _thread.Start();
    }

    /// <summary>Listens to a window as well; once is enough.</summary>
    public void Watch(nint window)
    {
        if (!_wanted.IsAddingCompleted)
        {
            _wanted.Add(window);
        }
    }

    /// <summary>Removes all handlers; an application that hangs isn't waited for.</summary>
    public void Dispose()
    {
        _wanted.CompleteAdding();
        _thread.Join(EndLimit);
    }

    private void Run(Func<IDisposable> begin, Func<nint, IReadOnlyList<IDisposable>> add, Func<nint, bool> isThere)
    {
        IDisposable? all = null;
        Try(() => all = begin());
        var watched = new Dictionary<nint, IReadOnlyList<IDisposable>>();
        foreach (var window in _wanted.GetConsumingEnumerable())
        {
            foreach (var gone in watched.Keys.Where(w => !isThere(w)).ToList())
            {
                watched.Remove(gone, out var handlers);
                foreach (var handler in handlers!)
                {
                    Try(handler.Dispose);
                }
            }

            if (watched.TryAdd(window, []))
            {
                Try(() => watched[window] = add(window));
            }
        }

        Try(() => all?.Dispose());
    }

    // Without an event a wait ends by its time: that is slower, and nothing worse.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            System.Diagnostics.Trace.TraceInformation(error.Message);
        }
    }
}
