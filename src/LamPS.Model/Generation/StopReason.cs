namespace LamPS.Model.Generation;

/// <summary>Why a text ended.</summary>
public enum StopReason
{
    /// <summary>The model wrote a token that ends texts.</summary>
    EndToken,

    /// <summary>A stop sequence, or the caller's condition.</summary>
    StopSequence,

    /// <summary>As many tokens as were asked for are written.</summary>
    MaxTokens,

    /// <summary>The model can't see any more tokens.</summary>
    ContextFull,

    /// <summary>The grammar is complete.</summary>
    Complete,
}
