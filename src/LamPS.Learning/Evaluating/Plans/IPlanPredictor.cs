using LamPS.Learning.Plans;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Whoever's plans are measured.</summary>
public interface IPlanPredictor
{
    /// <summary>Name in tables.</summary>
    string Name { get; }

    /// <summary>Plans a task.</summary>
    /// <param name="record">The task; only its text and application may be looked at, the reference by <c>oracle</c> alone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Lines; none when it has no plan.</returns>
    ValueTask<IReadOnlyList<string>> PlanAsync(PlanRecord record, CancellationToken cancellationToken);
}
