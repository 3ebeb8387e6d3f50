using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Model.Agents;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>What a planner makes of a request when it is measured.</summary>
internal static class MeasuredPlan
{
    /// <summary>The lines of its plan; none where what a model wrote is no plan, for then the task failed and the others go on.</summary>
    /// <param name="planner">Planner.</param>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">What it may know.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The planner can't work, whatever the request.</exception>
    public static async ValueTask<IReadOnlyList<string>> LinesAsync(IPlanner planner, TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await planner.PlanAsync(request, knowledge, cancellationToken).ConfigureAwait(false)).Steps.Select(s => s.Text)];
        }
        catch (LamException error) when (AgentModelErrors.IsUnusable(error))
        {
            return [];
        }
    }
}
