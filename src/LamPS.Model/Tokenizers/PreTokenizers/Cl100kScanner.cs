using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>The pattern of Llama 3 and Phi-4 (numbers in threes) and of Qwen (numbers one by one).</summary>
/// <param name="mostDigits">Numbers in a piece.</param>
internal sealed class Cl100kScanner(int mostDigits) : WordScanner
{
    /// <summary>The pattern with numbers in threes.</summary>
    public const string Pattern = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>The pattern with numbers one by one.</summary>
    public const string SingleDigits = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    protected override int End(ReadOnlySpan<char> text, int at)
    {
        if (Contraction(text, at, anyCase: true) is > 0 and var contraction)
            return at + contraction;
        var kind = CodePoints.KindAt(text, at, out var length);
        if ((kind & CharacterKind.Letter) != 0)
            return Run(text, at + length, CharacterKind.Letter);
        if ((kind & CharacterKind.Number) != 0)
            return RunOfNumbers(text, at, mostDigits);
        var next = at + length < text.Length ? CodePoints.KindAt(text, at + length, out _) : CharacterKind.Space;
        if ((kind & CharacterKind.LineEnd) == 0 && (next & CharacterKind.Letter) != 0)
            return Run(text, at + length, CharacterKind.Letter);
        if (IsOther(kind) || (text[at] == ' ' && IsOther(next)))
            return Run(text, RunOfOthers(text, at + length), CharacterKind.LineEnd);
        return RunOfLines(text, at);
    }
}
