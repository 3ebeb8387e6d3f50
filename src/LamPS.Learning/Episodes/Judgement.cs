namespace LamPS.Learning.Episodes;

/// <summary>A verdict with its reasons.</summary>
/// <param name="Verdict">Verdict.</param>
/// <param name="Reasons">Why not, for people; empty for yes.</param>
public sealed record Judgement(Verdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>It was done.</summary>
    public static Judgement Yes { get; } = new(Verdict.Yes, []);

    /// <summary>It can't be told.</summary>
    /// <param name="reason">Why.</param>
    public static Judgement Unsure(string reason) => new(Verdict.Unsure, [reason]);
}
