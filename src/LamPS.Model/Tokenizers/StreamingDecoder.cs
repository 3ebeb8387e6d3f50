namespace LamPS.Model.Tokenizers;

/// <summary>Decodes tokens as they come; never gives out half a code point. One thread at a time.</summary>
/// <remarks>Bytes that make no text are held back until four tokens have come, or the end; then they are replacement characters.</remarks>
public sealed class StreamingDecoder
{
    private const int MostHeld = 4;
    private const int MostContext = 8;

    private readonly Tokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;
    private readonly List<int> _ids = [];

    // Tokens whose text is out; those before them decide about a space in front.
    private int _out;

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
        _out = _ids.Count;
    }

    /// <summary>Adds a token.</summary>
    /// <param name="id">Id.</param>
    /// <returns>The text that is complete now; may be empty.</returns>
    public string Add(int id)
    {
        if (_skipSpecialTokens && _tokenizer.IsSpecial(id))
            return "";
        _ids.Add(id);
        return Take(_ids.Count - _out >= MostHeld);
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was held back.</returns>
    public string Finish() => Take(always: true);

    private string Take(bool always)
    {
        var before = _tokenizer.Decode(_ids.Take(_out), _skipSpecialTokens);
        var all = _tokenizer.Decode(_ids, _skipSpecialTokens);
        if (!always && (all.Length <= before.Length || all.EndsWith('\uFFFD') || !all.StartsWith(before, StringComparison.Ordinal)))
            return "";

        var text = all.StartsWith(before, StringComparison.Ordinal) ? all[before.Length..] : Tail(before, all);
        _out = _ids.Count;
        if (_ids.Count > MostContext * 2)
        {
            _ids.RemoveRange(0, _ids.Count - MostContext);
            _out = _ids.Count;
        }

        return text;
    }

    // Bytes that turned out to be no text change what was before them; only what is new counts.
    private static string Tail(string before, string all)
    {
        var same = 0;
        while (same < before.Length && same < all.Length && before[same] == all[same])
            same++;
        return all[same..];
    }
}
