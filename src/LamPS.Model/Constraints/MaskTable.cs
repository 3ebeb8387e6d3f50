using System.Numerics;
using System.Text;

namespace LamPS.Model.Constraints;

/// <summary>Which tokens a grammar allows in which state; worked out when a state is met for the first time.</summary>
internal sealed class MaskTable(TokenTrie trie, Dfa dfa, Lock gate)
{
    private readonly Dictionary<int, ulong[]> _masks = [];
    private readonly Dictionary<int, int[]> _forced = [];
    private readonly int[] _states = new int[trie.MostDepth + 1];

    public TokenTrie Trie => trie;

    /// <summary>First state.</summary>
    public int Start => dfa.Start;

    /// <summary>Whether a text is complete in a state, and whether more may follow.</summary>
    public (bool IsAccepting, bool MayGoOn) Judge(int state)
    {
        lock (gate)
            return (dfa.IsAccepting(state), dfa.Live(state).Count > 0);
    }

    /// <summary>The state after a token, or <see cref="Dfa.Dead"/>.</summary>
    public int Next(int state, int token)
    {
        lock (gate)
            return Walk(state, trie.BytesOf(token) is { Length: > 0 } bytes ? bytes : [0xFF]);
    }

    /// <summary>Tokens allowed in a state, end tokens aside. Not to be changed.</summary>
    public ulong[] Mask(int state)
    {
        lock (gate)
        {
            if (!_masks.TryGetValue(state, out var mask))
                _masks[state] = mask = Make(state);
            return mask;
        }
    }

    /// <summary>The tokens that must come in a state, whatever the model says; none when it has a choice.</summary>
    public int[] Forced(int state)
    {
        lock (gate)
        {
            if (!_forced.TryGetValue(state, out var forced))
                _forced[state] = forced = Force(state);
            return forced;
        }
    }

    private int Walk(int state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            state = dfa.Next(state, value);
            if (state == Dfa.Dead)
                break;
        }

        return state;
    }

    private ulong[] Make(int start)
    {
        // Tokens that never leave the state are the same for all states that stay in themselves with the same bytes; the others leave it somewhere.
        var loops = dfa.Loops(start);
        var mask = (ulong[])trie.SpelledBy(loops).Clone();
        var exits = trie.Exits(loops);
        var live = dfa.Live(start);
        for (var label = 0; label < 256; label++)
        {
            if (exits[label] is not { } nodes || !live.Contains((byte)label))
                continue;
            var state = dfa.Next(start, (byte)label);
            foreach (var node in nodes)
                Open(mask, node, state);
        }

        return mask;
    }

    // Opens the tokens at a node and below it that the grammar allows, the node's own byte taken.
    private void Open(ulong[] mask, int first, int reached)
    {
        var nodes = trie.Nodes;
        var tokens = trie.Tokens;
        var end = nodes[first].End;
        for (var i = first; i < end;)
        {
            ref var node = ref nodes[i];
            var state = i == first ? reached : dfa.Next(_states[node.Depth], node.Label);
            if (state == Dfa.Dead)
            {
                i = node.End;
                continue;
            }

            var all = node.EndToken - node.FirstToken > 8 && node.Below.IsWithin(dfa.Loops(state));
            var last = all ? node.EndToken : node.FirstToken + node.Own;
            for (var t = node.FirstToken; t < last; t++)
                mask[tokens[t] >> 6] |= 1UL << (tokens[t] & 63);
            _states[node.Depth + 1] = state;
            i = all ? node.End : i + 1;
        }
    }

    private int[] Force(int start)
    {
        List<byte> bytes = [];
        var state = start;
        while (!dfa.IsAccepting(state) && dfa.Live(state) is { Count: 1 } only && bytes.Count < 4096)
        {
            var value = Only(only);
            bytes.Add(value);
            state = dfa.Next(state, value);
        }

        if (bytes.Count > 0 && Spell([.. bytes], start) is { Length: > 0 } spelled)
            return spelled;

        // Also with a choice of bytes there may be one token alone.
        if (dfa.IsAccepting(start))
            return [];
        var mask = Mask(start);
        var (count, token) = (0, 0);
        for (var i = 0; i < mask.Length && count < 2; i++)
        {
            if (mask[i] == 0)
                continue;
            count += BitOperations.PopCount(mask[i]);
            token = (i << 6) + BitOperations.TrailingZeroCount(mask[i]);
        }

        return count == 1 ? [token] : [];
    }

    // As the tokenizer spells it; the last token stays open when a longer one could stand in its place.
    private int[] Spell(byte[] bytes, int start)
    {
        var length = bytes.Length;
        while (length > 0 && !IsWhole(bytes.AsSpan(0, length)))
            length--;
        List<int> tokens = [];
        trie.Tokenizer.EncodePlain(Encoding.UTF8.GetString(bytes, 0, length), tokens);
        var spelled = 0;
        foreach (var token in tokens)
        {
            var text = trie.BytesOf(token);
            if (text.IsEmpty || !bytes.AsSpan(spelled).StartsWith(text))
                return [];
            spelled += text.Length;
        }

        while (tokens.Count > 0)
        {
            var last = trie.BytesOf(tokens[^1]);
            var before = Walk(start, bytes.AsSpan(0, spelled - last.Length));
            if (!MayBeLonger(before, last))
                break;
            spelled -= last.Length;
            tokens.RemoveAt(tokens.Count - 1);
        }

        return [.. tokens];
    }

    private bool MayBeLonger(int before, ReadOnlySpan<byte> text)
    {
        var node = trie.Find(text);
        var nodes = trie.Nodes;
        var depth = text.Length;
        _states[depth] = Walk(before, text);
        for (var i = node + 1; i < nodes[node].End;)
        {
            var state = dfa.Next(_states[nodes[i].Depth], nodes[i].Label);
            if (state == Dfa.Dead)
            {
                i = nodes[i].End;
                continue;
            }

            if (nodes[i].Own > 0)
                return true;
            _states[nodes[i].Depth + 1] = state;
            i++;
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static byte Only(ByteSet set) => (byte)(set.A != 0 ? BitOperations.TrailingZeroCount(set.A)
        : set.B != 0 ? 64 + BitOperations.TrailingZeroCount(set.B)
        : set.C != 0 ? 128 + BitOperations.TrailingZeroCount(set.C)
        : 192 + BitOperations.TrailingZeroCount(set.D));
}
