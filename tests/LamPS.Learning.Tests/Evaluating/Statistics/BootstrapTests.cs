using LamPS.Learning.Evaluating.Statistics;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Statistics;

public sealed class BootstrapTests
{
    private static IReadOnlyList<Count> Solved(int solved, int tasks) => [.. Enumerable.Range(0, tasks).Select(i => Count.Of(i < solved))];

    [Fact]
    public void AnIntervalOfAShareIsNearTheNormalOne()
    {
        var (value, low, high) = Bootstrap.Interval(Solved(300, 400), "x")!.Value;

        // 0.75 +- 1.96 * sqrt(0.75 * 0.25 / 400)
        Assert.Equal(0.75, value);
        Assert.InRange(low, 0.695, 0.72);
        Assert.InRange(high, 0.78, 0.805);
    }

    [Fact]
    public void TheSameSeedGivesTheSameInterval()
    {
        Assert.Equal(Bootstrap.Interval(Solved(3, 10), "a"), Bootstrap.Interval(Solved(3, 10), "a"));
        IReadOnlyList<Count> times = [.. Enumerable.Range(0, 50).Select(i => Count.Amount(Math.Sqrt(i)))];
        Assert.NotEqual(Bootstrap.Interval(times, "a"), Bootstrap.Interval(times, "b"));
    }

    [Fact]
    public void StepsOfATaskStandTogether()
    {
        // 20 tasks of 10 steps, all right or all wrong: as uncertain as 20 answers, not as 200.
        IReadOnlyList<Count> tasks = [.. Enumerable.Range(0, 20).Select(i => new Count(i % 2 * 10, 10))];
        var (_, low, high) = Bootstrap.Interval(tasks, "x")!.Value;
        Assert.True(high - low > 0.3);
    }

    [Fact]
    public void TasksWithoutTheMetricTakeNoPart()
    {
        Assert.Equal(1, Bootstrap.Interval([new Count(2, 2), default, default], "x")!.Value.Value);
        Assert.Null(Bootstrap.Interval([default], "x"));
        Assert.Null(Bootstrap.Interval([], "x"));
    }

    [Fact]
    public void TablesGroupAndSort()
    {
        var tsr = new Metric("TSR");
        var scores = new[] { ("1", true), ("10+", false), ("2", true), ("2", false) }
            .Select((t, i) => new TaskScore($"t{i}", new Dictionary<string, string> { ["steps"] = t.Item1 }, new Dictionary<string, Count> { ["TSR"] = Count.Of(t.Item2) }))
            .ToList();
        var table = ResultTable.From("x", scores, [tsr, new Metric("none")], ["steps"], seed: 1, resamples: 50);
        Assert.Equal(["all", "1", "2", "10+"], table.Rows.Select(r => r.Group));
        Assert.Equal(0.5, table.Find("TSR")!.Value);
        Assert.Equal((2, 0.5), (table.Find("TSR", "2", "steps")!.N, table.Find("TSR", "2", "steps")!.Value));
    }
}
