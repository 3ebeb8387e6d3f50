namespace LamPS.Learning.Training.Engine.Optimizing;

/// <summary>How the learning rate goes over a run.</summary>
public sealed record LearningRate
{
    /// <summary>The highest rate.</summary>
    public required double Peak { get; init; }

    /// <summary>The rate that the last step comes down to.</summary>
    public double Floor { get; init; }

    /// <summary>Steps of the run.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps over which the rate rises from nothing to the peak.</summary>
    public long WarmUp { get; init; }

    /// <summary>How it comes down.</summary>
    public LearningRateForm Form { get; init; } = LearningRateForm.HalfFlat;

    /// <summary>The rate of a step.</summary>
    /// <param name="step">Number of the step, from 1; beyond the run the rate stays at the floor.</param>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        if (step <= WarmUp)
            return Peak * step / WarmUp;

        // From just above 0 on the first step after warming up to 1 on the last.
        var way = Math.Clamp((double)(step - WarmUp) / Math.Max(1, Steps - WarmUp), 0, 1);
        var height = Form switch
        {
            LearningRateForm.Constant => 1,
            LearningRateForm.Linear => 1 - way,
            LearningRateForm.Cosine => (1 + Math.Cos(Math.PI * way)) / 2,
            LearningRateForm.HalfFlat => Math.Min(1, 2 * (1 - way)),
            _ => throw new InvalidOperationException($"There is no form {Form}."),
        };
        return Floor + ((Peak - Floor) * height);
    }
}
