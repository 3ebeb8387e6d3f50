namespace LamPS.Learning.Plans.Sources;

/// <summary>What came of reading a file.</summary>
/// <param name="Procedures">Procedures in order.</param>
/// <param name="Queries">Tasks without plans.</param>
/// <param name="Repaired">Whether its encoding was broken.</param>
/// <param name="Problem">Why it can't be read, with its name; null when it can.</param>
internal sealed record PageReading(IReadOnlyList<SourceProcedure> Procedures, IReadOnlyList<SourceQuery> Queries, bool Repaired, string? Problem)
{
    /// <summary>A file that can't be read.</summary>
    /// <param name="problem">Its name and why.</param>
    public static PageReading Broken(string problem) => new([], [], false, problem);
}
