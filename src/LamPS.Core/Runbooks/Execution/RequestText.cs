using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>
/// Puts values into requests and plans. Whoever plans reads the whole text as instructions, so text that was read from a user interface may
/// only stand where it is plainly a quotation, and secrets not at all.
/// </summary>
internal static class RequestText
{
    /// <exception cref="LamException">A value may not stand where it does.</exception>
    public static async ValueTask<string> ComposeAsync(ValueSource source, IExpressionScope scope, CancellationToken cancellationToken)
    {
        if (source is not TemplateSource { Template: var template } text)
        {
            return (await source.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false)).Reveal();
        }

        var request = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var part in template.Parts)
        {
            if (part is string literal)
            {
                request.Append(literal);
                foreach (var c in literal)
                {
                    quoted = c switch { '"' => !quoted, '“' => true, '”' => false, _ => quoted };
                }

                continue;
            }

            var expression = (Expression)part;
            var value = await template.ComputeAsync(expression, scope, cancellationToken).ConfigureAwait(false);
            var at = template.Place.At(template.Text, expression.Position);
            if (value.HasSecret)
            {
                throw ExecutionErrors.SecretInRequest(at, expression.ToString());
            }

            if (value.IsUntrusted && (!quoted || value.Reveal().Any(c => c is '"' or '“' or '”' || char.IsControl(c))))
            {
                throw ExecutionErrors.UntrustedInRequest(at, expression.ToString());
            }

            request.Append(value.Reveal());
        }

        var composed = request.ToString();
        return text.Shape.Problem(RunbookValue.Of(composed)) is { } problem
            ? throw RunbookErrors.ValueInvalid(text.At, $"{text.What} must be {text.Shape.Described}; {problem}.")
            : composed;
    }
}
