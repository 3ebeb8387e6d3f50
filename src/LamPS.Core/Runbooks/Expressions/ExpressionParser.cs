using System.Globalization;
using System.Text;

namespace LamPS.Core.Runbooks.Expressions;

/// <summary>Reads an expression by precedence. No exceptions; depth is limited, so no text can exhaust the stack.</summary>
internal sealed class ExpressionParser(string text, int start)
{
    private const int MaxDepth = 64;
    private const int MaxOperators = 200;
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    private int _at = start;
    private int _depth;
    private int _operators;

    /// <summary>What is wrong, when reading failed.</summary>
    public ExpressionProblem? Problem { get; private set; }

    /// <summary>Index behind what was read.</summary>
    public int End => _at;

    /// <summary>Reads a whole text as one expression.</summary>
    public static Expression? ParseAll(string text, out ExpressionProblem? problem)
    {
        var parser = new ExpressionParser(text, 0);
        var expression = parser.Parse();
        if (expression is not null && parser._at < text.Length)
        {
            expression = parser.Fail(parser._at, $"'{text[parser._at]}' isn't expected here.");
        }

        problem = parser.Problem;
        return expression;
    }

    /// <summary>Reads one expression and the spaces behind it; null when there is none.</summary>
    public Expression? Parse()
    {
        var expression = Conditional();
        Spaces();
        return expression;
    }

    private Expression? Conditional()
    {
        if (++_depth > MaxDepth)
        {
            return Fail(_at, $"The expression is nested deeper than {MaxDepth}.", "Split it with 'set'.");
        }

        var condition = Binary(0);
        Spaces();
        if (condition is not null && Peek == '?')
        {
            var position = _at++;
            var then = Conditional();
            if (then is null || !Expect(':', "The ':' of 'condition ? a : b' is missing."))
            {
                return null;
            }

            var otherwise = Conditional();
            condition = otherwise is null ? null : new ConditionalExpression(position, condition, then, otherwise);
        }

        _depth--;
        return condition;
    }

    private Expression? Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (left is not null && Operator(Levels[level], out var position) is { } symbol)
        {
            if (++_operators > MaxOperators)
            {
                return Fail(position, $"The expression has more than {MaxOperators} operators.", "Split it with 'set'.");
            }

            var right = Binary(level + 1);
            if (right is null)
            {
                return null;
            }

            left = new BinaryExpression(position, symbol, left, right);
            if (level is 2 or 3 && Operator(Levels[level], out position) is not null)
            {
                return Fail(position, "Comparisons can't be chained.", "Write a < b && b < c.");
            }
        }

        return left;
    }

    private string? Operator(string[] symbols, out int position)
    {
        Spaces();
        position = _at;
        foreach (var symbol in symbols)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return symbol;
            }
        }

        return null;
    }

    private Expression? Unary()
    {
        Spaces();
        var position = _at;
        if (Peek is '!' or '-')
        {
            var symbol = text[_at++].ToString();
            if (++_depth > MaxDepth)
            {
                return Fail(position, $"The expression is nested deeper than {MaxDepth}.", "Split it with 'set'.");
            }

            var operand = Unary();
            _depth--;
            return operand is null ? null : new UnaryExpression(position, symbol, operand);
        }

        return Postfix();
    }

    private Expression? Postfix()
    {
        var value = Primary();
        // Chains of members and indexes build a tree to the left, which is as deep as the chain is long.
        for (var links = 0; value is not null; links++)
        {
            if (links > MaxDepth)
            {
                return Fail(_at, $"The expression is nested deeper than {MaxDepth}.", "Split it with 'set'.");
            }

            if (Peek == '.')
            {
                var position = ++_at;
                var name = Word(hyphens: true);
                value = name.Length == 0 ? Fail(position, "A name must follow '.'.") : new MemberExpression(position, value, name);
            }
            else if (Peek == '[')
            {
                var position = _at++;
                var index = Conditional();
                value = index is not null && Expect(']', "']' is missing.") ? new IndexExpression(position, value, index) : null;
            }
            else
            {
                return value;
            }
        }

        return value;
    }

    private Expression? Primary()
    {
        Spaces();
        var position = _at;
        switch (Peek)
        {
            case '(':
                _at++;
                var inner = Conditional();
                return inner is not null && Expect(')', "')' is missing.") ? inner : null;
            case '[':
                _at++;
                return Items(']', position) is { } items ? new ListExpression(position, items) : null;
            case '\'' or '"':
                return Quoted();
            case >= '0' and <= '9':
                return Number();
        }

        var name = Word(hyphens: false);
        if (name.Length == 0)
        {
            return _at >= text.Length || Ends()
                ? Fail(_at, "A value is missing.")
                : Fail(_at, $"'{text[_at]}' isn't expected here.");
        }

        if (Peek == '(')
        {
            _at++;
            return Items(')', position) is { } arguments ? new CallExpression(position, name, arguments) : null;
        }

        return name switch
        {
            "true" => new LiteralExpression(position, RunbookValue.Of(true)),
            "false" => new LiteralExpression(position, RunbookValue.Of(false)),
            "null" => new LiteralExpression(position, RunbookValue.Null),
            _ => new NameExpression(position, name),
        };
    }

    private List<Expression>? Items(char close, int open)
    {
        var items = new List<Expression>();
        Spaces();
        if (Peek == close)
        {
            _at++;
            return items;
        }

        while (true)
        {
            var item = Conditional();
            if (item is null)
            {
                return null;
            }

            items.Add(item);
            Spaces();
            if (Peek == ',')
            {
                _at++;
            }
            else if (Peek == close)
            {
                _at++;
                return items;
            }
            else
            {
                Fail(_at, $"'{close}' or ',' is missing; '{text[open]}' opened here is not closed.");
                return null;
            }
        }
    }

    private LiteralExpression? Number()
    {
        var position = _at;
        while (char.IsAsciiDigit(Peek))
        {
            _at++;
        }

        var whole = true;
        if (Peek == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
        {
            whole = false;
            _at++;
            while (char.IsAsciiDigit(Peek))
            {
                _at++;
            }
        }

        var digits = text.AsSpan(position, _at - position);
        if (char.IsAsciiLetter(Peek) || Peek == '_')
        {
            Fail(_at, $"'{Peek}' can't follow a number.");
            return null;
        }

        if (!whole)
        {
            return new LiteralExpression(position, RunbookValue.Of(double.Parse(digits, CultureInfo.InvariantCulture)));
        }

        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new LiteralExpression(position, RunbookValue.Of(number));
        }

        Fail(position, "This number is too large.", "Whole numbers go up to 9223372036854775807.");
        return null;
    }

    private LiteralExpression? Quoted()
    {
        var position = _at;
        var quote = text[_at];
        var content = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] != '\\' || _at + 1 >= text.Length)
            {
                content.Append(text[_at]);
                continue;
            }

            _at++;
            switch (text[_at])
            {
                case '\'' or '"' or '\\':
                    content.Append(text[_at]);
                    break;
                case 'n':
                    content.Append('\n');
                    break;
                case 'r':
                    content.Append('\r');
                    break;
                case 't':
                    content.Append('\t');
                    break;
                default:
                    Fail(_at - 1, "A backslash must stand before ' \" \\ n r or t.", "Write \\\\ for a backslash.");
                    return null;
            }
        }

        if (_at >= text.Length)
        {
            Fail(position, $"The quotation that opens here has no closing {quote}.");
            return null;
        }

        _at++;
        return new LiteralExpression(position, RunbookValue.Of(content.ToString()));
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private bool Ends() => string.CompareOrdinal(text, _at, "}}", 0, 2) == 0;

    // A hyphen belongs to a member's name when a letter follows, as in steps.save-as; with spaces around it, it is a minus.
    private string Word(bool hyphens)
    {
        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Peek) || Peek == '_'
            || (hyphens && Peek == '-' && _at > begin && _at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[_at + 1]) || text[_at + 1] == '_')))
        {
            _at++;
        }

        return text[begin.._at];
    }

    private void Spaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private bool Expect(char symbol, string message)
    {
        Spaces();
        if (Peek != symbol)
        {
            Fail(_at, message);
            return false;
        }

        _at++;
        return true;
    }

    private Expression? Fail(int position, string message, string remedy = "Expressions look like this: ${{ parameters.rows > 3 && steps.table.outcome == 'Verified' }}")
    {
        Problem ??= new ExpressionProblem(position, message, remedy);
        return null;
    }
}
