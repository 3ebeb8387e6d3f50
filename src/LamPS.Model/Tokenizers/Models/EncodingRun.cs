using System.Buffers;
using System.Runtime.InteropServices;
using LamPS.Model.Tokenizers.PreTokenizers;

namespace LamPS.Model.Tokenizers.Models;

/// <summary>Encodes pieces of text into a list; keeps words that it has seen. One thread at a time.</summary>
internal sealed class EncodingRun
{
    private readonly BpeModel _model;
    private readonly bool _isByteLevel;
    private readonly WordMerger _merger;
    private readonly WordCache _cache = new();
    private readonly IPieceSink _first;
    private List<int> _ids = [];
    private int _segmentStart;

    /// <summary>Makes a run.</summary>
    /// <param name="model">Model.</param>
    /// <param name="preTokenizers">What cuts the text, in order.</param>
    /// <param name="isByteLevel">Whether words are encoded by their bytes.</param>
    public EncodingRun(BpeModel model, IReadOnlyList<PreTokenizer> preTokenizers, bool isByteLevel)
    {
        _model = model;
        _isByteLevel = isByteLevel;
        _merger = new WordMerger(model.Merges);
        _first = preTokenizers.Reverse().Aggregate((IPieceSink)new Words(this), (next, cutter) => new Stage(cutter, next));
    }

    /// <summary>Encodes text between added tokens.</summary>
    /// <param name="text">Normalized text; valid UTF-16.</param>
    /// <param name="isFirst">Whether it is the beginning of the whole text.</param>
    /// <param name="ids">Where the ids go.</param>
    public void Encode(ReadOnlySpan<char> text, bool isFirst, List<int> ids)
    {
        if (text.IsEmpty)
            return;
        _ids = ids;
        _first.Take(text, isFirst);
    }

    private void Word(ReadOnlySpan<char> text)
    {
        _segmentStart = _ids.Count;
        if (_isByteLevel || !_model.CutsAtMarks || text.Length < 16)
        {
            Piece(text);
            return;
        }

        if (_model.Options.IgnoreMerges && Whole(text) is >= 0 and var id)
        {
            _ids.Add(id);
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && !(text[end] == BpeModel.SpaceMark && text[end - 1] != BpeModel.SpaceMark))
                end++;
            Piece(text[start..end]);
            start = end;
        }
    }

    private void Piece(ReadOnlySpan<char> word)
    {
        if (word.Length > WordCache.MostLength)
        {
            Merge(word, 0);
            return;
        }

        var hash = WordCache.Hash(word);
        if (_cache.TryGet(word, hash, out var known))
            Add(known);
        else
            Merge(word, hash);
    }

    private void Merge(ReadOnlySpan<char> word, uint hash)
    {
        if (_model.Options.IgnoreMerges && Whole(word) is >= 0 and var id)
        {
            Done(word, hash, [id]);
            return;
        }

        var room = (word.Length * 3) + 4;
        var rented = room > 256 ? ArrayPool<int>.Shared.Rent(room) : null;
        Span<int> symbols = rented ?? stackalloc int[256];
        var count = _isByteLevel ? _model.SplitBytes(word, symbols) : _model.SplitLetters(word, symbols);
        count = _merger.Merge(symbols[..count]);
        Done(word, hash, symbols[..count]);
        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }

    private void Done(ReadOnlySpan<char> word, uint hash, ReadOnlySpan<int> ids)
    {
        Add(ids);
        if (hash != 0)
            _cache.Add(word, hash, ids);
    }

    private void Add(ReadOnlySpan<int> ids)
    {
        // Unknown letters are one token even where a text was cut to be quick.
        if (_model.Options.FuseUnknown && ids.Length > 0 && ids[0] == _model.UnknownId && _ids.Count > _segmentStart && _ids[^1] == _model.UnknownId)
            ids = ids[1..];
        var at = _ids.Count;
        CollectionsMarshal.SetCount(_ids, at + ids.Length);
        ids.CopyTo(CollectionsMarshal.AsSpan(_ids)[at..]);
    }

    private int Whole(ReadOnlySpan<char> word)
    {
        if (word.Length > _model.Tokens.MostLength)
            return -1;
        if (!_isByteLevel)
            return _model.Tokens.IdOf(word);
        var room = word.Length * 3;
        Span<char> letters = room > 512 ? new char[room] : stackalloc char[512];
        Span<byte> utf8 = room > 512 ? new byte[room] : stackalloc byte[512];
        var length = System.Text.Encoding.UTF8.GetBytes(word, utf8);
        for (var i = 0; i < length; i++)
            letters[i] = ByteAlphabet.LetterOf(utf8[i]);
        return _model.Tokens.IdOf(letters[..length]);
    }

    private sealed class Stage(PreTokenizer cutter, IPieceSink next) : IPieceSink
    {
        public void Take(ReadOnlySpan<char> text, bool isFirst) => cutter.Cut(text, isFirst, next);
    }

    private sealed class Words(EncodingRun run) : IPieceSink
    {
        public void Take(ReadOnlySpan<char> text, bool isFirst) => run.Word(text);
    }
}
