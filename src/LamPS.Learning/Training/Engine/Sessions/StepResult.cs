namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>What a step of training reports.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Metrics">The definition's metrics by name; losses divided by the weight of the step's examples, counts plain.</param>
/// <param name="GradientNorm">Length of all gradients together before clipping.</param>
public sealed record StepResult(long Step, IReadOnlyDictionary<string, float> Metrics, float GradientNorm)
{
    /// <summary>What training makes small.</summary>
    public float Loss => Metrics["loss"];
}
