using System.Text;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>
/// Makes a script of a text with expressions. Each expression becomes a variable, so no value can become code; only inside single quotation
/// marks, where PowerShell expands nothing, the value itself is written, with its quotation marks doubled.
/// </summary>
internal static class ScriptText
{
    // PowerShell takes typographic quotation marks for plain ones.
    private const string SingleQuotes = "'\u2018\u2019\u201a\u201b";
    private const string DoubleQuotes = "\"\u201c\u201d\u201e";

    private enum Place
    {
        Code,
        Single,
        Double,
        SingleHere,
        DoubleHere,
        Comment,
        BlockComment,
    }

    /// <exception cref="LamException">A value can't stand where it does.</exception>
    public static async ValueTask<(string Script, Dictionary<string, RunbookValue> Variables)> ComposeAsync(
        ValueSource source, IExpressionScope scope, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, RunbookValue>(StringComparer.OrdinalIgnoreCase);
        if (source is not TemplateSource { Template: var template })
        {
            return ((await source.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false)).Reveal(), variables);
        }

        var script = new StringBuilder();
        var place = Place.Code;
        foreach (var part in template.Parts)
        {
            if (part is string literal)
            {
                script.Append(literal);
                place = Follow(literal, place);
                continue;
            }

            var expression = (Expression)part;
            var value = await template.ComputeAsync(expression, scope, cancellationToken).ConfigureAwait(false);
            if (place is Place.Single or Place.SingleHere)
            {
                // The scan of quotation marks is a good guess and no PowerShell parser: what must not become code isn't trusted to it.
                if (value.HasSecret || value.IsUntrusted || place == Place.SingleHere)
                {
                    throw ExecutionErrors.NotInSingleQuotes(template.Place.At(template.Text, expression.Position), expression.ToString());
                }

                foreach (var c in value.Reveal())
                {
                    script.Append(c, SingleQuotes.Contains(c) ? 2 : 1);
                }
            }
            else
            {
                var name = $"lampsValue{variables.Count}";
                variables.Add(name, value);
                script.Append("${").Append(name).Append('}');
            }
        }

        return (script.ToString(), variables);
    }

    private static Place Follow(string text, Place place)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            switch (place)
            {
                case Place.Code when c == '`':
                    i++;
                    break;
                case Place.Code when c == '@' && SingleQuotes.Contains(next) && next != '\0':
                    (place, i) = (Place.SingleHere, i + 1);
                    break;
                case Place.Code when c == '@' && DoubleQuotes.Contains(next) && next != '\0':
                    (place, i) = (Place.DoubleHere, i + 1);
                    break;
                case Place.Code when c == '<' && next == '#':
                    (place, i) = (Place.BlockComment, i + 1);
                    break;
                case Place.Code when c == '#' && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || "_-.$:/\\@%*?~[]".Contains(text[i - 1]))):
                    place = Place.Comment;
                    break;
                case Place.Code when SingleQuotes.Contains(c):
                    place = Place.Single;
                    break;
                case Place.Code when DoubleQuotes.Contains(c):
                    place = Place.Double;
                    break;
                case Place.Single when SingleQuotes.Contains(c):
                    (place, i) = SingleQuotes.Contains(next) && next != '\0' ? (place, i + 1) : (Place.Code, i);
                    break;
                case Place.Double when c == '`':
                    i++;
                    break;
                case Place.Double when DoubleQuotes.Contains(c):
                    (place, i) = DoubleQuotes.Contains(next) && next != '\0' ? (place, i + 1) : (Place.Code, i);
                    break;
                case Place.SingleHere when c == '\n' && SingleQuotes.Contains(next) && next != '\0' && i + 2 < text.Length && text[i + 2] == '@':
                case Place.DoubleHere when c == '\n' && DoubleQuotes.Contains(next) && next != '\0' && i + 2 < text.Length && text[i + 2] == '@':
                    (place, i) = (Place.Code, i + 2);
                    break;
                case Place.Comment when c == '\n':
                    place = Place.Code;
                    break;
                case Place.BlockComment when c == '#' && next == '>':
                    (place, i) = (Place.Code, i + 1);
                    break;
            }
        }

        return place;
    }
}
