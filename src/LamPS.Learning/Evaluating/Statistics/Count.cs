namespace LamPS.Learning.Evaluating.Statistics;

/// <summary>
/// What one task adds to a metric: so much of so much. Sums over tasks are divided, so a task with ten steps counts ten times as much in step
/// precision as a task with one; a metric over tasks has a whole of 1.
/// </summary>
/// <param name="Part">What counts: matched steps, 1 for a solved task, seconds.</param>
/// <param name="Whole">Of how much: predicted steps, 1. A whole of 0 takes no part in the metric.</param>
public readonly record struct Count(double Part, double Whole)
{
    /// <summary>One thing that is so or isn't.</summary>
    /// <param name="holds">Whether it is.</param>
    public static Count Of(bool holds) => new(holds ? 1 : 0, 1);

    /// <summary>One amount, such as seconds.</summary>
    /// <param name="amount">Amount.</param>
    public static Count Amount(double amount) => new(amount, 1);
}
