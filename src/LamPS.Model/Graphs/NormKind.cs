namespace LamPS.Model.Graphs;

/// <summary>How a layer's input is brought to scale.</summary>
public enum NormKind
{
    /// <summary>By its root mean square.</summary>
    RootMeanSquare,

    /// <summary>By its mean and variance, with a bias.</summary>
    Layer,
}
