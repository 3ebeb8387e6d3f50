using System.Collections.Concurrent;
using LamPS.Contracts;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Core.Desktops;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>Runs episodes side by side, each in a desktop session of its own, and keeps each as soon as it ended.</summary>
/// <param name="runner">Runs an episode.</param>
/// <param name="openDesktop">Opens a desktop session.</param>
/// <param name="time">Clock.</param>
public sealed class Collector(EpisodeRunner runner, Func<CancellationToken, Task<IDesktop>> openDesktop, TimeProvider time)
{
    // Sessions are renewed before what applications leave behind in them adds up.
    private const int EpisodesPerSession = 150;
    private const int FailuresInARow = 8;
    private const int MostWorst = 3;

    /// <summary>Tries tasks.</summary>
    /// <param name="tasks">Tasks, and who tries each.</param>
    /// <param name="sessions">How many sessions side by side; at least 1.</param>
    /// <param name="keep">Keeps an episode; called by one session at a time.</param>
    /// <param name="progress">Told after each episode; may be null.</param>
    /// <param name="cancellationToken">Cancels; episodes under way are given up, none of the others is lost.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LamException">Sessions or applications don't start any more, or an episode can't be kept.</exception>
    public async Task<CollectionProgress> RunAsync(
        IReadOnlyList<(TaskInstance Task, EpisodeAgent Agent)> tasks, int sessions, Action<TaskInstance, Episode> keep, IProgress<CollectionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions, 1);
        var queue = new ConcurrentQueue<(TaskInstance Task, EpisodeAgent Agent)>(tasks);
        var state = new State(tasks.Count, time, keep, progress);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, Math.Min(sessions, Math.Max(1, tasks.Count))).Select(_ => WorkAsync(queue, state, stop)).ToList();
        try
        {
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // One worker stopped the others; what it failed of is the reason.
            await Task.WhenAll(workers.Where(w => w.IsFaulted)).ConfigureAwait(false);
            throw;
        }

        return state.Now;
    }

    private async Task WorkAsync(ConcurrentQueue<(TaskInstance Task, EpisodeAgent Agent)> queue, State state, CancellationTokenSource stop)
    {
        IDesktop? desktop = null;
        var uses = 0;
        try
        {
            while (!stop.IsCancellationRequested && queue.TryDequeue(out var next))
            {
                try
                {
                    if (desktop is null || uses >= EpisodesPerSession)
                    {
                        await CloseAsync(desktop).ConfigureAwait(false);
                        desktop = null;
                        desktop = await openDesktop(stop.Token).ConfigureAwait(false);
                        uses = 0;
                    }

                    uses++;
                    state.Keep(next.Task, await runner.RunAsync(desktop, next.Task, next.Agent, stop.Token).ConfigureAwait(false));
                }
                catch (LamException error) when (error.ExitCode == ExitCode.NotReady && error.Id != nameof(EpisodeErrors.StoreNotWritten))
                {
                    state.CountFailure(error);

                    // The task goes back; the session is renewed, in case it was the cause.
                    queue.Enqueue(next);
                    await CloseAsync(desktop).ConfigureAwait(false);
                    desktop = null;
                }
            }

            stop.Token.ThrowIfCancellationRequested();
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await CloseAsync(desktop).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(IDesktop? desktop)
    {
        if (desktop is not null)
            await desktop.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class State(int total, TimeProvider time, Action<TaskInstance, Episode> keep, IProgress<CollectionProgress>? progress)
    {
        private readonly Lock _lock = new();
        private readonly long _started = time.GetTimestamp();
        private readonly Dictionary<(string Agent, string Family), FamilyYield> _families = [];
        private int _done;
        private int _yes;
        private int _unsure;
        private int _failures;

        public CollectionProgress Now => new(total, _done, _yes, _unsure, time.GetElapsedTime(_started))
        {
            Worst = [.. _families.Values.Where(f => f.Verified < f.Episodes).OrderByDescending(f => f.Episodes - f.Verified).ThenBy(f => f.Yield).ThenBy(f => f.Family, StringComparer.Ordinal).Take(MostWorst)],
        };

        public void Keep(TaskInstance task, Episode episode)
        {
            lock (_lock)
            {
                keep(task, episode);
                _done++;
                _failures = 0;
                _yes += episode.Verdict == Verdict.Yes ? 1 : 0;
                _unsure += episode.Verdict == Verdict.Unsure ? 1 : 0;
                var family = _families.GetValueOrDefault((episode.Agent, task.Family), new(episode.Agent, task.Family, 0, 0));
                _families[(episode.Agent, task.Family)] = family with { Episodes = family.Episodes + 1, Verified = family.Verified + (episode.Verdict == Verdict.Yes ? 1 : 0) };
                progress?.Report(Now);
            }
        }

        // A session that dies now and then is life; one after the other means that nothing will start any more.
        public void CountFailure(LamException error)
        {
            lock (_lock)
            {
                if (++_failures >= FailuresInARow)
                    throw EpisodeErrors.DesktopsFail(_failures, error.Message);
            }
        }
    }
}
