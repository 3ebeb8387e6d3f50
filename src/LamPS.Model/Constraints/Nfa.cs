using System.Text;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>A nondeterministic automaton over UTF-8 bytes, made of a grammar. Every state of it reaches the end.</summary>
internal sealed class Nfa
{
    /// <summary>Most states; beyond them a grammar is refused.</summary>
    public const int MostStates = 400_000;

    private readonly List<Edge[]> _edges = [];
    private readonly List<int[]> _empties = [];
    private readonly int[]?[] _closures;

    private Nfa(PatternNode root)
    {
        Accept = State([], []);
        Start = Compile(root, Accept);
        _closures = new int[]?[_edges.Count];
    }

    /// <summary>First state.</summary>
    public int Start { get; }

    /// <summary>The one state in which a text is complete.</summary>
    public int Accept { get; }

    /// <summary>Compiles a grammar.</summary>
    /// <exception cref="Core.LamException">It is too large, or allows nothing.</exception>
    public static Nfa Of(PatternNode root) => IsImpossible(root) ? throw ConstraintErrors.GrammarEmpty() : new Nfa(root);

    /// <summary>Edges of a state.</summary>
    public Edge[] Edges(int state) => _edges[state];

    /// <summary>States with edges, and the accepting one, that a state reaches without a byte; in order. Not to be changed.</summary>
    public int[] Closure(int state)
    {
        if (_closures[state] is { } known)
            return known;
        if (_empties[state].Length == 0)
            return _closures[state] = [state];
        List<int> result = [];
        HashSet<int> seen = [state];
        Stack<int> open = new([state]);
        while (open.TryPop(out var next))
        {
            if (_edges[next].Length > 0 || next == Accept)
                result.Add(next);
            foreach (var empty in _empties[next])
            {
                if (seen.Add(empty))
                    open.Push(empty);
            }
        }

        result.Sort();
        return _closures[state] = [.. result];
    }

    // What can't match is left out, so that no state is a dead end.
    private static bool IsImpossible(PatternNode node) => node switch
    {
        SetNode set => set.Set.IsEmpty,
        SequenceNode sequence => sequence.Items.Any(IsImpossible),
        ChoiceNode choice => choice.Items.All(IsImpossible),
        RepeatNode repeat => repeat.Least > 0 && IsImpossible(repeat.Item),
        AtomicNode atomic => IsImpossible(atomic.Item),
        _ => false,
    };

    private int State(Edge[] edges, int[] empties)
    {
        if (_edges.Count >= MostStates)
            throw ConstraintErrors.GrammarTooLarge(MostStates);
        _edges.Add(edges);
        _empties.Add(empties);
        return _edges.Count - 1;
    }

    private int Compile(PatternNode node, int next)
    {
        switch (node)
        {
            case SetNode set:
                return Set(set.Set, next);
            case TextNode text:
                var bytes = Encoding.UTF8.GetBytes(text.Content);
                for (var i = bytes.Length - 1; i >= 0; i--)
                    next = State([new Edge(bytes[i], bytes[i], next)], []);
                return next;
            case SequenceNode sequence:
                return sequence.Items.Reverse().Aggregate(next, (after, item) => Compile(item, after));
            case ChoiceNode choice:
                return State([], [.. choice.Items.Where(i => !IsImpossible(i)).Select(i => Compile(i, next))]);
            case RepeatNode repeat:
                return Repeat(repeat, next);
            case AtomicNode atomic:
                return Compile(atomic.Item, next);
            default:
                throw new InvalidOperationException($"{node.GetType().Name} is no part of a grammar.");
        }
    }

    private int Repeat(RepeatNode repeat, int next)
    {
        var tail = next;
        if (IsImpossible(repeat.Item))
            return tail;
        if (repeat.Most == int.MaxValue)
        {
            var loop = State([], []);
            _empties[loop] = [Compile(repeat.Item, loop), next];
            tail = loop;
        }
        else
        {
            for (var i = repeat.Least; i < repeat.Most; i++)
                tail = State([], [Compile(repeat.Item, tail), next]);
        }

        for (var i = 0; i < repeat.Least; i++)
            tail = Compile(repeat.Item, tail);
        return tail;
    }

    private int Set(CodePointSet set, int next)
    {
        // Byte sequences that end alike share states.
        List<Edge> first = [];
        Dictionary<(int, byte, byte), int> tails = [];
        foreach (var sequence in Utf8Ranges.Of(set))
        {
            var at = next;
            for (var i = sequence.Length - 1; i > 0; i--)
            {
                var (low, high) = sequence[i];
                if (!tails.TryGetValue((at, low, high), out var known))
                    tails[(at, low, high)] = known = State([new Edge(low, high, at)], []);
                at = known;
            }

            first.Add(new Edge(sequence[0].Low, sequence[0].High, at));
        }

        return State([.. first], []);
    }

    /// <summary>An edge for a range of bytes.</summary>
    internal readonly record struct Edge(byte Low, byte High, int To);
}
