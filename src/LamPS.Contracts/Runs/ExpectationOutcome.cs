namespace LamPS.Contracts.Runs;

/// <summary>An expectation and what was found.</summary>
/// <param name="Step">Id of the runbook step it belongs to, or null.</param>
/// <param name="Expectation">The statement, for people.</param>
/// <param name="Holds">Whether it held.</param>
/// <param name="Evidence">What was seen.</param>
public sealed record ExpectationOutcome(string? Step, string Expectation, bool Holds, string Evidence);
