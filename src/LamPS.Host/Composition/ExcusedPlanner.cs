using LamPS.Core.Planning;

namespace LamPS.Host.Composition;

/// <summary>A planner that stands in for another one, and says in its plans why.</summary>
/// <param name="planner">Plans.</param>
/// <param name="why">Why it does.</param>
internal sealed class ExcusedPlanner(IPlanner planner, string why) : IPlanner
{
    /// <inheritdoc/>
    public string Name => planner.Name;

    /// <inheritdoc/>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) =>
        Excused(await planner.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) =>
        await planner.ReplanAsync(request, knowledge, failure, cancellationToken).ConfigureAwait(false) is { } plan ? Excused(plan) : null;

    private Plan Excused(Plan plan) => plan with { Planner = $"{plan.Planner} ({why})" };
}
