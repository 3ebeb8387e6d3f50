namespace LamPS.Learning.Checks;

/// <summary>What a document's check came to.</summary>
/// <param name="Verdict">Whether the task was done.</param>
/// <param name="Reasons">For people: each expectation that isn't met and what was found instead, or why nobody can tell; empty for yes.</param>
public sealed record CheckResult(Verdict Verdict, IReadOnlyList<string> Reasons)
{
    internal static CheckResult Yes { get; } = new(Verdict.Yes, []);
}
