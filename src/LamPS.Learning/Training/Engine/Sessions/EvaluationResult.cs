namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>What a model makes of a batch, without learning from it.</summary>
/// <param name="Metrics">The definition's metrics by name; losses divided by the weight of the batch's examples, counts plain.</param>
/// <param name="Outputs">The definition's outputs by name, the last dimension varying fastest.</param>
public sealed record EvaluationResult(IReadOnlyDictionary<string, float> Metrics, IReadOnlyDictionary<string, float[]> Outputs)
{
    /// <summary>What training makes small.</summary>
    public float Loss => Metrics["loss"];
}
