using System.Diagnostics.CodeAnalysis;

namespace LamPS.Core.Runbooks.Expressions;

/// <summary>A text with expressions in <c>${{ }}</c>. A text that is one expression and nothing else keeps the type of its value.</summary>
internal sealed class Template
{
    private const string Open = "${{";
    private readonly object[] _parts;

    private Template(string text, TextPlace place, object[] parts)
    {
        Text = text;
        Place = place;
        _parts = parts;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Where it stands.</summary>
    public TextPlace Place { get; }

    /// <summary>Its expressions, in order.</summary>
    public IEnumerable<Expression> Expressions => _parts.OfType<Expression>();

    /// <summary>Literal texts and expressions, in order.</summary>
    public IReadOnlyList<object> Parts => _parts;

    /// <summary>Whether there is no expression in it; <see cref="Literal"/> is its value then.</summary>
    [MemberNotNullWhen(true, nameof(Literal))]
    public bool IsLiteral => _parts is [] or [string];

    /// <summary>The value of a text without expressions, with escapes resolved.</summary>
    public string? Literal => _parts switch
    {
        [] => "",
        [string text] => text,
        _ => null,
    };

    /// <summary>The expression when there is nothing beside it.</summary>
    public Expression? Whole => _parts is [Expression whole] ? whole : null;

    /// <summary>Reads a text.</summary>
    public static Template? Parse(string text, TextPlace place, out ExpressionProblem? problem)
    {
        problem = null;
        if (!text.Contains(Open, StringComparison.Ordinal))
        {
            return new Template(text, place, text.Length == 0 ? [] : [text]);
        }

        var parts = new List<object>();
        var literal = new System.Text.StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '$' && string.CompareOrdinal(text, at + 1, Open, 0, Open.Length) == 0)
            {
                literal.Append(Open);
                at += Open.Length + 1;
            }
            else if (string.CompareOrdinal(text, at, Open, 0, Open.Length) == 0)
            {
                var parser = new ExpressionParser(text, at + Open.Length);
                var expression = parser.Parse();
                if (expression is null)
                {
                    problem = parser.Problem!;
                    return null;
                }

                if (string.CompareOrdinal(text, parser.End, "}}", 0, 2) != 0)
                {
                    problem = parser.End >= text.Length
                        ? new ExpressionProblem(at, "'${{' has no closing '}}'.", "Close it, or write $${{ for the characters themselves.")
                        : new ExpressionProblem(parser.End, $"'{text[parser.End]}' isn't expected here.", "An expression ends with '}}'.");
                    return null;
                }

                Flush(parts, literal);
                parts.Add(expression);
                at = parser.End + 2;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Flush(parts, literal);
        return new Template(text, place, WithoutSpacesAround(parts));
    }

    /// <summary>One expression without <c>${{ }}</c> around it, as <c>if:</c> takes it.</summary>
    public static Template Bare(string text, TextPlace place, Expression expression) => new(text, place, [expression]);

    /// <summary>Computes the text.</summary>
    /// <exception cref="LamException">An expression can't be computed; the message names the place.</exception>
    public async ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken)
    {
        if (IsLiteral)
        {
            return RunbookValue.Of(Literal);
        }

        var values = new List<RunbookValue>(_parts.Length);
        foreach (var part in _parts)
        {
            values.Add(part is Expression expression ? await ComputeAsync(expression, scope, cancellationToken).ConfigureAwait(false) : RunbookValue.Of((string)part));
        }

        return values.Count == 1 ? values[0] : RunbookValue.Concat(values);
    }

    /// <summary>Computes one of its expressions.</summary>
    public async ValueTask<RunbookValue> ComputeAsync(Expression expression, IExpressionScope scope, CancellationToken cancellationToken)
    {
        try
        {
            return await ExpressionEvaluator.EvaluateAsync(expression, scope, cancellationToken).ConfigureAwait(false);
        }
        catch (ExpressionFailure failure)
        {
            throw RunbookErrors.ExpressionFailed(Place.At(Text, failure.Problem.Position), failure.Problem.Message, failure.Problem.Remedy);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static void Flush(List<object> parts, System.Text.StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(literal.ToString());
            literal.Clear();
        }
    }

    // A block scalar ends with a line break, which must not turn a number into text.
    private static object[] WithoutSpacesAround(List<object> parts)
    {
        var expressions = parts.Count(p => p is Expression);
        return expressions == 1 && parts.TrueForAll(p => p is Expression || string.IsNullOrWhiteSpace((string)p))
            ? [parts.Find(p => p is Expression)!]
            : [.. parts];
    }
}
