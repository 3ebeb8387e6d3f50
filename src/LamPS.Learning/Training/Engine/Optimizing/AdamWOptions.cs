namespace LamPS.Learning.Training.Engine.Optimizing;

/// <summary>How weights follow gradients: AdamW (Loshchilov and Hutter 2019).</summary>
public sealed record AdamWOptions
{
    /// <summary>How much of the mean gradient stays from step to step.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How much of the mean square stays from step to step.</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>Added to the root of the mean square.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Share of a weight that goes with each step, times the learning rate.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Gradients longer than this, over all weights, are shortened to it; 0 for never.</summary>
    public float ClipNorm { get; init; } = 1;

    /// <summary>
    /// Whether a weight decays: matrices do. Scales and biases don't, which have their own level to hold; nor do tables of which a step touches few rows
    /// (tokens, span types, functions), for rare rows would fade between their gradients.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">Number of its dimensions.</param>
    public static bool Decays(string name, int dimensions) => dimensions > 1 && name is not ("embed" or "span.type" or "value.function");
}
