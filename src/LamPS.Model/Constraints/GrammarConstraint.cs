using System.Numerics;
using System.Text;
using LamPS.Model.Generation;

namespace LamPS.Model.Constraints;

/// <summary>A generation under a grammar: the state that it is in.</summary>
internal sealed class GrammarConstraint(MaskTable table, IEnumerable<int> endTokens) : ITokenConstraint
{
    private readonly int[] _ends = [.. endTokens];
    private readonly float[] _endLogits = new float[endTokens.Count()];
    private readonly List<byte> _written = [];
    private int _state = table.Start;
    private int[] _forced = [];
    private int _nextForced;
    private bool _isEnded;

    /// <inheritdoc/>
    public bool IsDone => _isEnded || table.Judge(_state) is (true, false);

    /// <summary>The text so far.</summary>
    public string Text => Encoding.UTF8.GetString([.. _written]);

    /// <inheritdoc/>
    public bool TryForce(out int token)
    {
        token = 0;
        if (IsDone)
            return false;
        if (_nextForced == _forced.Length)
        {
            _forced = table.Forced(_state);
            _nextForced = 0;
        }

        if (_forced.Length == 0)
            return false;
        token = _forced[_nextForced];
        return true;
    }

    /// <inheritdoc/>
    public void Mask(Span<float> logits)
    {
        var mask = table.Mask(_state);
        var mayEnd = _isEnded || table.Judge(_state).IsAccepting;

        // Where nothing fits, the vocabulary can't say what the grammar wants.
        if (!mayEnd && !mask.AsSpan().ContainsAnyExcept(0UL))
            throw ConstraintErrors.VocabularyCannotSpell(Text);

        for (var i = 0; i < _ends.Length; i++)
            _endLogits[i] = mayEnd && (uint)_ends[i] < (uint)logits.Length ? logits[_ends[i]] : float.NegativeInfinity;
        Close(logits, _isEnded ? [] : mask);
        for (var i = 0; i < _ends.Length; i++)
        {
            if ((uint)_ends[i] < (uint)logits.Length)
                logits[_ends[i]] = _endLogits[i];
        }
    }

    /// <inheritdoc/>
    public void Accept(int token)
    {
        if (_ends.Contains(token))
        {
            _isEnded = _isEnded || table.Judge(_state).IsAccepting ? true : throw ConstraintErrors.TokenRefused(token, table.Trie.Tokenizer.TextOf(token) ?? "");
            return;
        }

        var next = _isEnded ? Dfa.Dead : table.Next(_state, token);
        if (next == Dfa.Dead)
            throw ConstraintErrors.TokenRefused(token, table.Trie.Tokenizer.TextOf(token) ?? "");
        _written.AddRange(table.Trie.BytesOf(token));
        _state = next;
        if (_nextForced < _forced.Length && _forced[_nextForced] == token)
        {
            _nextForced++;
        }
        else
        {
            (_forced, _nextForced) = ([], 0);
        }
    }

    private static void Close(Span<float> logits, ReadOnlySpan<ulong> mask)
    {
        Span<float> open = stackalloc float[64];
        for (var start = 0; start < logits.Length; start += 64)
        {
            var part = logits.Slice(start, Math.Min(64, logits.Length - start));
            var bits = start >> 6 < mask.Length ? mask[start >> 6] : 0;
            if (part.Length < 64)
                bits &= (1UL << part.Length) - 1;
            if (BitOperations.PopCount(bits) > 32)
            {
                for (var closed = part.Length < 64 ? ~bits & ((1UL << part.Length) - 1) : ~bits; closed != 0; closed &= closed - 1)
                    part[BitOperations.TrailingZeroCount(closed)] = float.NegativeInfinity;
                continue;
            }

            // Few are open: they are put back.
            for (var rest = bits; rest != 0; rest &= rest - 1)
                open[BitOperations.TrailingZeroCount(rest)] = part[BitOperations.TrailingZeroCount(rest)];
            part.Fill(float.NegativeInfinity);
            for (var rest = bits; rest != 0; rest &= rest - 1)
                part[BitOperations.TrailingZeroCount(rest)] = open[BitOperations.TrailingZeroCount(rest)];
        }
    }
}
