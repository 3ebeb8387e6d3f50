using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using LamPS.Core.Actions;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Lines;

/// <summary>Lines that call a function by name: <c>Insert table (rows: 3, columns: 4)</c>.</summary>
internal static class Calls
{
    /// <summary>Writes a call.</summary>
    /// <param name="function">Name of the function.</param>
    /// <param name="arguments">Arguments.</param>
    public static string Write(string function, IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        var builder = new StringBuilder(function.Replace('_', ' '));
        builder[0] = char.ToUpperInvariant(builder[0]);
        builder.Append(" (");
        var first = true;
        foreach (var (name, value) in arguments)
        {
            builder.Append(first ? "" : ", ").Append(name).Append(": ");
            builder.Append(value switch
            {
                bool flag => flag ? "yes" : "no",
                double or long or int => Convert.ToString(value, CultureInfo.InvariantCulture),
                _ => Quotations.Quote(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
            });
            first = false;
        }

        return builder.Append(')').ToString();
    }

    /// <summary>Reads a call.</summary>
    /// <param name="line">Line.</param>
    /// <param name="act">The call; its target is the name of the function with underscores.</param>
    public static bool TryRead(string line, [NotNullWhen(true)] out LineAct? act)
    {
        act = null;
        var text = line.Trim();
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 2 || !text.EndsWith(')') || !text[..open].All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-'))
        {
            return false;
        }

        var sentence = Sentence.Read(text[(open + 1)..^1]);
        var arguments = new List<KeyValuePair<string, object?>>();
        var i = 0;
        while (i < sentence.Count)
        {
            var colon = i;
            while (colon < sentence.Count && sentence[colon].Text != ":")
            {
                colon++;
            }

            if (colon == i || colon + 1 >= sentence.Count)
            {
                return false;
            }

            var last = colon + 1;
            while (last + 1 < sentence.Count && sentence[last + 1].Text != ",")
            {
                last++;
            }

            arguments.Add(new(sentence.Slice(i, colon - 1).Replace(' ', '_').ToLowerInvariant(), Value(sentence, colon + 1, last)));
            i = last + 2;
        }

        act = new LineAct(LineOperation.Call) { Target = text[..open].Trim().Replace(' ', '_').ToLowerInvariant(), Arguments = arguments };
        return true;
    }

    /// <summary>An argument as a type wants it; null when it can't be one.</summary>
    /// <param name="value">Value read.</param>
    /// <param name="type">Type.</param>
    public static object? As(object? value, ArgumentType type) => type switch
    {
        ArgumentType.Integer => value is double d && d == Math.Floor(d) ? (long)d : value is long ? value : null,
        ArgumentType.Number => value is double or long ? value : null,
        ArgumentType.Boolean => value is bool ? value : null,
        _ => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object Value(Sentence sentence, int first, int last) => first == last && sentence[first].Span is { } span
        ? span.Kind switch
        {
            ArgumentKind.Boolean => span.Number == 1,
            ArgumentKind.Number when span.Unit.Length == 0 => span.Number!.Value,
            _ => span.Value,
        }
        : sentence[first].Is("no") && first == last ? false : sentence.Slice(first, last);
}
