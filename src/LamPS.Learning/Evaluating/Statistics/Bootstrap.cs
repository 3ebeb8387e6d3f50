using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>
/// 95 % intervals by the percentile bootstrap over tasks (Efron 1979): tasks are drawn again with replacement, whole, because steps of one task
/// stand and fall together. Seeded, so the same scores always have the same intervals.
/// </summary>
public static class Bootstrap
{
    /// <summary>How often tasks are drawn again, where nothing else is said.</summary>
    public const int Resamples = 1000;

    /// <summary>The interval of one metric.</summary>
    /// <param name="counts">What each task adds; at least one with a whole above 0.</param>
    /// <param name="seed">Names the chance.</param>
    /// <param name="resamples">How often tasks are drawn again, at least 1.</param>
    /// <returns>The number and its interval; null when no task takes part.</returns>
    public static (double Value, double Low, double High)? Interval(IReadOnlyList<Count> counts, string seed, int resamples = Resamples) =>
        Intervals([counts], seed, resamples)[0];

    /// <summary>The intervals of several metrics over the same tasks, from the same draws.</summary>
    /// <param name="metrics">For each metric what each task adds; lists of the same length.</param>
    /// <param name="seed">Names the chance.</param>
    /// <param name="resamples">How often tasks are drawn again, at least 1.</param>
    public static IReadOnlyList<(double Value, double Low, double High)?> Intervals(IReadOnlyList<IReadOnlyList<Count>> metrics, string seed, int resamples = Resamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var tasks = metrics.Count == 0 ? 0 : metrics[0].Count;
        if (tasks == 0)
            return [.. metrics.Select(_ => ((double, double, double)?)null)];

        // Task by task in one block: a draw then touches one place of memory for all metrics.
        var flat = new Count[tasks * metrics.Count];
        for (var m = 0; m < metrics.Count; m++)
        {
            for (var t = 0; t < tasks; t++)
                flat[(t * metrics.Count) + m] = metrics[m][t];
        }

        var random = new SeededRandom($"bootstrap/{seed}");
        var drawn = metrics.Select(_ => new List<double>(resamples)).ToArray();
        var sums = new Count[metrics.Count];
        for (var r = 0; r < resamples; r++)
        {
            Array.Clear(sums);
            for (var t = 0; t < tasks; t++)
                Add(sums, flat.AsSpan(random.Next(tasks) * metrics.Count, metrics.Count));
            for (var m = 0; m < metrics.Count; m++)
            {
                if (sums[m].Whole > 0)
                    drawn[m].Add(sums[m].Part / sums[m].Whole);
            }
        }

        Array.Clear(sums);
        for (var t = 0; t < tasks; t++)
            Add(sums, flat.AsSpan(t * metrics.Count, metrics.Count));
        return [.. drawn.Select((values, m) => Ends(sums[m], values))];
    }

    private static void Add(Count[] sums, ReadOnlySpan<Count> counts)
    {
        for (var m = 0; m < sums.Length; m++)
            sums[m] = new Count(sums[m].Part + counts[m].Part, sums[m].Whole + counts[m].Whole);
    }

    private static (double, double, double)? Ends(Count sum, List<double> values)
    {
        if (sum.Whole <= 0 || values.Count == 0)
            return null;
        values.Sort();
        return (sum.Part / sum.Whole, Quantile(values, 0.025), Quantile(values, 0.975));
    }

    private static double Quantile(List<double> sorted, double q)
    {
        var at = q * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
