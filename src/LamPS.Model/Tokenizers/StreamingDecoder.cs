using System.Buffers;
using System.Text;

namespace LamPS.Model.Tokenizers;

/// <summary>Decodes tokens as they come; never gives out half a code point. One thread at a time.</summary>
/// <remarks>Bytes that can't become a letter any more are replacement characters.</remarks>
public sealed class StreamingDecoder
{
    // A letter has at most four bytes, so at most four byte tokens.
    private const int MostHeld = 4;
    private const int MostContext = 8;

    private readonly Tokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;

    // The last tokens: those before decide about a space in front.
    private readonly List<int> _ids = [];
    private int _sent;
    private int _held;

    /// <summary>Makes a decoder.</summary>
    /// <param name="tokenizer">Tokenizer.</param>
    /// <param name="context">Ids that come before, whose text isn't given out; without them the text begins here.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    public StreamingDecoder(Tokenizer tokenizer, IEnumerable<int>? context = null, bool skipSpecialTokens = true)
    {
        _tokenizer = tokenizer;
        _skipSpecialTokens = skipSpecialTokens;
        if (context is not null)
            _ids.AddRange(context.TakeLast(MostContext));
        _sent = Text().Length;
    }

    /// <summary>Adds a token.</summary>
    /// <param name="id">Id.</param>
    /// <returns>The text that is complete now; may be empty.</returns>
    public string Add(int id)
    {
        if (_skipSpecialTokens && _tokenizer.IsSpecial(id))
            return "";
        _ids.Add(id);
        _held++;
        if (!EndsInside())
            return Take(Text(), isWhole: true);

        // Half a letter is one replacement character at the end, or as many as it has bytes, and then all before it may be wrong too.
        var text = Text();
        if (_tokenizer.IsByteLevel)
            return Take(text[..^1], isWhole: false);
        return _held < MostHeld ? "" : Take(text, isWhole: true);
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was held back.</returns>
    public string Finish() => Take(Text(), isWhole: true);

    private string Text() => _tokenizer.Decode(_ids, _skipSpecialTokens);

    private string Take(string text, bool isWhole)
    {
        var result = text.Length > _sent ? text[_sent..] : "";
        _sent = Math.Max(_sent, text.Length);
        if (!isWhole)
            return result;
        _held = 0;
        if (_ids.Count > MostContext * 2)
        {
            _ids.RemoveRange(0, _ids.Count - MostContext);
            _sent = Text().Length;
        }

        return result;
    }

    // Whether the last bytes begin a letter that isn't complete.
    private bool EndsInside()
    {
        Span<byte> tail = stackalloc byte[MostHeld];
        var count = 0;
        for (var i = _ids.Count - 1; i >= 0 && count < MostHeld && !_tokenizer.IsSpecial(_ids[i]); i--)
        {
            var bytes = _tokenizer.BytesOf(_ids[i]);
            for (var b = bytes.Length - 1; b >= 0 && count < MostHeld; b--)
                tail[MostHeld - ++count] = bytes[b];
        }

        for (var length = 1; length <= Math.Min(count, 3); length++)
        {
            if (Rune.DecodeFromUtf8(tail[^length..], out _, out _) == OperationStatus.NeedMoreData)
                return true;
        }

        return false;
    }
}
