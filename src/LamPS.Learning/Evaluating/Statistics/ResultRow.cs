namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>One number of a table with its 95 % interval.</summary>
/// <param name="Dimension">What tasks are grouped by; empty for all of them.</param>
/// <param name="Group">The group; <c>all</c> for all.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="N">How many tasks take part.</param>
/// <param name="Value">The number, a share as 0 to 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record ResultRow(string Dimension, string Group, Metric Metric, int N, double Value, double Low, double High)
{
    /// <summary>The number and its interval as tables show them: <c>82.2 (80.1-84.0)</c>.</summary>
    public string Text => $"{Metric.Format(Value)} ({Metric.Format(Low)}-{Metric.Format(High)})";
}
