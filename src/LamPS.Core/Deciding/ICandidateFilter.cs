namespace LamPS.Core.Deciding;

/// <summary>Picks what a decision may choose from; what it misses can't be chosen.</summary>
public interface ICandidateFilter
{
    /// <summary>Picks candidates.</summary>
    /// <param name="context">What to decide from.</param>
    /// <param name="limit">Most candidates.</param>
    /// <returns>Candidates numbered from 1, best first.</returns>
    IReadOnlyList<Candidate> Pick(DecisionContext context, int limit = 40);
}
