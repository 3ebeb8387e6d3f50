using LamPS.Core;
using LamPS.Core.Planning;

namespace LamPS.Model.Agents;

/// <summary>Plans with a model, and goes on with the baseline where the model fails. The plan names who made it, and why.</summary>
internal sealed class FallbackPlanner(IPlanner model, IPlanner baseline, ModelFailures failures) : IPlanner
{
    /// <inheritdoc/>
    public string Name => $"{model.Name}, else baseline";

    /// <inheritdoc/>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        try
        {
            failures.ThrowIfGivenUp();
            var plan = await model.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false);
            if (plan.Unplanned.Count == 0 && plan.Steps.Count > 0)
                return plan;
            var other = await baseline.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false);
            return other.Unplanned.Count == 0 && other.Steps.Count > 0 ? other with { Planner = $"{other.Planner} ({model.Name} left out: {string.Join("; ", plan.Unplanned)})", Doubts = [.. plan.Unplanned.Union(other.Doubts)] } : plan;
        }
        catch (LamException error)
        {
            failures.Add(error);
            var plan = await baseline.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false);
            return plan with { Planner = $"{plan.Planner} ({model.Name} failed: {error.Message})" };
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken)
    {
        try
        {
            failures.ThrowIfGivenUp();

            // A plan of the baseline knows best how it can go on.
            var first = failure.Plan.Planner.StartsWith(baseline.Name, StringComparison.Ordinal) ? baseline : model;
            if (await first.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) is { } plan)
                return plan;
            return first == baseline ? await model.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (LamException error)
        {
            failures.Add(error);
            return await baseline.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) is { } plan
                ? plan with { Planner = $"{plan.Planner} ({model.Name} failed: {error.Message})" }
                : null;
        }
    }
}
