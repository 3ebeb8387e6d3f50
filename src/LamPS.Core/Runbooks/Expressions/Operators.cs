namespace LamPS.Core.Runbooks.Expressions;

/// <summary>Operators of expressions: which types they take, what comes out. One table for checking before and computing while a run.</summary>
internal static class Operators
{
    /// <summary>Type of the result, or null when the operator doesn't take these types.</summary>
    public static StaticType? TypeOf(string symbol, StaticType a, StaticType b)
    {
        switch (symbol)
        {
            case "==" or "!=":
                return a == StaticType.Any || b == StaticType.Any || a == StaticType.Null || b == StaticType.Null
                    || (a.IsNumber() && b.IsNumber()) || (a.IsText() && b.IsText()) || a == b
                        ? StaticType.Boolean
                        : null;
            case "<" or "<=" or ">" or ">=":
                return Both(a, b, t => t.IsNumber()) || Both(a, b, t => t.IsText()) ? StaticType.Boolean : null;
            case "&&" or "||":
                return Both(a, b, t => t == StaticType.Boolean) ? StaticType.Boolean : null;
        }

        if (Both(a, b, t => t.IsNumber()))
        {
            // "Any" on one side of + may still be text or a list; only numbers on both sides make a number for sure.
            return a == StaticType.Any || b == StaticType.Any
                ? symbol == "+" ? StaticType.Any : StaticType.Number
                : a == StaticType.Integer && b == StaticType.Integer && symbol != "/" ? StaticType.Integer : StaticType.Number;
        }

        if (symbol == "+" && Both(a, b, t => t.IsText()))
        {
            return a == StaticType.Secret || b == StaticType.Secret ? StaticType.Secret : StaticType.Text;
        }

        return symbol == "+" && Both(a, b, t => t == StaticType.List) ? StaticType.List : null;
    }

    /// <summary>What an operator takes, for people.</summary>
    public static string Takes(string symbol) => symbol switch
    {
        "==" or "!=" => "compares values of one type",
        "<" or "<=" or ">" or ">=" => "compares two numbers or two texts",
        "&&" or "||" => "takes two booleans",
        "+" => "adds two numbers, two texts or two lists",
        _ => "takes two numbers",
    };

    /// <summary>What to do about types that don't fit.</summary>
    public static string Remedy(string symbol, StaticType a, StaticType b) =>
        (a.IsText() && b.IsNumber()) || (a.IsNumber() && b.IsText())
            ? symbol == "+" ? "Write format('{0} {1}', a, b) to join them, or number(text) to add them." : "Write number(text) to make a number of the text."
            : symbol is "&&" or "||" ? "Write a comparison, for example length(x) > 0." : "";

    /// <summary>Computes; the types are known to fit.</summary>
    /// <exception cref="OverflowException">The number is too large.</exception>
    /// <exception cref="DivideByZeroException">Division by 0.</exception>
    public static RunbookValue Compute(string symbol, RunbookValue a, RunbookValue b)
    {
        switch (symbol)
        {
            case "==":
                return RunbookValue.Of(RunbookValue.Same(a, b));
            case "!=":
                return RunbookValue.Of(!RunbookValue.Same(a, b));
            case "<" or "<=" or ">" or ">=":
                return RunbookValue.Of(Holds(symbol, Compare(a, b)));
        }

        if (a.IsNumber)
        {
            return a.Kind == RunbookValueKind.Integer && b.Kind == RunbookValueKind.Integer
                ? Whole(symbol, a.AsInteger, b.AsInteger)
                : RunbookValue.Of(Real(symbol, a.AsNumber, b.AsNumber));
        }

        return a.Kind == RunbookValueKind.List ? RunbookValue.List(a.AsList.Concat(b.AsList)) : RunbookValue.Concat([a, b]);
    }

    private static bool Both(StaticType a, StaticType b, Func<StaticType, bool> test) =>
        (a == StaticType.Any || test(a)) && (b == StaticType.Any || test(b));

    private static int Compare(RunbookValue a, RunbookValue b) => (a.Kind, b.Kind) switch
    {
        (RunbookValueKind.Integer, RunbookValueKind.Integer) => a.AsInteger.CompareTo(b.AsInteger),
        _ when a.IsNumber => a.AsNumber.CompareTo(b.AsNumber),
        _ => string.CompareOrdinal(a.Reveal(), b.Reveal()),
    };

    private static bool Holds(string symbol, int order) => symbol switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private static RunbookValue Whole(string symbol, long a, long b)
    {
        checked
        {
            return symbol switch
            {
                "+" => RunbookValue.Of(a + b),
                "-" => RunbookValue.Of(a - b),
                "*" => RunbookValue.Of(a * b),
                "%" => RunbookValue.Of(b == -1 ? 0 : a % b),
                _ when b == 0 => throw new DivideByZeroException(),
                _ when b == -1 => RunbookValue.Of(-a),
                _ => a % b == 0 ? RunbookValue.Of(a / b) : RunbookValue.Of((double)a / b),
            };
        }
    }

    private static double Real(string symbol, double a, double b)
    {
        if (b == 0 && (symbol is "/" or "%"))
        {
            throw new DivideByZeroException();
        }

        var result = symbol switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "%" => a % b,
            _ => a / b,
        };
        return double.IsFinite(result) ? result : throw new OverflowException();
    }
}
