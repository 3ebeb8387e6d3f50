using System.Globalization;

namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>Reads regular expressions: the part of Oniguruma's and ECMAScript's syntax that tokenizers and schemas use.</summary>
/// <remarks>Not there: back references, look-behind, word boundaries. They end in an error, never in another meaning.</remarks>
internal sealed class PatternParser
{
    private const int MostRepeats = 1000;
    private const int DeepestNesting = 100;

    private readonly string _text;
    private readonly bool _isEcma;
    private int _at;
    private int _depth;
    private bool _ignoreCase;

    private PatternParser(string text, bool isEcma)
    {
        _text = text;
        _isEcma = isEcma;
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Parses.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="isEcma">Whether <c>\d</c> and <c>\w</c> are ASCII and <c>^</c>, <c>$</c> mean the text, as in JSON Schema; otherwise Unicode and lines.</param>
    /// <exception cref="PatternSyntaxException">It can't be read, or uses what isn't supported.</exception>
    public static PatternNode Parse(string text, bool isEcma = false)
    {
        var parser = new PatternParser(text, isEcma);
        var node = parser.Choice();
        return parser._at == text.Length ? node : throw parser.Error("')' without '('");
    }

    private PatternSyntaxException Error(string message) => new(message, _at + 1);

    private PatternNode Choice()
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep");
        List<PatternNode> items = [Sequence()];
        while (Take('|'))
            items.Add(Sequence());
        _depth--;
        return items.Count == 1 ? items[0] : new ChoiceNode(items);
    }

    private PatternNode Sequence()
    {
        List<PatternNode> items = [];
        while (_at < _text.Length && Next is not '|' and not ')')
            items.Add(Quantified());
        return items.Count == 1 ? items[0] : new SequenceNode(items);
    }

    private PatternNode Quantified()
    {
        var item = Atom();
        while (true)
        {
            int least;
            int most;
            var isInterval = false;
            if (Take('*'))
                (least, most) = (0, int.MaxValue);
            else if (Take('+'))
                (least, most) = (1, int.MaxValue);
            else if (Take('?'))
                (least, most) = (0, 1);
            else if (Next == '{' && Interval() is { } interval)
                (least, most, isInterval) = (interval.Least, interval.Most, true);
            else
                return item;

            if (item is LookNode or AnchorNode)
                throw Error("a place can't be repeated");
            var lazy = Take('?');

            // In Oniguruma a plus after an interval is one more repetition.
            var possessive = !lazy && !_isEcma && !isInterval && Take('+');
            item = new RepeatNode(item, least, most, lazy, possessive);
        }
    }

    private (int Least, int Most)? Interval()
    {
        var end = _text.IndexOf('}', _at);
        if (end < 0)
            return null;
        var parts = _text[(_at + 1)..end].Split(',');
        var isOpen = parts is [_, ""];
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
            return null;
        var most = least;
        if (parts.Length == 2 && !isOpen && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out most))
            return null;
        if (isOpen)
            most = int.MaxValue;
        if (least > MostRepeats || (most > MostRepeats && !isOpen) || most < least)
            throw Error($"repetitions go from 0 to {MostRepeats}, the smaller first");
        _at = end + 1;
        return (least, most);
    }

    private PatternNode Atom()
    {
        var start = _at;
        switch (_text[_at++])
        {
            case '(':
                return Group();
            case '[':
                return new SetNode(Class());
            case '.':
                return new SetNode(CodePointSet.NotLineFeed);
            case '^':
                return new AnchorNode(IsEnd: false, AtLines: !_isEcma);
            case '$':
                return new AnchorNode(IsEnd: true, AtLines: !_isEcma);
            case '*' or '+' or '?':
                _at = start;
                throw Error("nothing to repeat");
            case '\\' when Next is 'A' && !_isEcma:
                _at++;
                return new AnchorNode(IsEnd: false, AtLines: false);
            case '\\' when Next is 'z' && !_isEcma:
                _at++;
                return new AnchorNode(IsEnd: true, AtLines: false);
            case '\\' when Next is 'b' or 'B' or 'Z' or 'G' or 'K' or 'k' or (>= '1' and <= '9'):
                throw Error($"'\\{Next}' is not supported");
            case '\\':
                return new SetNode(Folded(Escape()));
            default:
                _at = start;
                return new SetNode(Folded(CodePointSet.Of(Literal())));
        }
    }

    private PatternNode Group()
    {
        var before = _ignoreCase;
        var wrap = (PatternNode node) => node;
        if (Take('?'))
        {
            if (Take(':'))
            {
            }
            else if (Take('='))
            {
                wrap = node => new LookNode(node, Negative: false);
            }
            else if (Take('!'))
            {
                wrap = node => new LookNode(node, Negative: true);
            }
            else if (Take('>'))
            {
                wrap = node => new AtomicNode(node);
            }
            else if (_text.AsSpan(_at).StartsWith("i:"))
            {
                _at += 2;
                _ignoreCase = true;
            }
            else
            {
                throw Error("only (?:, (?=, (?!, (?> and (?i: are supported");
            }
        }

        var content = Choice();
        if (!Take(')'))
            throw Error("'(' without ')'");
        _ignoreCase = before;
        return wrap(content);
    }

    private CodePointSet Class()
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep");
        var negative = Take('^');
        List<(int, int)> ranges = [];
        var set = CodePointSet.Of();
        CodePointSet? left = null;
        for (var first = true; ; first = false)
        {
            if (_at >= _text.Length)
                throw Error("'[' without ']'");
            if (Next == ']' && (!first || _isEcma))
            {
                _at++;
                break;
            }

            if (Next == '[' && !_isEcma)
            {
                _at++;
                if (Next == ':')
                    throw Error("POSIX classes are not supported");
                set = set.Union(Class());
                continue;
            }

            if (!_isEcma && _text.AsSpan(_at).StartsWith("&&"))
            {
                _at += 2;
                var sofar = set.Union(CodePointSet.Of(ranges));
                left = left is null ? sofar : left.Intersect(sofar);
                set = CodePointSet.Of();
                ranges.Clear();
                continue;
            }

            var from = Member(out var member);
            if (member is not null)
            {
                set = set.Union(member);
                continue;
            }

            var to = from;
            if (Next == '-' && _at + 1 < _text.Length && _text[_at + 1] != ']')
            {
                _at++;
                to = Member(out var notSingle);
                if (notSingle is not null || to < from)
                    throw Error("a range goes from a smaller letter to a greater one");
            }

            ranges.Add((from, to));
        }

        _depth--;
        var whole = set.Union(CodePointSet.Of(ranges));
        whole = Folded(left is null ? whole : left.Intersect(whole));
        return negative ? whole.Negate() : whole;
    }

    private int Member(out CodePointSet? set)
    {
        set = null;
        if (_at >= _text.Length)
            throw Error("'[' without ']'");
        if (Next != '\\')
            return Literal();
        _at++;
        if (Next == 'b')
        {
            _at++;
            return '\b';
        }

        var escaped = Escape();
        var only = escaped.Ranges.Take(2).ToList();
        if (only is [var (from, to)] && from == to)
            return from;
        set = escaped;
        return 0;
    }

    private int Literal()
    {
        var point = Unicode.CodePoints.At(_text, _at, out var length);
        _at += length;
        return point;
    }

    private CodePointSet Escape()
    {
        if (_at >= _text.Length)
            throw Error("nothing after '\\'");
        var letter = _text[_at++];
        return letter switch
        {
            's' => CodePointSet.Space,
            'S' => CodePointSet.Space.Negate(),
            'd' => Digit,
            'D' => Digit.Negate(),
            'w' => WordSet,
            'W' => WordSet.Negate(),
            'n' => CodePointSet.Of('\n'),
            'r' => CodePointSet.Of('\r'),
            't' => CodePointSet.Of('\t'),
            'f' => CodePointSet.Of('\f'),
            'v' => CodePointSet.Of('\v'),
            '0' => CodePointSet.Of(0),
            'p' => Property(),
            'P' => Property().Negate(),
            'x' when Next != '{' => CodePointSet.Of(Hex(2)),
            'u' when Next != '{' => CodePointSet.Of(Hex(4)),
            'x' or 'u' => CodePointSet.Of(BracedHex()),
            _ when char.IsAsciiLetterOrDigit(letter) => throw Error($"'\\{letter}' is not supported"),
            _ when char.IsSurrogate(letter) => throw Error("'\\' before a letter beyond the basic plane"),
            _ => CodePointSet.Of(letter),
        };
    }

    private CodePointSet Digit => _isEcma ? CodePointSet.Of(('0', '9')) : CodePointSet.Property("Nd")!;

    private CodePointSet WordSet => _isEcma ? CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')) : CodePointSet.Word;

    private CodePointSet Property()
    {
        var name = Braced();
        var negative = name.StartsWith('^');
        var set = CodePointSet.Property(name.TrimStart('^')) ?? throw Error($"'\\p{{{name}}}' is not a known property");
        return negative ? set.Negate() : set;
    }

    private string Braced()
    {
        var end = _text.IndexOf('}', _at);
        if (Next != '{' || end < 0)
            throw Error("'{...}' is missing");
        var name = _text[(_at + 1)..end];
        _at = end + 1;
        return name;
    }

    private int BracedHex() => Point(Braced());

    private int Hex(int digits)
    {
        if (_at + digits > _text.Length)
            throw Error($"{digits} hexadecimal digits are missing");
        _at += digits;
        return Point(_text[(_at - digits).._at]);
    }

    private int Point(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) && point is >= 0 and <= 0x10FFFF
            ? point
            : throw Error($"'{digits}' is no code point");

    private CodePointSet Folded(CodePointSet set) => _ignoreCase ? set.IgnoreCase() : set;

    private bool Take(char expected)
    {
        if (Next != expected || _at >= _text.Length)
            return false;
        _at++;
        return true;
    }
}
