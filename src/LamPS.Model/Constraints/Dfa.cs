namespace LamPS.Model.Constraints;

/// <summary>The deterministic automaton of a grammar, made as far as it is walked. Callers hold its lock.</summary>
internal sealed class Dfa
{
    /// <summary>What no text leads to.</summary>
    public const int Dead = -1;

    private const int MostStates = 100_000;
    private const int Unknown = -2;

    private readonly Nfa _nfa;
    private readonly List<State> _states = [];
    private readonly Dictionary<Key, int> _byKey = [];

    /// <summary>Makes the automaton of a grammar.</summary>
    public Dfa(Nfa nfa)
    {
        _nfa = nfa;
        Start = Add(nfa.Closure(nfa.Start));
    }

    /// <summary>First state.</summary>
    public int Start { get; }

    /// <summary>Whether a text is complete in a state.</summary>
    public bool IsAccepting(int state) => _states[state].IsAccepting;

    /// <summary>Bytes that may come in a state.</summary>
    public ByteSet Live(int state) => _states[state].Live;

    /// <summary>The state after a byte, or <see cref="Dead"/>.</summary>
    public int Next(int state, byte value)
    {
        var next = _states[state].Next[value];
        return next != Unknown ? next : Make(state, value);
    }

    /// <summary>Bytes that lead from a state to itself.</summary>
    public ByteSet Loops(int state)
    {
        if (_states[state].Loops is { } known)
            return known;
        var loops = default(ByteSet);
        var live = _states[state].Live;
        for (var value = 0; value < 256; value++)
        {
            if (live.Contains((byte)value) && Next(state, (byte)value) == state)
                loops = loops.With((byte)value);
        }

        _states[state].Loops = loops;
        return loops;
    }

    // All bytes that the same edges take lead to the same state, so the whole range around one is filled.
    private int Make(int state, byte value)
    {
        var from = _states[state];
        var (low, high) = (0, 255);
        int[]? single = null;
        HashSet<int>? several = null;
        foreach (var item in from.Items)
        {
            foreach (var edge in _nfa.Edges(item))
            {
                if (value < edge.Low)
                {
                    high = Math.Min(high, edge.Low - 1);
                }
                else if (value > edge.High)
                {
                    low = Math.Max(low, edge.High + 1);
                }
                else
                {
                    (low, high) = (Math.Max(low, edge.Low), Math.Min(high, edge.High));
                    var closure = _nfa.Closure(edge.To);
                    if (several is not null)
                        several.UnionWith(closure);
                    else if (single is null)
                        single = closure;
                    else
                        (several = [.. single]).UnionWith(closure);
                }
            }
        }

        var next = several is not null ? Add([.. several.Order()]) : single is not null ? Add(single) : Dead;
        from.Next.AsSpan(low..(high + 1)).Fill(next);
        return next;
    }

    private int Add(int[] items)
    {
        var key = new Key(items);
        if (_byKey.TryGetValue(key, out var known))
            return known;
        if (_states.Count >= MostStates)
            throw ConstraintErrors.GrammarTooLarge(MostStates);
        var live = default(ByteSet);
        foreach (var item in items)
        {
            foreach (var edge in _nfa.Edges(item))
                live = live.Union(ByteSet.Range(edge.Low, edge.High));
        }

        var state = new State(items, items.Contains(_nfa.Accept), live);
        state.Next.AsSpan().Fill(Unknown);
        _states.Add(state);
        _byKey[key] = _states.Count - 1;
        return _states.Count - 1;
    }

    private sealed class State(int[] items, bool isAccepting, ByteSet live)
    {
        public int[] Items { get; } = items;

        public bool IsAccepting { get; } = isAccepting;

        public ByteSet Live { get; } = live;

        public int[] Next { get; } = new int[256];

        public ByteSet? Loops { get; set; }
    }

    private readonly struct Key(int[] items) : IEquatable<Key>
    {
        private readonly int[] _items = items;

        public bool Equals(Key other) => _items.AsSpan().SequenceEqual(other._items);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_items.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
