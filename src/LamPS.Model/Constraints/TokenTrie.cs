using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Constraints;

/// <summary>The tokens of a vocabulary by their bytes, as a tree in one row: a node, then all below it. Special tokens and those without text aren't in it.</summary>
internal sealed class TokenTrie
{
    private static readonly ConditionalWeakTable<Tokenizer, TokenTrie> Known = [];

    private readonly byte[][] _bytes;
    private readonly ConcurrentDictionary<ByteSet, ulong[]> _spelledBy = new();
    private readonly ConcurrentDictionary<ByteSet, int[]?[]> _exits = new();

    private TokenTrie(Tokenizer tokenizer)
    {
        Tokenizer = tokenizer;
        _bytes = [.. Enumerable.Range(0, tokenizer.Count).Select(tokenizer.BytesOf)];
        var tokens = Enumerable.Range(0, _bytes.Length).Where(id => _bytes[id].Length > 0).ToArray();
        Array.Sort(tokens, (a, b) => _bytes[a].AsSpan().SequenceCompareTo(_bytes[b]) is not 0 and var order ? order : a.CompareTo(b));
        Tokens = tokens;

        List<Node> nodes = [];
        List<int> path = [];
        var before = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < tokens.Length; i++)
        {
            ReadOnlySpan<byte> text = _bytes[tokens[i]];
            var shared = before.CommonPrefixLength(text);
            Close(nodes, path, shared, i);
            for (var at = shared; at < text.Length; at++)
            {
                path.Add(nodes.Count);
                nodes.Add(new Node { Label = text[at], Depth = (ushort)at, FirstToken = i });
            }

            // The tokens that end here stand first among those of the node.
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nodes)[path[^1]].Own++;
            before = text;
        }

        Close(nodes, path, 0, tokens.Length);
        Nodes = [.. nodes];
        for (var i = Nodes.Length - 1; i >= 0; i--)
        {
            for (var child = i + 1; child < Nodes[i].End; child = Nodes[child].End)
                Nodes[i].Below = Nodes[i].Below.Union(Nodes[child].Below).With(Nodes[child].Label);
        }

        MostDepth = Nodes.Length == 0 ? 0 : Nodes.Max(n => n.Depth) + 1;
    }

    public Tokenizer Tokenizer { get; }

    /// <summary>Ids in the order of their bytes.</summary>
    public int[] Tokens { get; }

    /// <summary>The nodes in order, each before those below it.</summary>
    public Node[] Nodes { get; }

    /// <summary>Bytes of the longest token.</summary>
    public int MostDepth { get; }

    /// <summary>Words of 64 tokens in a mask.</summary>
    public int MaskLength => (_bytes.Length + 63) / 64;

    /// <summary>The tree of a tokenizer, made once.</summary>
    public static TokenTrie Of(Tokenizer tokenizer) => Known.GetValue(tokenizer, t => new TokenTrie(t));

    /// <summary>Bytes of a token; none when it has no text.</summary>
    public ReadOnlySpan<byte> BytesOf(int token) => (uint)token < (uint)_bytes.Length ? _bytes[token] : default;

    /// <summary>Mask of the tokens that have no bytes but these.</summary>
    public ulong[] SpelledBy(ByteSet bytes) => _spelledBy.GetOrAdd(bytes, set =>
    {
        var mask = new ulong[MaskLength];
        foreach (var token in Tokens)
        {
            var fits = true;
            foreach (var value in _bytes[token])
                fits &= set.Contains(value);
            if (fits)
                mask[token >> 6] |= 1UL << (token & 63);
        }

        return mask;
    });

    /// <summary>By byte, the nodes of that byte which only bytes of a set lead to: the first steps out of the set.</summary>
    public int[]?[] Exits(ByteSet bytes) => _exits.GetOrAdd(bytes, set =>
    {
        var exits = new List<int>?[256];
        for (var i = 0; i < Nodes.Length;)
        {
            if (set.Contains(Nodes[i].Label))
            {
                i = Nodes[i].Below.IsWithin(set) ? Nodes[i].End : i + 1;
                continue;
            }

            (exits[Nodes[i].Label] ??= []).Add(i);
            i = Nodes[i].End;
        }

        return [.. exits.Select(e => e?.ToArray())];
    });

    /// <summary>Node of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var found = -1;
        var (at, end) = (0, Nodes.Length);
        foreach (var value in text)
        {
            while (at < end && Nodes[at].Label != value)
                at = Nodes[at].End;
            if (at >= end)
                return -1;
            found = at;
            end = Nodes[at].End;
            at++;
        }

        return found;
    }

    private static void Close(List<Node> nodes, List<int> path, int depth, int tokens)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nodes);
        for (var i = path.Count - 1; i >= depth; i--)
        {
            span[path[i]].End = nodes.Count;
            span[path[i]].EndToken = tokens;
        }

        path.RemoveRange(depth, path.Count - depth);
    }

    /// <summary>A node: one byte more than the one above it.</summary>
    internal struct Node
    {
        /// <summary>The byte.</summary>
        public byte Label;

        /// <summary>How many are above it.</summary>
        public ushort Depth;

        /// <summary>How many tokens end here; they are the first of the node's.</summary>
        public int Own;

        /// <summary>Index behind the last node below it.</summary>
        public int End;

        /// <summary>First of its tokens in <see cref="Tokens"/>.</summary>
        public int FirstToken;

        /// <summary>Behind the last of the tokens at and below it.</summary>
        public int EndToken;

        /// <summary>Bytes that occur below it.</summary>
        public ByteSet Below;
    }
}
