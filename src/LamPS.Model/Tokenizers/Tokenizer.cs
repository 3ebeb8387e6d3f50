using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using LamPS.Model.Tokenizers.Decoders;
using LamPS.Model.Tokenizers.Models;
using LamPS.Model.Tokenizers.PreTokenizers;
using LamPS.Model.Tokenizers.Reading;

namespace LamPS.Model.Tokenizers;

/// <summary>Text to tokens and back, as <c>tokenizer.json</c> of Hugging Face says. Safe for use from several threads.</summary>
public sealed class Tokenizer
{
    private readonly TokenizerParts _parts;
    private readonly AddedTokenFinder _plainFinder;
    private readonly AddedTokenFinder _normalizedFinder;
    private readonly FrozenDictionary<int, AddedToken> _added;
    private readonly FrozenDictionary<int, string> _normalizedTexts;
    private readonly FrozenDictionary<string, int> _addedIds;
    private readonly IReadOnlyList<PreTokenizer> _continuing;
    private readonly ConcurrentBag<EncodingRun> _runs = [];
    private readonly ConcurrentBag<EncodingRun> _continuations = [];

    private Tokenizer(TokenizerParts parts)
    {
        _parts = parts;
        _continuing = [.. parts.PreTokenizers.Where(p => p is not SpacePrefixer).Select(p => p is MetaspaceSplitter metaspace ? metaspace.WithoutPrefix() : p)];
        _added = parts.Added.DistinctBy(t => t.Id).ToFrozenDictionary(t => t.Id);
        _addedIds = parts.Added.DistinctBy(t => t.Content).ToFrozenDictionary(t => t.Content, t => t.Id, StringComparer.Ordinal);

        // Special tokens come first where two have the same text.
        var ordered = parts.Added.OrderByDescending(t => t.IsSpecial).ToList();
        _plainFinder = new AddedTokenFinder(ordered.Where(t => !t.IsNormalized).Select(t => (t.Content, t)));
        var normalized = ordered.Where(t => t.IsNormalized).Select(t => (Text: parts.Normalizer is { } normalizer ? normalizer.Apply(t.Content) : t.Content, Token: t)).ToList();
        _normalizedFinder = new AddedTokenFinder(normalized);
        _normalizedTexts = normalized.DistinctBy(t => t.Token.Id).ToFrozenDictionary(t => t.Token.Id, t => t.Text);
        Count = Math.Max(parts.Model.Tokens.Count, parts.Added.Count == 0 ? 0 : parts.Added.Max(t => t.Id) + 1);
    }

    /// <summary>One more than the highest id. A model may have more entries.</summary>
    public int Count { get; }

    /// <summary>Added tokens, in the order of the file.</summary>
    public IReadOnlyList<AddedToken> AddedTokens => _parts.Added;

    /// <summary>Whether text is made of the bytes of all tokens together.</summary>
    internal bool IsByteLevel => _parts.Decoder is ByteLevelDecoder or SequenceDecoder { Items: [.., ByteLevelDecoder] };

    /// <summary>Reads <c>tokenizer.json</c>.</summary>
    /// <param name="path">The file, or the model folder that has it.</param>
    /// <exception cref="Core.LamException">It is missing, damaged or needs what isn't supported; the message has the path of the place in the file.</exception>
    public static Tokenizer Load(string path) => new(TokenizerReader.Read(Directory.Exists(path) ? Path.Combine(path, "tokenizer.json") : path));

    /// <summary>Reads the content of a <c>tokenizer.json</c>.</summary>
    /// <param name="json">The content, UTF-8.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="Core.LamException">It is damaged or needs what isn't supported.</exception>
    public static Tokenizer Parse(ReadOnlyMemory<byte> json, string name = "tokenizer.json") => new(TokenizerReader.Read(json, name));

    /// <summary>Encodes text. Half surrogate pairs become the replacement character.</summary>
    /// <param name="text">Text; added tokens in it are recognized.</param>
    /// <param name="addSpecialTokens">Whether special tokens are put before and behind it where the file says so.</param>
    public List<int> Encode(string text, bool addSpecialTokens = true)
    {
        var ids = new List<int>((text.Length / 4) + 8);
        Encode(text, ids, addSpecialTokens);
        return ids;
    }

    /// <summary>Encodes text into a list that may be used again; nothing is allocated per token.</summary>
    /// <param name="text">Text; added tokens in it are recognized.</param>
    /// <param name="ids">Where the ids are appended.</param>
    /// <param name="addSpecialTokens">Whether special tokens are put before and behind it where the file says so.</param>
    public void Encode(ReadOnlySpan<char> text, List<int> ids, bool addSpecialTokens = true)
    {
        if (text.ContainsAnyInRange('\uD800', '\uDFFF'))
            text = WithoutHalves(text);
        if (addSpecialTokens)
            ids.AddRange(_parts.Before);
        var run = Rent(_runs, _parts.PreTokenizers);
        var (searched, taken) = (0, 0);
        AddedToken? token;
        do
        {
            var start = taken;
            token = _plainFinder.Next(text, ref searched, ref taken, out var plain);
            Section(run, text[plain], start == 0, ids);
            if (token is not null)
                ids.Add(token.Id);
        }
        while (token is not null);
        _runs.Add(run);
        if (addSpecialTokens)
            ids.AddRange(_parts.After);
    }

    /// <summary>Encodes text that follows other text: nothing is put in front, and added tokens in it are plain text. For text from outside that must not steer the model.</summary>
    /// <param name="text">Text.</param>
    /// <param name="ids">Where the ids are appended.</param>
    public void EncodePlain(ReadOnlySpan<char> text, List<int> ids)
    {
        if (text.ContainsAnyInRange('\uD800', '\uDFFF'))
            text = WithoutHalves(text);
        var run = Rent(_continuations, _continuing);
        if (_parts.Normalizer is { } normalizer && text.Length > 0)
            text = Normalizers.ContinuationNormalizer.Apply(normalizer, text.ToString());
        run.Encode(text, isFirst: false, ids);
        _continuations.Add(run);
    }

    /// <summary>Decodes.</summary>
    /// <param name="ids">Ids; those that the tokenizer doesn't have are left out.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens = true)
    {
        List<string> tokens = [];
        foreach (var id in ids)
        {
            if (skipSpecialTokens && IsSpecial(id))
                continue;
            if (_normalizedTexts.TryGetValue(id, out var text) || (text = TextOf(id)) is not null)
                tokens.Add(text);
        }

        return _parts.Decoder is { } decoder ? string.Concat(decoder.Apply(tokens)) : string.Join(' ', tokens);
    }

    /// <summary>Text of a token as the vocabulary has it, or null when there is no such token.</summary>
    /// <param name="id">Id.</param>
    public string? TextOf(int id) => _added.TryGetValue(id, out var added) ? added.Content : _parts.Model.Tokens.TextOf(id);

    /// <summary>Id of a token by its text in the vocabulary, or null.</summary>
    /// <param name="token">Text.</param>
    public int? IdOf(string token) => _addedIds.TryGetValue(token, out var id) ? id : _parts.Model.Tokens.IdOf(token) is >= 0 and var known ? known : null;

    /// <summary>Whether a token steers the model and is no part of an answer.</summary>
    /// <param name="id">Id.</param>
    public bool IsSpecial(int id) => _added.TryGetValue(id, out var added) && added.IsSpecial;

    /// <summary>The bytes that a token adds to a text in its middle; none for special and unknown tokens.</summary>
    /// <param name="id">Id.</param>
    public byte[] BytesOf(int id)
    {
        if (_added.TryGetValue(id, out var added))
            return added.IsSpecial ? [] : Encoding.UTF8.GetBytes(added.Content);
        return _parts.Model.Tokens.TextOf(id) is { } text && id != _parts.Model.UnknownId ? TokenBytes.Of(text, _parts.Decoder) : [];
    }

    private static string WithoutHalves(ReadOnlySpan<char> text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));

    private EncodingRun Rent(ConcurrentBag<EncodingRun> runs, IReadOnlyList<PreTokenizer> preTokenizers) =>
        runs.TryTake(out var run) ? run : new EncodingRun(_parts.Model, preTokenizers, _parts.IsByteLevel);

    private void Section(EncodingRun run, ReadOnlySpan<char> text, bool isFirst, List<int> ids)
    {
        if (text.IsEmpty)
            return;
        if (_parts.Normalizer is { } normalizer)
        {
            var normalized = normalizer.Apply(text.ToString());

            // What began behind white space that went isn't the beginning any more.
            isFirst &= !normalizer.StripsFront || !char.IsWhiteSpace(text[0]);
            text = normalized;
        }

        var (searched, taken) = (0, 0);
        AddedToken? token;
        do
        {
            var start = taken;
            token = _normalizedFinder.Next(text, ref searched, ref taken, out var plain);
            run.Encode(text[plain], isFirst && start == 0, ids);
            if (token is not null)
                ids.Add(token.Id);
        }
        while (token is not null);
    }
}
