using System.Globalization;
using System.Runtime.CompilerServices;

namespace LamPS.Model.Tokenizers.Unicode;

/// <summary>Kinds of code points. Half a surrogate pair counts as the replacement character that it becomes in UTF-8.</summary>
internal static class CodePoints
{
    /// <summary>What invalid text becomes.</summary>
    public const int Replacement = 0xFFFD;

    private static readonly CharacterKind[] Plane0 = MakePlane0();

    /// <summary>Kind of a UTF-16 unit; <see cref="CharacterKind.Surrogate"/> asks to look at the pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterKind KindOf(char unit) => Plane0[unit];

    /// <summary>Kind and length of what stands at a position.</summary>
    /// <param name="text">Text.</param>
    /// <param name="at">Position inside of it.</param>
    /// <param name="length">1, or 2 for a pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterKind KindAt(ReadOnlySpan<char> text, int at, out int length)
    {
        var kind = Plane0[text[at]];
        length = 1;
        return (kind & CharacterKind.Surrogate) == 0 ? kind : KindOfPair(text, at, out length);
    }

    /// <summary>Code point at a position, or the replacement character.</summary>
    public static int At(ReadOnlySpan<char> text, int at, out int length)
    {
        var unit = text[at];
        length = 1;
        if (!char.IsSurrogate(unit))
            return unit;
        if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(unit, text[at + 1]);
        }

        return Replacement;
    }

    /// <summary>Kind of any code point.</summary>
    public static CharacterKind KindOf(int codePoint) => codePoint < 0x10000 ? Plane0[codePoint] : Classify(codePoint);

    /// <summary>Whether a code point is part of a word as <c>\w</c> has it: alphabetic, mark, decimal digit, connector, joiner.</summary>
    public static bool IsWord(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.Format => codePoint is 0x200C or 0x200D,

        // Symbols that are alphabetic: letters in circles and squares.
        UnicodeCategory.OtherSymbol => codePoint is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
        _ => false,
    };

    private static CharacterKind KindOfPair(ReadOnlySpan<char> text, int at, out int length) => KindOf(At(text, at, out length));

    private static CharacterKind[] MakePlane0()
    {
        var kinds = new CharacterKind[0x10000];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = char.IsSurrogate((char)i) ? CharacterKind.Surrogate : Classify(i);
        return kinds;
    }

    private static CharacterKind Classify(int codePoint)
    {
        var kind = CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharacterKind.Letter | CharacterKind.UpperPart,
            UnicodeCategory.LowercaseLetter => CharacterKind.Letter | CharacterKind.LowerPart,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterKind.Letter | CharacterKind.UpperPart | CharacterKind.LowerPart,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterKind.UpperPart | CharacterKind.LowerPart,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterKind.Number,
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => CharacterKind.Punctuation,
            _ => CharacterKind.None,
        };
        if (codePoint < 0x10000 && char.IsWhiteSpace((char)codePoint))
            kind |= CharacterKind.Space;
        if (codePoint is '\r' or '\n')
            kind |= CharacterKind.LineEnd;
        if (codePoint < 128 && char.IsAsciiLetterOrDigit((char)codePoint) is false && codePoint is > 32 and < 127)
            kind |= CharacterKind.Punctuation;
        return kind;
    }
}
