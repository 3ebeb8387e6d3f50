namespace LamPS.Learning.Plans.Sources;

/// <summary>What came of reading a source.</summary>
/// <param name="Kind">What it turned out to be.</param>
/// <param name="Name">Name for people: that of the file or folder.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Repaired">How many of them had a broken encoding and were read nevertheless.</param>
/// <param name="Broken">Files that can't be read, each with why.</param>
/// <param name="Procedures">Procedures in order.</param>
/// <param name="Queries">Tasks that have no plan yet, with the application or <c>any</c>.</param>
/// <param name="Rejected">What could not be used, by reason.</param>
internal sealed record SourceReading(
    SourceKind Kind,
    string Name,
    int Files,
    int Repaired,
    IReadOnlyList<string> Broken,
    IReadOnlyList<SourceProcedure> Procedures,
    IReadOnlyList<SourceQuery> Queries,
    IReadOnlyDictionary<string, int> Rejected);
