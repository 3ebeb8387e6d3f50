using System.Collections.Concurrent;
using LamPS.Core.Live;
using Xunit;

namespace LamPS.Desktop.Windows.Tests.Live;

public sealed class WatchThreadTests
{
    private readonly BlockingCollection<string> _log = [];
    private readonly ConcurrentDictionary<nint, bool> _gone = new();

    [Fact]
    public void Handlers_are_added_once_a_window_and_removed_when_it_is_gone_all_on_one_thread()
    {
        var threads = new ConcurrentBag<int>();
        using (var watch = Start(w =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return $"add {w}";
        }))
        {
            watch.Watch(1);
            watch.Watch(1);
            watch.Watch(2);
            Assert.Equal(["begin", "add 1", "add 2"], Take(3));
            _gone[1] = true;
            watch.Watch(3);
            Assert.Equal(["remove 1", "add 3"], Take(2));
        }

        Assert.Equal(["end"], Take(1));
        Assert.Single(threads.Distinct());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public void A_window_that_takes_no_handler_stops_nothing()
    {
        using var watch = Start(w => w == 1 ? throw new InvalidOperationException("gone") : $"add {w}");

        watch.Watch(1);
        watch.Watch(2);

        Assert.Equal(["begin", "add 2"], Take(2));
    }

    [Fact]
    public void Ending_twice_and_watching_after_the_end_are_fine()
    {
        var watch = Start(w => $"add {w}");
        watch.Dispose();
        watch.Dispose();
        watch.Watch(1);

        Assert.Equal(["begin", "end"], Take(2));
        Assert.False(_log.TryTake(out _));
    }

    private WatchThread Start(Func<nint, string> add) => new(
        () =>
        {
            _log.Add("begin");
            return new Ending(() => _log.Add("end"));
        },
        window =>
        {
            _log.Add(add(window));
            return [new Ending(() => _log.Add($"remove {window}"))];
        },
        window => !_gone.ContainsKey(window));

    private List<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => _log.Take(TestContext.Current.CancellationToken))];

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
