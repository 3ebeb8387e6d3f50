namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>How one task, or episode, came out.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Groups">Where it belongs, by dimension: <c>split</c>: <c>test-family</c>, <c>steps</c>: <c>3-4</c>.</param>
/// <param name="Counts">What it adds to each metric, by the metric's name. A metric that isn't there doesn't apply to it.</param>
public sealed record TaskScore(string TaskId, IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, Count> Counts);
