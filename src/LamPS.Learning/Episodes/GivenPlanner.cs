using LamPS.Core.Planning;

namespace LamPS.Learning.Episodes;

/// <summary>A plan that was given; there is no other way.</summary>
/// <param name="name">Who gave it.</param>
/// <param name="lines">Its lines.</param>
internal sealed class GivenPlanner(string name, IReadOnlyList<string> lines) : IPlanner
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Plan([.. lines.Select(line => new PlanStep(line, name))], [], name));

    /// <inheritdoc/>
    public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Plan?>(null);
}
