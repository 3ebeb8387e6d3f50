namespace LamPS.Learning.Synthetic;

/// <summary>What is in a set of synthetic records, counted while they were written.</summary>
/// <param name="Seed">Seed that it was made with.</param>
/// <param name="Records">Records by source.</param>
/// <param name="Episodes">Episodes by source.</param>
/// <param name="Families">Records by kind of task.</param>
/// <param name="Statuses">Records by status of the right action.</param>
/// <param name="Functions">Records by function.</param>
/// <param name="Left">Records that weren't renamed because they are no train data, or nothing in them can be.</param>
/// <param name="Bytes">Size of the files in bytes.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record SyntheticCard(
    string Seed,
    IReadOnlyDictionary<string, int> Records,
    IReadOnlyDictionary<string, int> Episodes,
    IReadOnlyDictionary<string, int> Families,
    IReadOnlyDictionary<string, int> Statuses,
    IReadOnlyDictionary<string, int> Functions,
    int Left,
    long Bytes,
    double Seconds);
