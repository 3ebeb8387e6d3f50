namespace LamPS.Model.Graphs;

/// <summary>How a decoder is written.</summary>
public sealed record DecoderGraphOptions
{
    /// <summary>How matrices are kept.</summary>
    public WeightFormat Weights { get; init; }

    /// <summary>How keys and values are kept.</summary>
    public CacheForm Cache { get; init; }

    /// <summary>Which logits it gives.</summary>
    public LogitsForm Logits { get; init; }

    /// <summary>Whether a growing cache's model also takes positions and an attention bias, so that several continuations of one text go through it in one pass.</summary>
    public bool TreeInputs { get; init; }
}
