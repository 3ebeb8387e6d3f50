using LamPS.Learning.Plans;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Gives the reference: the upper bound, and a test of the measure itself.</summary>
public sealed class OraclePredictor : IPlanPredictor
{
    /// <inheritdoc/>
    public string Name => "oracle";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> PlanAsync(PlanRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(record.Plan);
}
