namespace LamPS.Core.Planning;

/// <summary>Makes plans from requests.</summary>
public interface IPlanner
{
    /// <summary>Name, for records: <c>documentation</c>, or a model's.</summary>
    string Name { get; }

    /// <summary>Plans a request.</summary>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">What is known of the application.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken);

    /// <summary>Plans the rest anew after a step failed; the goal stays.</summary>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">What is known of the application.</param>
    /// <param name="failure">What failed and what was learned.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Steps that replace the failed one and all later ones, or null when there is no other way.</returns>
    ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken);
}
