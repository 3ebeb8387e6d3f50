namespace LamPS.Core.Planning.Rules;

/// <summary>One way of doing a clause.</summary>
/// <param name="Score">How well it fits, about 0 to 1.2; comparable between rules.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="After">What they leave behind.</param>
internal sealed record Proposal(double Score, IReadOnlyList<PlanStep> Steps, PlanState After);

/// <summary>A rule that finds ways of doing clauses of one kind.</summary>
internal interface IPlanRule
{
    /// <summary>Ways of doing a clause; none when it isn't of this kind.</summary>
    /// <param name="clause">Clause.</param>
    IEnumerable<Proposal> Propose(ClauseView clause);
}
