namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>Part of a parsed regular expression.</summary>
internal abstract record PatternNode
{
    /// <summary>The empty text.</summary>
    public static PatternNode Empty { get; } = new SequenceNode([]);

    /// <summary>A text as it is.</summary>
    public static PatternNode Text(string text) => new TextNode(text);
}

/// <summary>A text as it is; grammars have it, parsed expressions don't.</summary>
internal sealed record TextNode(string Content) : PatternNode;

/// <summary>One code point of a set.</summary>
internal sealed record SetNode(CodePointSet Set) : PatternNode;

/// <summary>One after the other.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Items) : PatternNode;

/// <summary>The first that fits.</summary>
internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Items) : PatternNode;

/// <summary>Repetition.</summary>
/// <param name="Item">What is repeated.</param>
/// <param name="Least">At least so often.</param>
/// <param name="Most">At most so often; <see cref="int.MaxValue"/> for any number.</param>
/// <param name="IsLazy">As few as possible.</param>
/// <param name="IsPossessive">Never given back.</param>
internal sealed record RepeatNode(PatternNode Item, int Least, int Most, bool IsLazy, bool IsPossessive) : PatternNode;

/// <summary>Holds (or not) from here on, without consuming.</summary>
internal sealed record LookNode(PatternNode Item, bool Negative) : PatternNode;

/// <summary>Matched once, never given back.</summary>
internal sealed record AtomicNode(PatternNode Item) : PatternNode;

/// <summary>A place.</summary>
/// <param name="IsEnd">End of the text (or of a line); otherwise its start.</param>
/// <param name="AtLines">Also at line feeds.</param>
internal sealed record AnchorNode(bool IsEnd, bool AtLines) : PatternNode;
