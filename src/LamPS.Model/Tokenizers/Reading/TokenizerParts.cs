using LamPS.Model.Tokenizers.Decoders;
using LamPS.Model.Tokenizers.Models;
using LamPS.Model.Tokenizers.Normalizers;
using LamPS.Model.Tokenizers.PreTokenizers;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>What a tokenizer is made of.</summary>
/// <param name="Model">Vocabulary and merges.</param>
/// <param name="Added">Added tokens.</param>
/// <param name="Normalizer">What changes text first, or null.</param>
/// <param name="PreTokenizers">What cuts text, in order.</param>
/// <param name="IsByteLevel">Whether words are encoded by their bytes.</param>
/// <param name="Decoder">What makes text of tokens, or null.</param>
/// <param name="Before">Special tokens put before a text.</param>
/// <param name="After">Special tokens put behind it.</param>
internal sealed record TokenizerParts(
    BpeModel Model, IReadOnlyList<AddedToken> Added, TextNormalizer? Normalizer, IReadOnlyList<PreTokenizer> PreTokenizers, bool IsByteLevel,
    TokenDecoder? Decoder, IReadOnlyList<int> Before, IReadOnlyList<int> After);
