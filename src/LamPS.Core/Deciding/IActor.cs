namespace LamPS.Core.Deciding;

/// <summary>Decides the next action of a plan step.</summary>
public interface IActor
{
    /// <summary>Name, for records: <c>lexical</c>, or a model's.</summary>
    string Name { get; }

    /// <summary>Chooses among the candidates. Never chooses again what <see cref="DecisionContext.History"/> shows to have failed.</summary>
    /// <param name="context">What to decide from.</param>
    /// <param name="candidates">Candidates in order of their numbers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken);
}
