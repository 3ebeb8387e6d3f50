namespace LamPS.Learning.Training.Engine.Optimizing;

/// <summary>The numbers of one step of AdamW, corrected for the moments' having begun at zero; worked out in double precision.</summary>
/// <param name="Rate">Factor on moment / (root + <paramref name="Epsilon"/>).</param>
/// <param name="Epsilon">What is added to the root.</param>
/// <param name="Keep">What stays of weights that decay.</param>
/// <remarks>
/// Moments are kept without the factors (1 - beta): m = beta1 m + g and v = beta2 v + g². Each factor would be a pass over all weights; here they are in
/// these three numbers.
/// </remarks>
public readonly record struct AdamWStep(float Rate, float Epsilon, float Keep)
{
    /// <summary>The numbers of a step.</summary>
    /// <param name="options">How weights follow.</param>
    /// <param name="step">Number of the step, from 1.</param>
    /// <param name="learningRate">Learning rate.</param>
    public static AdamWStep Of(AdamWOptions options, long step, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var first = (1 - options.Beta1) / (1 - Math.Pow(options.Beta1, step));
        var second = Math.Sqrt((1 - options.Beta2) / (1 - Math.Pow(options.Beta2, step)));
        return new((float)(learningRate * first / second), (float)(options.Epsilon / second), (float)(1 - (learningRate * options.WeightDecay)));
    }
}
