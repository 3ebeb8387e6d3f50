namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>Numbers with intervals: for all tasks, and for the groups of each dimension. What every evaluation gives, and what reports are written from.</summary>
/// <param name="Title">What was measured: <c>plans, baseline</c>.</param>
/// <param name="Rows">Numbers: all tasks first, then dimension by dimension, group by group, metric by metric.</param>
public sealed record ResultTable(string Title, IReadOnlyList<ResultRow> Rows)
{
    /// <summary>The group of all tasks.</summary>
    public const string All = "all";

    /// <summary>Makes a table from what tasks came out as.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="scores">Tasks.</param>
    /// <param name="metrics">Metrics, in the order of the columns.</param>
    /// <param name="dimensions">Dimensions to group by, in order; groups are sorted by name, numbers by value.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <param name="resamples">How often tasks are drawn again.</param>
    public static ResultTable From(
        string title, IReadOnlyList<TaskScore> scores, IReadOnlyList<Metric> metrics, IReadOnlyList<string> dimensions, int seed, int resamples = Bootstrap.Resamples)
    {
        var rows = new List<ResultRow>();
        Add(rows, "", All, scores, metrics, seed, resamples);
        foreach (var dimension in dimensions)
        {
            foreach (var group in scores.Where(s => s.Groups.ContainsKey(dimension)).GroupBy(s => s.Groups[dimension], StringComparer.Ordinal).OrderBy(g => g.Key, GroupOrder.Instance))
                Add(rows, dimension, group.Key, [.. group], metrics, seed, resamples);
        }

        return new ResultTable(title, rows);
    }

    /// <summary>The number of a group.</summary>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="group">Group.</param>
    /// <param name="dimension">Dimension; empty for all.</param>
    /// <returns>The row, or null when no task takes part.</returns>
    public ResultRow? Find(string metric, string group = All, string dimension = "") =>
        Rows.FirstOrDefault(r => r.Metric.Name == metric && r.Group == group && r.Dimension == dimension);

    private static void Add(List<ResultRow> rows, string dimension, string group, IReadOnlyList<TaskScore> scores, IReadOnlyList<Metric> metrics, int seed, int resamples)
    {
        var counts = metrics.Select(m => (IReadOnlyList<Count>)[.. scores.Select(s => s.Counts.GetValueOrDefault(m.Name))]).ToList();
        var intervals = Bootstrap.Intervals(counts, $"{seed}/{dimension}/{group}", resamples);
        for (var m = 0; m < metrics.Count; m++)
        {
            if (intervals[m] is { } found)
                rows.Add(new ResultRow(dimension, group, metrics[m], counts[m].Count(c => c.Whole > 0), found.Value, found.Low, found.High));
        }
    }

    // "2" before "10", "1" before "3-4".
    private sealed class GroupOrder : IComparer<string>
    {
        public static readonly GroupOrder Instance = new();

        public int Compare(string? x, string? y) =>
            (Number(x!), Number(y!)) is ({ } a, { } b) && a != b ? a.CompareTo(b) : string.CompareOrdinal(x, y);

        private static int? Number(string text)
        {
            var digits = text.TakeWhile(char.IsAsciiDigit).Take(9).ToArray();
            return digits.Length > 0 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
        }
    }
}
