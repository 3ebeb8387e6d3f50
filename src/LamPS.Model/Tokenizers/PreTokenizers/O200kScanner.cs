using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>The pattern of GPT-4o and Phi-4-mini, where the case of letters cuts words; and that of Mistral's newer tokenizers, without contractions.</summary>
/// <param name="mostDigits">Numbers in a piece.</param>
/// <param name="contractions">Whether a contraction ends a word.</param>
internal sealed class O200kScanner(int mostDigits, bool contractions) : WordScanner
{
    /// <summary>The pattern with numbers in threes and contractions.</summary>
    public const string Pattern =
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
        + @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
        + @"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>The pattern with numbers one by one and no contractions.</summary>
    public const string WithoutContractions =
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|"
        + @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|"
        + @"\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    protected override int End(ReadOnlySpan<char> text, int at)
    {
        var kind = CodePoints.KindAt(text, at, out var length);
        var leads = (kind & (CharacterKind.Letter | CharacterKind.Number | CharacterKind.LineEnd)) == 0;

        // In the order of the alternatives: each first with one code point in front, then without.
        var end = leads ? Cased(text, at + length) : -1;
        if (end < 0)
            end = Cased(text, at);
        if (end < 0 && leads && Run(text, at + length, CharacterKind.UpperPart) is var upper && upper > at + length)
            end = upper;
        if (end < 0 && Run(text, at, CharacterKind.UpperPart) is var own && own > at)
            end = own;
        if (end >= 0)
            return contractions ? end + Contraction(text, end, anyCase: true) : end;

        if ((kind & CharacterKind.Number) != 0)
            return RunOfNumbers(text, at, mostDigits);
        var next = at + length < text.Length ? CodePoints.KindAt(text, at + length, out _) : CharacterKind.Space;
        if (!IsOther(kind) && !(text[at] == ' ' && IsOther(next)))
            return RunOfLines(text, at);
        end = RunOfOthers(text, at + length);
        while (end < text.Length && (text[end] is '\r' or '\n' or '/'))
            end++;
        return end;
    }

    // Upper part as long as it goes, then at least one of the lower part; what is in both may be given back.
    private static int Cased(ReadOnlySpan<char> text, int at)
    {
        var givenBack = -1;
        while (at < text.Length && CodePoints.KindAt(text, at, out var length) is var kind && (kind & CharacterKind.UpperPart) != 0)
        {
            at += length;
            if ((kind & CharacterKind.LowerPart) != 0)
                givenBack = at;
        }

        var end = Run(text, at, CharacterKind.LowerPart);
        return end > at ? end : givenBack;
    }
}
