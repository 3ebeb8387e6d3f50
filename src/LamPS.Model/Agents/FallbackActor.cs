using LamPS.Core;
using LamPS.Core.Deciding;

namespace LamPS.Model.Agents;

/// <summary>Decides with a model, and goes on with the baseline where the model fails. The decision's reason says so.</summary>
internal sealed class FallbackActor(IActor model, IActor baseline, ModelFailures failures) : IActor
{
    /// <inheritdoc/>
    public string Name => $"{model.Name}, else baseline";

    /// <inheritdoc/>
    public async ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        try
        {
            failures.ThrowIfGivenUp();
            return await model.DecideAsync(context, candidates, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error)
        {
            failures.Add(error);
            var decision = await baseline.DecideAsync(context, candidates, cancellationToken).ConfigureAwait(false);
            return decision with { Reason = $"{decision.Reason} (by the baseline, for {model.Name} failed: {error.Message})" };
        }
    }
}
