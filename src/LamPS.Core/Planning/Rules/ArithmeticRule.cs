using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Sums on an application that has a button for each digit.</summary>
internal sealed class ArithmeticRule : IPlanRule
{
    // What people write, and what buttons are called.
    private static readonly (string Sign, string[] Written, string[] Buttons)[] Signs =
    [
        ("+", ["+", "plus", "and"], ["+", "plus", "add", "sum"]),
        ("-", ["-", "−", "–", "minus", "less"], ["-", "−", "–", "minus", "subtract"]),
        ("*", ["*", "×", "x", "·", "times", "multiplied"], ["*", "×", "x", "·", "times", "multiply"]),
        ("/", ["/", "÷", ":", "over", "divided"], ["/", "÷", ":", "divide"]),
        ("(", ["("], ["("]),
        (")", [")"], [")"]),
        ("%", ["%", "percent"], ["%", "percent"]),
        ("^", ["^", "power"], ["^", "x^y", "xʸ", "pow", "power"]),
        ("=", ["="], ["=", "equals", "enter", "result"]),
        (".", ["."], [".", ",", "point", "decimal"]),
    ];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        var buttons = clause.Index.Controls.Where(c => c.Control!.Role is "button" or "togglebutton").Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!"0123456789".All(d => buttons.Contains(d.ToString())) || Keys(clause.Sentence) is not { Count: > 1 } keys)
        {
            yield break;
        }

        var builder = new PlanBuilder(clause);
        builder.Leave();
        foreach (var key in keys)
        {
            var name = char.IsAsciiDigit(key[0]) ? key : Signs.First(s => s.Sign == key).Buttons.FirstOrDefault(buttons.Contains);
            if (name is null)
            {
                yield break;
            }

            builder.Press(name, $"map: {name}");
        }

        yield return builder.Build(1.1);
    }

    // The keys of a sum; null when there is a word in it that belongs to none.
    private static List<string>? Keys(Sentence words)
    {
        var keys = new List<string>();
        var any = false;
        for (var i = 0; i < words.Count; i++)
        {
            var token = words[i];
            if (token.Span is { Number: { } number, Unit: "" or "x" } span && span.Kind is ArgumentKind.Number or ArgumentKind.Percent)
            {
                var digits = number.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
                if (digits[0] == '-' && keys.Count > 0 && keys[^1] is not "(" and not "*" and not "/" and not "+" and not "-")
                {
                    any = true;
                }

                keys.AddRange(digits.Select(c => c.ToString()));
                if (span.Unit == "x")
                {
                    keys.Add("*");
                    any = true;
                }

                if (span.Kind == ArgumentKind.Percent)
                {
                    keys.Add("%");
                }
            }
            else if (Signs.FirstOrDefault(s => token.Is(s.Written)) is { Sign: { } sign })
            {
                if (sign == "=" && i == words.Count - 1)
                {
                    continue;
                }

                any |= sign is not "(" and not ")";
                keys.Add(sign);
            }
            else if (!token.Is("compute", "calculate", "what", "is", "what's", "the", "result", "of", "work", "out", "evaluate", "by", "solve", "how", "much", "sum", "find", "press", "tell", "me", "?", "to", "and", "add"))
            {
                return null;
            }
        }

        if (!any || keys.All(k => !char.IsAsciiDigit(k[0])))
        {
            return null;
        }

        keys.Add("=");
        return keys;
    }
}
