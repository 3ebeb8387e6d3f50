using System.Runtime.CompilerServices;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Cuts text as one of the well-known patterns does, written out by hand: every place of a text begins a match of them.</summary>
internal abstract class WordScanner : PreTokenizer
{
    private const CharacterKind LetterNumberSpace = CharacterKind.Letter | CharacterKind.Number | CharacterKind.Space;

    /// <inheritdoc/>
    public sealed override void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            sink.Take(text[at..end], isFirst && at == 0);
            at = end;
        }
    }

    /// <summary>End of the match that begins at a position.</summary>
    protected abstract int End(ReadOnlySpan<char> text, int at);

    /// <summary>Whether a kind is none of letter, number and space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool IsOther(CharacterKind kind) => (kind & LetterNumberSpace) == 0;

    /// <summary>End of the run of a kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static int Run(ReadOnlySpan<char> text, int at, CharacterKind kind)
    {
        while (at < text.Length && (CodePoints.KindAt(text, at, out var length) & kind) != 0)
            at += length;
        return at;
    }

    /// <summary>End of the run of what is no letter, number or space.</summary>
    protected static int RunOfOthers(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsOther(CodePoints.KindAt(text, at, out var length)))
            at += length;
        return at;
    }

    /// <summary>End of at most so many numbers.</summary>
    protected static int RunOfNumbers(ReadOnlySpan<char> text, int at, int most)
    {
        for (var i = 0; i < most && at < text.Length && (CodePoints.KindAt(text, at, out var length) & CharacterKind.Number) != 0; i++)
            at += length;
        return at;
    }

    /// <summary><c>\s+(?!\S)|\s+</c>: a run of white space leaves its last one to the word behind it.</summary>
    protected static int RunOfSpace(ReadOnlySpan<char> text, int at)
    {
        var end = Run(text, at, CharacterKind.Space);
        return end == text.Length || end == at + 1 ? end : end - 1;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c>.</summary>
    protected static int RunOfLines(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var lastLine = -1;
        while (end < text.Length && CodePoints.KindOf(text[end]) is var kind && (kind & CharacterKind.Space) != 0)
        {
            if ((kind & CharacterKind.LineEnd) != 0)
                lastLine = end;
            end++;
        }

        if (lastLine >= 0)
            return lastLine + 1;
        return end == text.Length || end == at + 1 ? end : end - 1;
    }

    /// <summary>Length of <c>'s 't 'm 'd 're 've 'll</c> at a position, or 0.</summary>
    /// <param name="text">Text.</param>
    /// <param name="at">Position.</param>
    /// <param name="anyCase">Whether case is ignored; the long s then is an s.</param>
    protected static int Contraction(ReadOnlySpan<char> text, int at, bool anyCase)
    {
        if (at + 1 >= text.Length || text[at] != '\'')
            return 0;
        var first = Fold(text[at + 1], anyCase);
        if (first is 's' or 't' or 'm' or 'd')
            return 2;
        if (at + 2 >= text.Length)
            return 0;
        return (first, Fold(text[at + 2], anyCase)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    private static char Fold(char unit, bool anyCase) => !anyCase ? unit : unit == 0x17F ? 's' : char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit;
}
