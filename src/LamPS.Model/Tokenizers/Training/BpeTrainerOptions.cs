namespace LamPS.Model.Tokenizers.Training;

/// <summary>What a tokenizer is trained to be.</summary>
public sealed record BpeTrainerOptions
{
    /// <summary>Tokens wanted, special ones and the alphabet included; fewer come out when the text has no more to merge.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How text is cut into words and spelled.</summary>
    public BpeStyle Style { get; init; } = BpeStyle.Qwen;

    /// <summary>Tokens that steer the model; they get the first ids, in this order.</summary>
    public IReadOnlyList<string> SpecialTokens { get; init; } = [];

    /// <summary>How often two neighbours must be seen to become one token; from 1.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>Longest token in letters or bytes.</summary>
    public int MostLength { get; init; } = 32;
}
