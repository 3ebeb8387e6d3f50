using System.Collections.Concurrent;

namespace LamPS.Host.Serving;

/// <summary>Runs that are under way in this host, so that anyone can stop them.</summary>
internal sealed class RunningRuns
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _runs = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _runs.Count;

    /// <summary>A run began.</summary>
    /// <param name="run">Id.</param>
    /// <param name="stop">Stops it.</param>
    public void Add(string run, CancellationTokenSource stop) => _runs[run] = stop;

    /// <summary>A run ended.</summary>
    /// <param name="run">Id.</param>
    public void Remove(string run) => _runs.TryRemove(run, out _);

    /// <summary>Asks a run to stop after the action in flight.</summary>
    /// <param name="run">Id.</param>
    /// <returns>Whether it runs here.</returns>
    public bool Stop(string run)
    {
        if (!_runs.TryGetValue(run, out var stop))
        {
            return false;
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        return true;
    }
}
