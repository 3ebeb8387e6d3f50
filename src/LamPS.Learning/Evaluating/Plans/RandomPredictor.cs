using LamPS.Learning.Plans;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Gives the plan of any train record: the lower bound.</summary>
/// <param name="train">Train records; at least one.</param>
/// <param name="seed">Seed.</param>
public sealed class RandomPredictor(IReadOnlyList<PlanRecord> train, int seed) : IPlanPredictor
{
    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> PlanAsync(PlanRecord record, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new SeededRandom($"{seed}/random/{record.TaskId}").Pick(train).Plan);
}
