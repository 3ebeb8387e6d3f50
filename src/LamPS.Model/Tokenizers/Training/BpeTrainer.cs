using System.Runtime.InteropServices;
using LamPS.Model.Tokenizers.Models;
using LamPS.Model.Tokenizers.PreTokenizers;

namespace LamPS.Model.Tokenizers.Training;

/// <summary>Trains byte-pair tokenizers. The same text and options give the same tokenizer, whatever the machine.</summary>
public sealed class BpeTrainer
{
    private const int LeastLetters = 256;

    private readonly BpeTrainerOptions _options;
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private readonly WordScanner? _scanner;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">What to train.</param>
    /// <exception cref="Core.LamException">The vocabulary is too small for its alphabet, or a special token is there twice.</exception>
    public BpeTrainer(BpeTrainerOptions options)
    {
        _options = options;
        if (options.VocabularySize < options.SpecialTokens.Count + LeastLetters + (options.Style == BpeStyle.SentencePiece ? 1 : 0))
            throw TokenizerErrors.TrainingImpossible($"{options.VocabularySize} tokens have no room for {LeastLetters} bytes and {options.SpecialTokens.Count} special tokens.");
        if (options.SpecialTokens.Distinct(StringComparer.Ordinal).Count() != options.SpecialTokens.Count || options.SpecialTokens.Contains(""))
            throw TokenizerErrors.TrainingImpossible("a special token is empty or there twice.");
        if (options.LeastCount < 1 || options.MostLength < 2)
            throw TokenizerErrors.TrainingImpossible("pairs must be seen at least once, and tokens may have two letters or more.");
        _scanner = options.Style switch
        {
            BpeStyle.Gpt2 => new Gpt2Scanner(),
            BpeStyle.Llama3 => new Cl100kScanner(3),
            BpeStyle.Qwen => new Cl100kScanner(1),
            BpeStyle.Phi4Mini => new O200kScanner(3, contractions: true),
            _ => null,
        };
    }

    /// <summary>Adds text to learn from.</summary>
    /// <param name="text">Text.</param>
    public void Add(string text)
    {
        var counter = new Counter(_words);
        if (_scanner is not null)
            _scanner.Cut(text, isFirst: true, counter);
        else if (text.Length > 0)
            new MetaspaceSplitter(BpeModel.SpaceMark, MetaspacePrepend.Always, cuts: true).Cut(text, isFirst: true, counter);
    }

    /// <summary>Trains.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The content of <c>tokenizer.json</c>, UTF-8.</returns>
    /// <exception cref="Core.LamException">No text was added.</exception>
    public byte[] Train(CancellationToken cancellationToken)
    {
        if (_words.Count == 0)
            throw TokenizerErrors.TrainingImpossible("no text was added.");
        List<string> tokens = [.. _options.SpecialTokens];
        var words = _words.OrderBy(w => w.Key, StringComparer.Ordinal).ToList();
        var isByteLevel = _options.Style != BpeStyle.SentencePiece;
        if (isByteLevel)
        {
            tokens.AddRange(Enumerable.Range(0, 256).Select(b => ByteAlphabet.LetterOf((byte)b).ToString()).Order(StringComparer.Ordinal));
        }
        else
        {
            if (!tokens.Contains(TokenizerWriter.Unknown))
                tokens.Insert(0, TokenizerWriter.Unknown);
            tokens.AddRange(Enumerable.Range(0, 256).Select(b => $"<0x{b:X2}>"));
            tokens.AddRange(Letters(words, _options.VocabularySize - tokens.Count));
        }

        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in tokens)
            ids.TryAdd(token, ids.Count);
        var model = new BpeModel(new TokenTable(ids), [], new BpeOptions());
        var corpus = new Corpus(words.Select(w => (Symbols(model, w.Key, isByteLevel), w.Value)));
        List<(string, string)> merges = [];
        List<string> texts = [.. ids.OrderBy(p => p.Value).Select(p => p.Key)];
        while (texts.Count < _options.VocabularySize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (corpus.Best(_options.LeastCount) is not var (left, right))
                break;
            var text = texts[left] + texts[right];
            // A pair must never spell a token that steers the model.
            if (text.Length > _options.MostLength || _options.SpecialTokens.Contains(text) || text == TokenizerWriter.Unknown)
            {
                corpus.Drop(left, right);
                continue;
            }

            if (!ids.TryGetValue(text, out var id))
            {
                ids[text] = id = texts.Count;
                texts.Add(text);
            }

            merges.Add((texts[left], texts[right]));
            corpus.Merge(left, right, id);
        }

        return TokenizerWriter.Write(texts, merges, _options);
    }

    private static int[] Symbols(BpeModel model, string word, bool isByteLevel)
    {
        var symbols = new int[(word.Length * 3) + 4];
        return symbols[..(isByteLevel ? model.SplitBytes(word, symbols) : model.SplitLetters(word, symbols))];
    }

    // The most frequent letters; the others are spelled in bytes.
    private static IEnumerable<string> Letters(List<KeyValuePair<string, long>> words, int room)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, count) in words)
        {
            foreach (var rune in word.EnumerateRunes())
                CollectionsMarshal.GetValueRefOrAddDefault(counts, rune.ToString(), out _) += count;
        }

        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Math.Max(0, room)).Select(c => c.Key).Order(StringComparer.Ordinal);
    }

    private sealed class Counter(Dictionary<string, long> words) : IPieceSink
    {
        private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _words = words.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Take(ReadOnlySpan<char> text, bool isFirst) => CollectionsMarshal.GetValueRefOrAddDefault(_words, text, out _)++;
    }
}
