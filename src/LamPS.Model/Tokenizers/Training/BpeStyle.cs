namespace LamPS.Model.Tokenizers.Training;

/// <summary>Family of tokenizers.</summary>
public enum BpeStyle
{
    /// <summary>Bytes; words as GPT-2 cuts them.</summary>
    Gpt2,

    /// <summary>Bytes; words as Llama 3 and Phi-4 cut them, numbers in threes.</summary>
    Llama3,

    /// <summary>Bytes; words as Qwen cuts them, numbers one by one.</summary>
    Qwen,

    /// <summary>Bytes; words as Phi-4-mini cuts them, by the case of letters.</summary>
    Phi4Mini,

    /// <summary>Letters, with bytes for unknown ones; visible spaces, as Llama 2, Mistral and Phi-3 have them.</summary>
    SentencePiece,
}
