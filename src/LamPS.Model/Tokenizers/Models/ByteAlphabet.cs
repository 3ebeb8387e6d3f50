namespace LamPS.Model.Tokenizers.Models;

/// <summary>The visible letters that stand for bytes in byte-level vocabularies.</summary>
internal static class ByteAlphabet
{
    private static readonly char[] Letters = Make();
    private static readonly Dictionary<char, byte> Bytes = Letters.Select((letter, i) => (letter, i)).ToDictionary(p => p.letter, p => (byte)p.i);

    /// <summary>Letter of a byte.</summary>
    public static char LetterOf(byte value) => Letters[value];

    /// <summary>Byte of a letter.</summary>
    public static bool TryGetByte(char letter, out byte value) => Bytes.TryGetValue(letter, out value);

    private static char[] Make()
    {
        var letters = new char[256];
        var next = (char)256;
        for (var i = 0; i < 256; i++)
            letters[i] = i is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)i : next++;
        return letters;
    }
}
