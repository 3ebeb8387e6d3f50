namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>A text to be continued.</summary>
public sealed record LanguageExample
{
    /// <summary>The tokens: what is given, then what is to be written.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>How many of the first tokens are given, and so not learned to write; at least 1.</summary>
    public int Given { get; init; } = 1;

    /// <summary>What each token that is to be written counts; at least 0.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>What errors call it.</summary>
    public string Name { get; init; } = "a text";
}
