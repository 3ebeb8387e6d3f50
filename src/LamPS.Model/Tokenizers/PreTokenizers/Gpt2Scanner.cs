using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>The pattern of GPT-2, which the ByteLevel pre-tokenizer has built in.</summary>
internal sealed class Gpt2Scanner : WordScanner
{
    /// <summary>The pattern.</summary>
    public const string Pattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    protected override int End(ReadOnlySpan<char> text, int at)
    {
        if (Contraction(text, at, anyCase: false) is > 0 and var length)
            return at + length;
        var kind = CodePoints.KindAt(text, at, out _);
        var start = at;
        if (text[at] == ' ' && at + 1 < text.Length)
            kind = CodePoints.KindAt(text, start = at + 1, out _);
        if ((kind & CharacterKind.Space) != 0)
            return RunOfSpace(text, at);
        return (kind & CharacterKind.Letter) != 0 ? Run(text, start, CharacterKind.Letter)
            : (kind & CharacterKind.Number) != 0 ? Run(text, start, CharacterKind.Number)
            : RunOfOthers(text, start);
    }
}
