using LamPS.Contracts.Learning;

namespace LamPS.Learning.Episodes;

/// <summary>How far a collection is.</summary>
/// <param name="Total">Tasks to try.</param>
/// <param name="Done">Episodes that ended.</param>
/// <param name="Yes">Of them, those whose document shows that the task was done.</param>
/// <param name="Unsure">Of them, those that can't be told.</param>
/// <param name="Elapsed">Since the beginning.</param>
public sealed record CollectionProgress(int Total, int Done, int Yes, int Unsure, TimeSpan Elapsed)
{
    /// <summary>The families with the most episodes that weren't done, at most three, worst first.</summary>
    public IReadOnlyList<FamilyYield> Worst { get; init; } = [];

    /// <summary>Episodes an hour so far.</summary>
    public double PerHour => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalHours : 0;
}
