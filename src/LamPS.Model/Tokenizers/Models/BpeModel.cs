using System.Text;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Models;

/// <summary>Byte-pair encoding: vocabulary, merges, and what becomes of letters that are not in the vocabulary.</summary>
internal sealed class BpeModel
{
    private readonly int[] _byteLevelIds = new int[256];
    private readonly int[] _fallbackIds = new int[256];
    private readonly int[] _planeIds;

    /// <summary>Makes a model.</summary>
    /// <param name="tokens">Vocabulary.</param>
    /// <param name="merges">Left, right and result, in order of their ranks.</param>
    /// <param name="options">What else the file says.</param>
    public BpeModel(TokenTable tokens, IReadOnlyList<(int Left, int Right, int Id)> merges, BpeOptions options)
    {
        Tokens = tokens;
        Merges = new MergeTable(merges);
        Options = options;
        _planeIds = new int[0x3000];
        for (var i = 0; i < _planeIds.Length; i++)
            _planeIds[i] = tokens.IdOf(i);
        for (var i = 0; i < 256; i++)
        {
            _byteLevelIds[i] = tokens.IdOf(ByteAlphabet.LetterOf((byte)i));
            _fallbackIds[i] = tokens.IdOf($"<0x{i:X2}>");
        }

        UnknownId = options.UnknownToken is { } unknown ? tokens.IdOf(unknown) : -1;
        CutsAtMarks = !merges.Any(m => HasMarkInside(tokens.TextOf(m.Id)!));
    }

    public TokenTable Tokens { get; }

    public MergeTable Merges { get; }

    public BpeOptions Options { get; }

    /// <summary>Id of what isn't known, or -1 when that is left out.</summary>
    public int UnknownId { get; }

    /// <summary>Whether no token reaches over a visible space behind another letter, so that text can be cut there without a change.</summary>
    public bool CutsAtMarks { get; }

    /// <summary>What stands for a space in SentencePiece's vocabularies.</summary>
    public const char SpaceMark = '\u2581';

    /// <summary>The first symbols of a word in the letters of bytes; unknown ones are put in or left out.</summary>
    /// <param name="word">Word; valid UTF-16.</param>
    /// <param name="symbols">Room for three a unit, or four.</param>
    /// <returns>How many.</returns>
    public int SplitBytes(ReadOnlySpan<char> word, Span<int> symbols)
    {
        var count = 0;
        Span<byte> utf8 = stackalloc byte[4];
        var fuses = false;
        for (var at = 0; at < word.Length;)
        {
            var unit = word[at];
            if (unit < 0x80)
            {
                at++;
                count = Add(_byteLevelIds[unit], symbols, count, ref fuses);
                continue;
            }

            var length = new Rune(CodePoints.At(word, at, out var units)).EncodeToUtf8(utf8);
            at += units;
            for (var i = 0; i < length; i++)
                count = Add(_byteLevelIds[utf8[i]], symbols, count, ref fuses);
        }

        return count;
    }

    /// <summary>The first symbols of a word, letter by letter; unknown ones become bytes where the vocabulary has them.</summary>
    /// <param name="word">Word; valid UTF-16.</param>
    /// <param name="symbols">Room for three a unit, or four.</param>
    /// <returns>How many.</returns>
    public int SplitLetters(ReadOnlySpan<char> word, Span<int> symbols)
    {
        var count = 0;
        Span<byte> utf8 = stackalloc byte[4];
        var fuses = false;
        for (var at = 0; at < word.Length;)
        {
            var point = CodePoints.At(word, at, out var units);
            at += units;
            var id = point < _planeIds.Length ? _planeIds[point] : Tokens.IdOf(point);
            if (id < 0 && Options.ByteFallback && Fallback(point, utf8, symbols[count..]) is > 0 and var bytes)
            {
                count += bytes;
                fuses = false;
                continue;
            }

            count = Add(id, symbols, count, ref fuses);
        }

        return count;
    }

    private int Fallback(int point, Span<byte> utf8, Span<int> symbols)
    {
        var length = new Rune(point).EncodeToUtf8(utf8);
        for (var i = 0; i < length; i++)
        {
            if (_fallbackIds[utf8[i]] < 0)
                return 0;
            symbols[i] = _fallbackIds[utf8[i]];
        }

        return length;
    }

    private int Add(int id, Span<int> symbols, int count, ref bool fuses)
    {
        if (id < 0)
        {
            if (UnknownId < 0 || fuses)
                return count;
            fuses = Options.FuseUnknown;
            id = UnknownId;
        }
        else
        {
            fuses = false;
        }

        symbols[count] = id;
        return count + 1;
    }

    private static bool HasMarkInside(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == SpaceMark && text[i - 1] != SpaceMark)
                return true;
        }

        return false;
    }
}
