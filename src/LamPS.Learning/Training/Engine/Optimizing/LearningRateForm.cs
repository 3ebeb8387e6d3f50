namespace LamPS.Learning.Training.Engine.Optimizing;

/// <summary>How a learning rate comes down from its peak.</summary>
public enum LearningRateForm
{
    /// <summary>Flat for half of the way, then straight down.</summary>
    HalfFlat,

    /// <summary>Straight down.</summary>
    Linear,

    /// <summary>Down half a wave.</summary>
    Cosine,

    /// <summary>Not at all.</summary>
    Constant,
}
