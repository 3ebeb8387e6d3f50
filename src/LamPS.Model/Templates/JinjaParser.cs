using System.Globalization;

namespace LamPS.Model.Templates;

/// <summary>Reads templates: the part of Jinja that chat templates of models use.</summary>
internal sealed class JinjaParser
{
    private const int DeepestNesting = 60;
    private static readonly string[] NotSupported = ["include", "import", "from", "extends", "block", "call", "filter", "with", "autoescape", "do", "trans"];
    private static readonly string[] Comparisons = ["==", "!=", "<", ">", "<=", ">="];

    private readonly List<JinjaToken> _tokens;
    private int _at;
    private int _depth;
    private int _loops;

    private JinjaParser(List<JinjaToken> tokens) => _tokens = tokens;

    private JinjaToken Next => _tokens[_at];

    /// <summary>Reads a template.</summary>
    /// <exception cref="JinjaException">It can't be read; with the line.</exception>
    public static IReadOnlyList<JinjaStatement> Parse(string source)
    {
        var parser = new JinjaParser(JinjaLexer.Read(source));
        var body = parser.Body();
        return parser.Next.Kind == JinjaKind.End ? body : throw new JinjaException(parser.Next.Line, $"'{parser._tokens[parser._at + 1].Text}' has nothing that it ends.");
    }

    // Statements up to the end, or to a block with one of these names; that one isn't taken.
    private List<JinjaStatement> Body(params string[] ends)
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep.");
        List<JinjaStatement> body = [];
        while (Next.Kind != JinjaKind.End)
        {
            var token = Next;
            if (token.Kind == JinjaKind.Text)
            {
                _at++;
                body.Add(new TextStatement(token.Line, token.Text));
            }
            else if (token.Kind == JinjaKind.Output)
            {
                _at++;
                var value = Tuple();
                Expect(JinjaKind.OutputEnd, "'}}'");
                body.Add(new OutputStatement(token.Line, value));
            }
            else
            {
                var name = _tokens[_at + 1];
                if (ends.Contains(name.Text) || (ends.Length == 0 && (name.Text.StartsWith("end", StringComparison.Ordinal) || name.Text is "else" or "elif")))
                    break;
                _at += 2;
                if (name.Kind != JinjaKind.Name)
                    throw new JinjaException(name.Line, "a block begins with a word.");
                body.Add(Statement(name));
            }
        }

        _depth--;
        return body;
    }

    private JinjaStatement Statement(JinjaToken name)
    {
        switch (name.Text)
        {
            case "if":
                return If(name.Line);
            case "for":
                return For(name.Line);
            case "set":
                return Set(name.Line);
            case "macro":
                return Macro(name.Line);
            case "generation":
                EndBlock();
                return new BodyStatement(name.Line, BodyUpTo("endgeneration", name.Line));
            case "break" or "continue":
                if (_loops == 0)
                    throw new JinjaException(name.Line, $"'{name.Text}' stands outside of a loop.");
                EndBlock();
                return new FlowStatement(name.Line, name.Text == "break" ? JinjaFlow.Break : JinjaFlow.Continue);
            case var other when NotSupported.Contains(other):
                throw new JinjaException(name.Line, $"'{other}' is not supported.");
            default:
                throw new JinjaException(name.Line, $"'{name.Text}' is no statement.");
        }
    }

    private IfStatement If(int line)
    {
        List<(JinjaExpression?, IReadOnlyList<JinjaStatement>)> branches = [];
        var condition = Tuple();
        EndBlock();
        branches.Add((condition, Body("elif", "else", "endif")));
        while (true)
        {
            var end = Ending("endif", line);
            if (end == "elif")
            {
                condition = Tuple();
                EndBlock();
                branches.Add((condition, Body("elif", "else", "endif")));
            }
            else if (end == "else")
            {
                EndBlock();
                branches.Add((null, BodyUpTo("endif", line)));
                return new IfStatement(line, branches);
            }
            else
            {
                EndBlock();
                return new IfStatement(line, branches);
            }
        }
    }

    private ForStatement For(int line)
    {
        var names = Names();
        if (!TakeName("in"))
            throw Error("'in' is missing.");
        var source = Or();
        var condition = TakeName("if") ? Expression() : null;
        if (TakeName("recursive"))
            throw Error("recursive loops are not supported.");
        EndBlock();
        _loops++;
        var body = Body("else", "endfor");
        _loops--;
        IReadOnlyList<JinjaStatement> otherwise = [];
        if (Ending("endfor", line) == "else")
        {
            EndBlock();
            otherwise = BodyUpTo("endfor", line);
        }
        else
        {
            EndBlock();
        }

        return new ForStatement(line, names, source, condition, body, otherwise);
    }

    private SetStatement Set(int line)
    {
        var names = Names();
        string? member = null;
        if (names.Count == 1 && Take("."))
            member = Name();
        if (Take("="))
        {
            var value = Tuple();
            EndBlock();
            return new SetStatement(line, names, member, value, []);
        }

        EndBlock();
        return new SetStatement(line, names, member, null, BodyUpTo("endset", line));
    }

    private MacroStatement Macro(int line)
    {
        var name = Name();
        if (!Take("("))
            throw Error("'(' is missing.");
        List<(string, JinjaExpression?)> parameters = [];
        while (!Take(")"))
        {
            if (parameters.Count > 0 && !Take(","))
                throw Error("',' is missing.");
            parameters.Add((Name(), Take("=") ? Expression() : null));
        }

        EndBlock();
        var loops = _loops;
        _loops = 0;
        var body = BodyUpTo("endmacro", line);
        _loops = loops;
        return new MacroStatement(line, name, parameters, body);
    }

    private List<JinjaStatement> BodyUpTo(string end, int line)
    {
        var body = Body(end);
        Ending(end, line);
        EndBlock();
        return body;
    }

    private string Ending(string end, int line)
    {
        if (Next.Kind == JinjaKind.End)
            throw new JinjaException(line, $"what begins here is never closed by '{end}'.");
        _at += 2;
        return _tokens[_at - 1].Text;
    }

    private void EndBlock() => Expect(JinjaKind.BlockEnd, "'%}'");

    private List<string> Names()
    {
        var isWrapped = Take("(");
        List<string> names = [Name()];
        while (Take(","))
            names.Add(Name());
        if (isWrapped && !Take(")"))
            throw Error("')' is missing.");
        return names;
    }

    // Values parted by commas are a list.
    private JinjaExpression Tuple()
    {
        var first = Expression();
        if (!Is(","))
            return first;
        List<JinjaExpression> items = [first];
        while (Take(","))
        {
            if (Next.Kind is JinjaKind.BlockEnd or JinjaKind.OutputEnd || Is(")"))
                break;
            items.Add(Expression());
        }

        return new ListExpression(first.Line, items);
    }

    private JinjaExpression Expression()
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep.");
        var value = Or();
        while (Next is { Kind: JinjaKind.Name, Text: "if" })
        {
            var line = Next.Line;
            _at++;
            var condition = Or();
            value = new ConditionExpression(line, condition, value, TakeName("else") ? Expression() : null);
        }

        _depth--;
        return value;
    }

    private JinjaExpression Or() => Chain(And, "or");

    private JinjaExpression And() => Chain(Not, "and");

    private JinjaExpression Not()
    {
        var line = Next.Line;
        if (!TakeName("not"))
            return Comparison();
        if (++_depth > DeepestNesting)
            throw Error("nested too deep.");
        var item = Not();
        _depth--;
        return new NotExpression(line, item);
    }

    // a < b < c means a < b and b < c.
    private JinjaExpression Comparison()
    {
        var left = Sum();
        JinjaExpression? whole = null;
        while (true)
        {
            var (line, operation) = (Next.Line, Next.Text);
            if (Next.Kind == JinjaKind.Operator && Comparisons.Contains(operation))
                _at++;
            else if (TakeName("in"))
                operation = "in";
            else if (Next is { Kind: JinjaKind.Name, Text: "not" } && _tokens[_at + 1] is { Kind: JinjaKind.Name, Text: "in" })
                (_at, operation) = (_at + 2, "not in");
            else
                return whole ?? left;
            var right = Sum();
            var comparison = new JinjaOperation(line, operation, left, right);
            whole = whole is null ? comparison : new JinjaOperation(line, "and", whole, comparison);
            left = right;
        }
    }

    private JinjaExpression Sum() => Operations(Concatenation, "+", "-");

    private JinjaExpression Concatenation() => Operations(Product, "~");

    private JinjaExpression Product() => Operations(Power, "*", "/", "//", "%");

    private JinjaExpression Operations(Func<JinjaExpression> item, params string[] operators)
    {
        var left = item();
        while (Next.Kind == JinjaKind.Operator && operators.Contains(Next.Text))
        {
            var token = Next;
            _at++;
            left = new JinjaOperation(token.Line, token.Text, left, item());
        }

        return left;
    }

    private JinjaExpression Chain(Func<JinjaExpression> item, string name)
    {
        var left = item();
        while (Next is { Kind: JinjaKind.Name } token && token.Text == name)
        {
            _at++;
            left = new JinjaOperation(token.Line, name, left, item());
        }

        return left;
    }

    private JinjaExpression Power() => Operations(() => Unary(withFilters: true), "**");

    // A sign binds more tightly than a filter: -3|abs is 3.
    private JinjaExpression Unary(bool withFilters)
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep.");
        var line = Next.Line;
        var value = Take("-") ? new NegateExpression(line, Unary(withFilters: false))
            : Take("+") ? Unary(withFilters: false)
            : Primary();
        value = Postfix(value);
        _depth--;
        return withFilters ? Filtered(value) : value;
    }

    private JinjaExpression Postfix(JinjaExpression value)
    {
        while (true)
        {
            var line = Next.Line;
            if (Take("."))
                value = Next.Kind == JinjaKind.Number ? new IndexExpression(line, value, Primary()) : new AttributeExpression(line, value, Name());
            else if (Take("["))
                value = Subscript(value, line);
            else if (Is("("))
                value = new CallExpression(line, value, Arguments());
            else
                return value;
        }
    }

    private JinjaExpression Subscript(JinjaExpression target, int line)
    {
        var first = Is(":") ? null : Expression();
        if (Take("]"))
            return new IndexExpression(line, target, first ?? throw Error("an index is missing."));
        JinjaExpression?[] parts = [first, null, null];
        for (var i = 1; i < 3 && Take(":"); i++)
            parts[i] = Is(":") || Is("]") ? null : Expression();
        if (!Take("]"))
            throw Error("']' is missing.");
        return new SliceExpression(line, target, parts[0], parts[1], parts[2]);
    }

    private JinjaExpression Filtered(JinjaExpression value)
    {
        while (true)
        {
            var line = Next.Line;
            if (Take("|"))
            {
                value = new FilterExpression(line, value, Name(), Is("(") ? Arguments() : JinjaArguments.None);
            }
            else if (TakeName("is"))
            {
                var negative = TakeName("not");
                var name = Name();
                var arguments = Is("(") ? Arguments() : TakesArgument() ? new JinjaArguments([Postfix(Primary())], []) : JinjaArguments.None;
                value = new TestExpression(line, value, name, arguments, negative);
            }
            else
            {
                return value;
            }
        }
    }

    private bool TakesArgument() => Next.Kind is JinjaKind.String or JinjaKind.Number || Is("[") || Is("{")
        || (Next.Kind == JinjaKind.Name && Next.Text is not ("and" or "or" or "not" or "else" or "elif" or "is" or "if" or "in"));

    private JinjaArguments Arguments()
    {
        Take("(");
        List<JinjaExpression> values = [];
        List<(string, JinjaExpression)> named = [];
        while (!Take(")"))
        {
            if (values.Count + named.Count > 0 && !Take(","))
                throw Error("',' or ')' is missing.");
            if (Take(")"))
                break;
            if (Next.Kind == JinjaKind.Name && _tokens[_at + 1] is { Kind: JinjaKind.Operator, Text: "=" })
            {
                var name = Name();
                _at++;
                named.RemoveAll(n => n.Item1 == name);
                named.Add((name, Expression()));
            }
            else
            {
                values.Add(Expression());
            }
        }

        return new JinjaArguments(values, named);
    }

    private JinjaExpression Primary()
    {
        var token = Next;
        switch (token.Kind)
        {
            case JinjaKind.String:
                _at++;
                var text = token.Text;
                while (Next.Kind == JinjaKind.String)
                    text += _tokens[_at++].Text;
                return new LiteralExpression(token.Line, text);
            case JinjaKind.Number:
                _at++;
                return new LiteralExpression(token.Line, Number(token));
            case JinjaKind.Name:
                _at++;
                return token.Text switch
                {
                    "true" or "True" => new LiteralExpression(token.Line, true),
                    "false" or "False" => new LiteralExpression(token.Line, false),
                    "none" or "None" => new LiteralExpression(token.Line, null),
                    _ => new NameExpression(token.Line, token.Text),
                };
        }

        if (Take("("))
        {
            if (Take(")"))
                return new ListExpression(token.Line, []);
            var inner = Tuple();
            return Take(")") ? inner : throw Error("')' is missing.");
        }

        if (Take("["))
        {
            List<JinjaExpression> items = [];
            while (!Take("]"))
            {
                if (items.Count > 0 && !Take(","))
                    throw Error("',' or ']' is missing.");
                if (Take("]"))
                    break;
                items.Add(Expression());
            }

            return new ListExpression(token.Line, items);
        }

        if (!Take("{"))
            throw Error($"a value is missing before '{token.Text}'.");
        List<(JinjaExpression, JinjaExpression)> members = [];
        while (!Take("}"))
        {
            if (members.Count > 0 && !Take(","))
                throw Error("',' or '}' is missing.");
            if (Take("}"))
                break;
            var key = Expression();
            if (!Take(":"))
                throw Error("':' is missing.");
            members.Add((key, Expression()));
        }

        return new ObjectExpression(token.Line, members);
    }

    private static object Number(JinjaToken token)
    {
        var digits = token.Text.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : throw new JinjaException(token.Line, $"'{token.Text}' is no number.");
    }

    private string Name()
    {
        if (Next.Kind != JinjaKind.Name)
            throw Error("a name is missing.");
        return _tokens[_at++].Text;
    }

    private bool Is(string text) => Next.Kind == JinjaKind.Operator && Next.Text == text;

    private bool Take(string text)
    {
        if (!Is(text))
            return false;
        _at++;
        return true;
    }

    private bool TakeName(string text)
    {
        if (Next is not { Kind: JinjaKind.Name } token || token.Text != text)
            return false;
        _at++;
        return true;
    }

    private void Expect(JinjaKind kind, string what)
    {
        if (Next.Kind != kind)
            throw Error($"{what} is missing before '{Next.Text}'.");
        _at++;
    }

    private JinjaException Error(string message) => new(Next.Line, message);
}
