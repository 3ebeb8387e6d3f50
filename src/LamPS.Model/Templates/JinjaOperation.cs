namespace LamPS.Model.Templates;

/// <summary>Two values and what is between them.</summary>
internal sealed record JinjaOperation(int Line, string Operator, JinjaExpression Left, JinjaExpression Right) : JinjaExpression(Line)
{
    private const int MostLength = 1 << 20;

    protected override object? Work(JinjaScope scope)
    {
        var left = Left.Evaluate(scope);
        if (Operator == "and")
            return JinjaValues.IsTrue(left) ? Right.Evaluate(scope) : left;
        if (Operator == "or")
            return JinjaValues.IsTrue(left) ? left : Right.Evaluate(scope);
        var right = Right.Evaluate(scope);
        return Operator switch
        {
            "==" => JinjaValues.Same(left, right),
            "!=" => !JinjaValues.Same(left, right),
            "<" => JinjaValues.Compare(left, right) < 0,
            ">" => JinjaValues.Compare(left, right) > 0,
            "<=" => JinjaValues.Compare(left, right) <= 0,
            ">=" => JinjaValues.Compare(left, right) >= 0,
            "in" => Contains(right, left),
            "not in" => !Contains(right, left),
            "~" => JinjaValues.Text(left) + JinjaValues.Text(right),
            _ => Calculate(left, right),
        };
    }

    /// <summary>Whether a value is in another.</summary>
    public static bool Contains(object? container, object? item) => (container, item) switch
    {
        (string text, string part) => text.Contains(part, StringComparison.Ordinal),
        (string, _) => throw new JinjaException(0, $"{JinjaValues.TypeName(item)} can't be in text."),
        (JinjaObject members, string name) => members.ContainsKey(name),
        (JinjaObject, _) => false,
        _ => JinjaValues.Items(container).Exists(i => JinjaValues.Same(i, item)),
    };

    private object? Calculate(object? left, object? right)
    {
        switch (Operator, left, right)
        {
            case ("+", string a, string b):
                return a + b;
            case ("+", List<object?> a, List<object?> b):
                return (List<object?>)[.. a, .. b];
            case ("*", string text, long count):
                return text.Length * count <= MostLength ? string.Concat(Enumerable.Repeat(text, (int)Math.Max(0, count))) : throw new JinjaException(Line, "the text gets too long.");
            case ("*", long count, string text):
                return text.Length * count <= MostLength ? string.Concat(Enumerable.Repeat(text, (int)Math.Max(0, count))) : throw new JinjaException(Line, "the text gets too long.");
            case (_, long or bool, long or bool) when Operator is not "/" && !(Operator == "**" && JinjaValues.Number(right) < 0):
                return Whole((long)JinjaValues.Number(left)!, (long)JinjaValues.Number(right)!);
        }

        if (JinjaValues.Number(left) is not { } x || JinjaValues.Number(right) is not { } y)
            throw new JinjaException(Line, $"'{Operator}' doesn't work between {JinjaValues.TypeName(left)} and {JinjaValues.TypeName(right)}.");
        return Operator switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "**" => Math.Pow(x, y),
            _ when y == 0 => throw new JinjaException(Line, "division by zero."),
            "/" => x / y,
            "//" => Math.Floor(x / y),
            _ => x - (y * Math.Floor(x / y)),
        };
    }

    private object Whole(long x, long y)
    {
        try
        {
            return Operator switch
            {
                "+" => checked(x + y),
                "-" => checked(x - y),
                "*" => checked(x * y),
                "**" => Power(x, y),
                _ when y == 0 => throw new JinjaException(Line, "division by zero."),
                "//" => (x / y) - (x % y != 0 && (x < 0) != (y < 0) ? 1 : 0),
                _ => ((x % y) + y) % y,
            };
        }
        catch (OverflowException)
        {
            throw new JinjaException(Line, "a number gets too large.");
        }
    }

    private static long Power(long x, long y)
    {
        if (x is 0 or 1 or -1)
            return y == 0 || x == 1 || (x == -1 && y % 2 == 0) ? 1 : x;
        var result = 1L;
        for (var i = 0L; i < y; i++)
            result = checked(result * x);
        return result;
    }
}
