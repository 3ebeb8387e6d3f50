using System.Text;

namespace LamPS.Model.Tokenizers.Models;

/// <summary>Tokens of a vocabulary by id and by text.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly string?[] _texts;

    /// <summary>Makes a table.</summary>
    /// <param name="ids">Ids of tokens, none negative.</param>
    public TokenTable(Dictionary<string, int> ids)
    {
        _ids = ids;
        _bySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _texts = new string?[ids.Count == 0 ? 0 : ids.Values.Max() + 1];
        foreach (var (text, id) in ids)
            _texts[id] = text;
        MostLength = ids.Count == 0 ? 0 : ids.Keys.Max(k => k.Length);
    }

    /// <summary>One more than the highest id.</summary>
    public int Count => _texts.Length;

    /// <summary>Tokens and ids.</summary>
    public IReadOnlyDictionary<string, int> Ids => _ids;

    /// <summary>Length of the longest token.</summary>
    public int MostLength { get; }

    /// <summary>Text of an id, or null when there is none.</summary>
    public string? TextOf(int id) => (uint)id < (uint)_texts.Length ? _texts[id] : null;

    /// <summary>Id of a token, or -1.</summary>
    public int IdOf(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var id) ? id : -1;

    /// <summary>Id of a code point, or -1.</summary>
    public int IdOf(int codePoint)
    {
        Span<char> units = stackalloc char[2];
        return IdOf(units[..new Rune(codePoint).EncodeToUtf16(units)]);
    }
}
