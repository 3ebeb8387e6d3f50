using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>Finds matches of a regular expression in code points, as Oniguruma does: the first alternative that fits wins.</summary>
/// <remarks>For the patterns of tokenizers that have no scanner of their own. Patterns of .NET see half of a surrogate pair as a letter, so they don't fit.</remarks>
internal sealed class Pattern
{
    // Beyond these, a pattern or its text are made to hurt.
    private const long MostSteps = 50_000_000;
    private const int MostParts = 20_000;

    private readonly Step _start;
    private int _parts;

    /// <summary>Compiles.</summary>
    /// <exception cref="PatternSyntaxException">The expression can't be read.</exception>
    public Pattern(string text)
    {
        Text = text;
        _start = Compile(PatternParser.Parse(text), new Step(Kind.Done));
    }

    private enum Kind
    {
        Done,
        Set,
        Split,
        Loop,
        Look,
        Anchor,
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>Finds the next match.</summary>
    /// <param name="text">Text.</param>
    /// <param name="from">Where to begin.</param>
    /// <returns>Start and end of the match, or null.</returns>
    /// <exception cref="PatternSyntaxException">Matching takes too long.</exception>
    public (int Start, int End)? Find(ReadOnlySpan<char> text, int from)
    {
        var steps = 0L;
        for (var at = from; at <= text.Length; at++)
        {
            if (at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]))
                continue;
            if (Match(_start, text, at, ref steps) is >= 0 and var end)
                return (at, end);
        }

        return null;
    }

    // Backtracking with an explicit stack: text may be long.
    private static int Match(Step start, ReadOnlySpan<char> text, int at, ref long steps)
    {
        var pending = new Stack<(Step Step, int At)>();
        var step = start;
        while (true)
        {
            if (++steps > MostSteps)
                throw new PatternSyntaxException("the pattern takes too long on this text", 1);
            var fits = true;
            switch (step.Kind)
            {
                case Kind.Done:
                    return at;
                case Kind.Set:
                    var length = 0;
                    fits = at < text.Length && step.Set!.Contains(CodePoints.At(text, at, out length));
                    at += fits ? length : 0;
                    step = fits ? step.Next! : step;
                    break;
                case Kind.Split:
                    pending.Push((step.Other!, at));
                    step = step.Next!;
                    break;
                case Kind.Loop:
                    // What can't give anything back is run through at once.
                    var end = Match(step.Body!, text, at, ref steps);
                    fits = end >= 0;
                    at = fits ? end : at;
                    step = fits ? step.Next! : step;
                    break;
                case Kind.Look:
                    fits = Match(step.Body!, text, at, ref steps) >= 0 != step.Negative;
                    step = fits ? step.Next! : step;
                    break;
                default:
                    fits = step.IsEnd
                        ? at == text.Length || (step.AtLines && text[at] == '\n')
                        : at == 0 || (step.AtLines && text[at - 1] == '\n');
                    step = fits ? step.Next! : step;
                    break;
            }

            if (fits)
                continue;
            if (pending.Count == 0)
                return -1;
            (step, at) = pending.Pop();
        }
    }

    private Step Compile(PatternNode node, Step next)
    {
        if (++_parts > MostParts)
            throw new PatternSyntaxException("the pattern is too large", 1);
        switch (node)
        {
            case SetNode set:
                return new Step(Kind.Set) { Set = set.Set, Next = next };
            case SequenceNode sequence:
                return sequence.Items.Reverse().Aggregate(next, (after, item) => Compile(item, after));
            case ChoiceNode choice:
                return choice.Items.SkipLast(1).Reverse().Aggregate(
                    Compile(choice.Items[^1], next),
                    (others, item) => new Step(Kind.Split) { Next = Compile(item, next), Other = others });
            case AtomicNode atomic:
                return new Step(Kind.Loop) { Body = Compile(atomic.Item, new Step(Kind.Done)), Next = next };
            case LookNode look:
                return new Step(Kind.Look) { Body = Compile(look.Item, new Step(Kind.Done)), Negative = look.Negative, Next = next };
            case AnchorNode anchor:
                return new Step(Kind.Anchor) { IsEnd = anchor.IsEnd, AtLines = anchor.AtLines, Next = next };
            case RepeatNode { IsPossessive: true } repeat:
                return Compile(new AtomicNode(repeat with { IsPossessive = false }), next);
            case RepeatNode repeat:
                return Repeat(repeat, next);
            default:
                throw new InvalidOperationException($"{node.GetType().Name} can't be compiled");
        }
    }

    private Step Repeat(RepeatNode repeat, Step next)
    {
        if (repeat.Most > repeat.Least && CanBeEmpty(repeat.Item))
            throw new PatternSyntaxException("a repeated part may be empty", 1);
        Step tail;
        if (repeat.Most == int.MaxValue)
        {
            var split = new Step(Kind.Split);
            var body = Compile(repeat.Item, split);
            (split.Next, split.Other) = repeat.IsLazy ? (next, body) : (body, next);
            tail = split;
        }
        else
        {
            tail = next;
            for (var i = repeat.Least; i < repeat.Most; i++)
            {
                var body = Compile(repeat.Item, tail);
                tail = repeat.IsLazy ? new Step(Kind.Split) { Next = next, Other = body } : new Step(Kind.Split) { Next = body, Other = next };
            }
        }

        for (var i = 0; i < repeat.Least; i++)
            tail = Compile(repeat.Item, tail);
        return tail;
    }

    private static bool CanBeEmpty(PatternNode node) => node switch
    {
        SetNode => false,
        SequenceNode sequence => sequence.Items.All(CanBeEmpty),
        ChoiceNode choice => choice.Items.Any(CanBeEmpty),
        RepeatNode repeat => repeat.Least == 0 || CanBeEmpty(repeat.Item),
        AtomicNode atomic => CanBeEmpty(atomic.Item),
        _ => true,
    };

    private sealed class Step(Kind kind)
    {
        public Kind Kind { get; } = kind;

        public Step? Next { get; set; }

        public Step? Other { get; set; }

        public Step? Body { get; init; }

        public CodePointSet? Set { get; init; }

        public bool Negative { get; init; }

        public bool IsEnd { get; init; }

        public bool AtLines { get; init; }
    }
}
