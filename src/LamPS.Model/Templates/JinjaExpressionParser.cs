using System.Globalization;

namespace LamPS.Model.Templates;

/// <summary>Reads the expressions of templates.</summary>
internal abstract class JinjaExpressionParser(List<JinjaToken> tokens)
{
    private const int DeepestNesting = 60;
    private static readonly string[] Comparisons = ["==", "!=", "<", ">", "<=", ">="];

    private int _depth;

    /// <summary>The pieces.</summary>
    protected List<JinjaToken> Tokens => tokens;

    /// <summary>Where the parser is.</summary>
    protected int At { get; set; }

    /// <summary>The piece that comes.</summary>
    protected JinjaToken Next => tokens[At];

    /// <summary>Begins something that may contain itself.</summary>
    protected void Enter()
    {
        if (++_depth > DeepestNesting)
            throw Error("nested too deep.");
    }

    /// <summary>Ends it.</summary>
    protected void Leave() => _depth--;

    /// <summary>Reads one name or several, parted by commas.</summary>
    protected List<string> Names()
    {
        var isWrapped = Take("(");
        List<string> names = [Name()];
        while (Take(","))
            names.Add(Name());
        if (isWrapped && !Take(")"))
            throw Error("')' is missing.");
        return names;
    }

    /// <summary>Reads a value; values parted by commas are a list.</summary>
    protected JinjaExpression Tuple()
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

    /// <summary>Reads a value.</summary>
    protected JinjaExpression Expression()
    {
        Enter();
        var value = Or();
        while (Next is { Kind: JinjaKind.Name, Text: "if" })
        {
            var line = Next.Line;
            At++;
            var condition = Or();
            value = new ConditionExpression(line, condition, value, TakeName("else") ? Expression() : null);
        }

        Leave();
        return value;
    }

    /// <summary>Reads a value without a condition behind it.</summary>
    protected JinjaExpression Or() => Chain(And, "or");

    private JinjaExpression And() => Chain(Not, "and");

    private JinjaExpression Not()
    {
        var line = Next.Line;
        if (!TakeName("not"))
            return Comparison();
        Enter();
        var item = Not();
        Leave();
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
                At++;
            else if (TakeName("in"))
                operation = "in";
            else if (Next is { Kind: JinjaKind.Name, Text: "not" } && Tokens[At + 1] is { Kind: JinjaKind.Name, Text: "in" })
                (At, operation) = (At + 2, "not in");
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
            At++;
            left = new JinjaOperation(token.Line, token.Text, left, item());
        }

        return left;
    }

    private JinjaExpression Chain(Func<JinjaExpression> item, string name)
    {
        var left = item();
        while (Next is { Kind: JinjaKind.Name } token && token.Text == name)
        {
            At++;
            left = new JinjaOperation(token.Line, name, left, item());
        }

        return left;
    }

    private JinjaExpression Power() => Operations(() => Unary(withFilters: true), "**");

    // A sign binds more tightly than a filter: -3|abs is 3.
    private JinjaExpression Unary(bool withFilters)
    {
        Enter();
        var line = Next.Line;
        var value = Take("-") ? new NegateExpression(line, Unary(withFilters: false))
            : Take("+") ? Unary(withFilters: false)
            : Primary();
        value = Postfix(value);
        Leave();
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
            if (Next.Kind == JinjaKind.Name && Tokens[At + 1] is { Kind: JinjaKind.Operator, Text: "=" })
            {
                var name = Name();
                At++;
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
                At++;
                var text = token.Text;
                while (Next.Kind == JinjaKind.String)
                    text += Tokens[At++].Text;
                return new LiteralExpression(token.Line, text);
            case JinjaKind.Number:
                At++;
                return new LiteralExpression(token.Line, Number(token));
            case JinjaKind.Name:
                At++;
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

    /// <summary>Reads a name.</summary>
    protected string Name()
    {
        if (Next.Kind != JinjaKind.Name)
            throw Error("a name is missing.");
        return Tokens[At++].Text;
    }

    /// <summary>Whether an operator comes.</summary>
    protected bool Is(string text) => Next.Kind == JinjaKind.Operator && Next.Text == text;

    /// <summary>Takes an operator if it comes.</summary>
    protected bool Take(string text)
    {
        if (!Is(text))
            return false;
        At++;
        return true;
    }

    /// <summary>Takes a word if it comes.</summary>
    protected bool TakeName(string text)
    {
        if (Next is not { Kind: JinjaKind.Name } token || token.Text != text)
            return false;
        At++;
        return true;
    }

    /// <summary>Takes what has to come.</summary>
    protected void Expect(JinjaKind kind, string what)
    {
        if (Next.Kind != kind)
            throw Error($"{what} is missing before '{Next.Text}'.");
        At++;
    }

    /// <summary>The error that something is wrong here.</summary>
    protected JinjaException Error(string message) => new(Next.Line, message);
}
