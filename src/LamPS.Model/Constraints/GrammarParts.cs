using System.Buffers;
using System.Text;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>Parts that grammars are put together from.</summary>
internal static class GrammarParts
{
    /// <summary>Anything that needs no escape in a JSON string.</summary>
    private static readonly CodePointSet Plain = CodePointSet.Of((0, 0x1F), ('"', '"'), ('\\', '\\'), (0x7F, 0x9F)).Negate();

    private static readonly SearchValues<char> NotPlain = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Where(c => !Plain.Contains(c)).Select(c => (char)c)]);

    /// <summary>One letter in a JSON string, escaped where it must be. Control characters come as <c>\n</c>, <c>\r</c>, <c>\t</c> only.</summary>
    public static PatternNode StringLetter { get; } = OneOf([new SetNode(Plain), Sequence("\\", new SetNode(CodePointSet.Of("\"\\nrt".Select(c => ((int)c, (int)c)))))]);

    /// <summary>Any JSON string.</summary>
    public static PatternNode AnyString { get; } = Sequence("\"", Repeat(StringLetter, 0, int.MaxValue), "\"");

    /// <summary>A digit.</summary>
    public static PatternNode Digit { get; } = new SetNode(CodePointSet.Of(('0', '9')));

    /// <summary>A whole number without leading zeros, up to 15 digits.</summary>
    public static PatternNode Integer { get; } = Sequence(Optional("-"), Natural);

    /// <summary>A number.</summary>
    public static PatternNode Number { get; } = Sequence(Optional("-"), Positive);

    /// <summary>A whole number that isn't negative.</summary>
    public static PatternNode Natural => OneOf([PatternNode.Text("0"), Sequence(new SetNode(CodePointSet.Of(('1', '9'))), Repeat(Digit, 0, 14))]);

    /// <summary>A number that isn't negative.</summary>
    public static PatternNode Positive => Sequence(
        Natural, Optional(Sequence(".", Repeat(Digit, 1, 15))), Optional(Sequence(new SetNode(CodePointSet.Of(('e', 'e'), ('E', 'E'))), Optional(new SetNode(CodePointSet.Of(('+', '+'), ('-', '-')))), Repeat(Digit, 1, 2))));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static PatternNode Boolean { get; } = OneOf([PatternNode.Text("true"), PatternNode.Text("false")]);

    /// <summary>One after the other; texts stand for themselves.</summary>
    public static PatternNode Sequence(params IEnumerable<object> parts) => new SequenceNode([.. parts.Select(Node)]);

    /// <summary>One of them.</summary>
    public static PatternNode OneOf(IEnumerable<PatternNode> items) => new ChoiceNode([.. items]);

    /// <summary>That, or nothing.</summary>
    public static PatternNode Optional(object item) => Repeat(item, 0, 1);

    /// <summary>So many of it.</summary>
    public static PatternNode Repeat(object item, int least, int most) => new RepeatNode(Node(item), least, most, IsLazy: false, IsPossessive: false);

    /// <summary>A text as a JSON string.</summary>
    public static PatternNode JsonText(string text)
    {
        if (!text.AsSpan().ContainsAny(NotPlain))
            return PatternNode.Text($"\"{text}\"");
        var result = new StringBuilder("\"", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
            result.Append(Plain.Contains(rune.Value) ? rune.ToString() : Escape(rune.Value));
        return PatternNode.Text(result.Append('"').ToString());
    }

    /// <summary>A JSON object whose members come in order.</summary>
    /// <param name="members">Members, and whether each must be there.</param>
    public static PatternNode Members(IReadOnlyList<(PatternNode Node, bool Required)> members)
    {
        var firstRequired = members.TakeWhile(m => !m.Required).Count();
        var leading = members.Take(firstRequired).Select(m => m.Node).ToList();

        // Before the first that must be there, any may be the first; from there on each brings its comma.
        PatternNode Any(PatternNode end) => Optional(Sequence(
            OneOf(leading.Select((node, i) => Sequence(node, Sequence(leading.Skip(i + 1).Select(n => Optional(Sequence(",", n))))))), end));
        if (firstRequired == members.Count)
            return Sequence("{", leading.Count > 0 ? Any(PatternNode.Empty) : PatternNode.Empty, "}");
        List<object> parts = ["{"];
        if (leading.Count > 0)
            parts.Add(Any(PatternNode.Text(",")));
        parts.Add(members[firstRequired].Node);
        foreach (var (node, required) in members.Skip(firstRequired + 1))
            parts.Add(required ? Sequence(",", node) : Optional(Sequence(",", node)));
        parts.Add("}");
        return Sequence(parts);
    }

    /// <summary>A whole number within limits.</summary>
    public static PatternNode Range(long least, long most)
    {
        List<PatternNode> items = [];
        if (least < 0)
            items.Add(Sequence("-", NaturalRange(most < 0 ? -most : 1, -least)));
        if (most >= 0)
            items.Add(NaturalRange(Math.Max(0, least), most));
        return OneOf(items);
    }

    /// <summary>A regular expression.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="wholeText">Whether it matches a whole text; otherwise anything may stand before and behind, unless anchors say no.</param>
    /// <param name="inString">Whether it is about the content of a JSON string.</param>
    public static PatternNode Pattern(string pattern, bool wholeText, bool inString = false)
    {
        PatternNode node;
        try
        {
            node = PatternParser.Parse(pattern, isEcma: true);
        }
        catch (PatternSyntaxException error)
        {
            throw ConstraintErrors.GrammarPatternInvalid(pattern, error.Message, error);
        }

        var any = Repeat(inString ? StringLetter : new SetNode(CodePointSet.All), 0, int.MaxValue);
        return OneOf((node is ChoiceNode choice ? choice.Items : [node]).Select(item =>
        {
            var parts = item is SequenceNode sequence ? sequence.Items.ToList() : [item];
            var atStart = parts is [AnchorNode { IsEnd: false }, ..];
            if (atStart)
                parts.RemoveAt(0);
            var atEnd = parts is [.., AnchorNode { IsEnd: true }];
            if (atEnd)
                parts.RemoveAt(parts.Count - 1);
            var content = new SequenceNode([.. parts.Select(part => Plainly(part, pattern, inString))]);
            return Sequence(atStart || wholeText ? PatternNode.Empty : any, content, atEnd || wholeText ? PatternNode.Empty : any);
        }));
    }

    private static PatternNode Plainly(PatternNode node, string pattern, bool inString) => node switch
    {
        SetNode set => inString ? Escaped(set.Set) : set,
        SequenceNode sequence => new SequenceNode([.. sequence.Items.Select(i => Plainly(i, pattern, inString))]),
        ChoiceNode choice => new ChoiceNode([.. choice.Items.Select(i => Plainly(i, pattern, inString))]),
        RepeatNode repeat => repeat with { Item = Plainly(repeat.Item, pattern, inString) },
        AnchorNode => throw ConstraintErrors.GrammarPatternInvalid(pattern, "'^' and '$' belong to the ends."),
        _ => throw ConstraintErrors.GrammarPatternInvalid(pattern, "look-around is not supported."),
    };

    private static PatternNode Escaped(CodePointSet set)
    {
        List<PatternNode> items = [new SetNode(set.Intersect(Plain))];
        items.AddRange(Enumerable.Range(0, 0xA0).Where(c => set.Contains(c) && !Plain.Contains(c)).Select(c => PatternNode.Text(Escape(c))));
        return OneOf(items);
    }

    private static string Escape(int point) => point switch
    {
        '"' or '\\' => $"\\{(char)point}",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{point:x4}",
    };

    private static PatternNode NaturalRange(long least, long most)
    {
        List<PatternNode> items = [];
        for (var length = least.ToString(System.Globalization.CultureInfo.InvariantCulture).Length; least <= most; length++)
        {
            var end = length >= 18 ? most : Math.Min(most, (long)Math.Pow(10, length) - 1);
            items.Add(Digits(Text(least), Text(end)));
            least = end + 1;
        }

        return OneOf(items);
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Numbers of the same length.
    private static PatternNode Digits(string least, string most)
    {
        if (least.Length == 0)
            return PatternNode.Empty;
        var (low, high) = (least[0], most[0]);
        var rest = least.Length - 1;
        if (low == high)
            return Sequence(PatternNode.Text(low.ToString()), Digits(least[1..], most[1..]));
        List<PatternNode> items =
        [
            Sequence(low.ToString(), Digits(least[1..], new string('9', rest))),
            Sequence(high.ToString(), Digits(new string('0', rest), most[1..])),
        ];
        if (low + 1 < high)
            items.Add(Sequence(new SetNode(CodePointSet.Of((low + 1, high - 1))), Repeat(Digit, rest, rest)));
        return OneOf(items);
    }

    private static PatternNode Node(object part) => part as PatternNode ?? PatternNode.Text((string)part);
}
