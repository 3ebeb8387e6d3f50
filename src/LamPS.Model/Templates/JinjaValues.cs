using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LamPS.Model.Templates;

/// <summary>What isn't defined.</summary>
/// <param name="Name">What was looked for.</param>
internal sealed record JinjaUndefined(string Name);

/// <summary>An object of a template: keys in order.</summary>
internal sealed class JinjaObject : OrderedDictionary<string, object?>
{
    /// <summary>Whether its members may be set.</summary>
    public bool IsNamespace { get; init; }
}

/// <summary>Something that can be called.</summary>
internal delegate object? JinjaFunction(IReadOnlyList<object?> arguments, IReadOnlyDictionary<string, object?> named);

/// <summary>Values as Python has them: null, bool, long, double, string, list, object, function, undefined.</summary>
internal static class JinjaValues
{
    private const int DeepestValue = 100;

    /// <summary>Whether a value counts as true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null or JinjaUndefined => false,
        bool flag => flag,
        long number => number != 0,
        double number => number != 0,
        string text => text.Length > 0,
        ICollection items => items.Count > 0,
        _ => true,
    };

    /// <summary>Text of a value as output shows it.</summary>
    public static string Text(object? value) => value switch
    {
        string text => text,
        JinjaUndefined => "",
        _ => Repr(value, 0),
    };

    /// <summary>Whether two values are equal.</summary>
    public static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (JinjaUndefined, JinjaUndefined) => true,
        (string x, string y) => x == y,
        (List<object?> x, List<object?> y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        (JinjaObject x, JinjaObject y) => x.Count == y.Count && x.All(p => y.TryGetValue(p.Key, out var other) && Same(p.Value, other)),
        _ when Number(a) is { } x && Number(b) is { } y => x == y,
        _ => ReferenceEquals(a, b),
    };

    /// <summary>Number of a value, or null.</summary>
    public static double? Number(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long number => number,
        double number => number,
        _ => null,
    };

    /// <summary>Order of two values.</summary>
    public static int Compare(object? a, object? b)
    {
        if (Number(a) is { } x && Number(b) is { } y)
            return x.CompareTo(y);
        return (a, b) switch
        {
            (string first, string second) => string.CompareOrdinal(first, second),
            (List<object?> first, List<object?> second) => first.Zip(second).Select(p => Compare(p.First, p.Second)).FirstOrDefault(c => c != 0, first.Count.CompareTo(second.Count)),
            _ => throw new JinjaException(0, $"{TypeName(a)} and {TypeName(b)} have no order."),
        };
    }

    /// <summary>Items of what can be run through.</summary>
    public static List<object?> Items(object? value) => value switch
    {
        List<object?> list => list,
        JinjaObject members => [.. members.Keys],
        string text => [.. text.EnumerateRunes().Select(r => r.ToString())],
        JinjaUndefined => [],
        _ => throw new JinjaException(0, $"{TypeName(value)} can't be run through."),
    };

    /// <summary>Name of a value's type for errors.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "none",
        JinjaUndefined undefined => $"'{undefined.Name}', which is not defined,",
        bool => "a boolean",
        long or double => "a number",
        string => "text",
        JinjaObject => "an object",
        ICollection => "a list",
        _ => "a function",
    };

    /// <summary>A value of JSON.</summary>
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Of(p.Value)))),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>An object.</summary>
    public static JinjaObject Members(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var result = new JinjaObject();
        foreach (var (name, value) in members)
            result[name] = value;
        return result;
    }

    /// <summary>JSON as Python's <c>json.dumps</c> writes it.</summary>
    public static string Json(object? value, int? indent, int depth = 0)
    {
        if (depth > DeepestValue)
            throw new JinjaException(0, "a value is nested too deep.");
        string Wrap(char open, char close, IReadOnlyList<string> items)
        {
            if (items.Count == 0)
                return $"{open}{close}";
            if (indent is not { } width)
                return $"{open}{string.Join(", ", items)}{close}";
            var inner = "\n" + new string(' ', width * (depth + 1));
            return $"{open}{inner}{string.Join("," + inner, items)}\n{new string(' ', width * depth)}{close}";
        }

        return value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            long number => number.ToString(CultureInfo.InvariantCulture),
            double number => Real(number),
            string text => Quoted(text),
            List<object?> list => Wrap('[', ']', [.. list.Select(i => Json(i, indent, depth + 1))]),
            JinjaObject members => Wrap('{', '}', [.. members.Select(m => $"{Quoted(m.Key)}: {Json(m.Value, indent, depth + 1)}")]),
            _ => throw new JinjaException(0, $"{TypeName(value)} has no JSON."),
        };
    }

    private static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var unit in text)
        {
            result.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' => $"\\u{(int)unit:x4}",
                _ => unit.ToString(),
            });
        }

        return result.Append('"').ToString();
    }

    private static string Real(double number)
    {
        if (double.IsFinite(number) && number == Math.Floor(number) && Math.Abs(number) < 1e16)
            return number.ToString("0.0", CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    private static string Repr(object? value, int depth) => value switch
    {
        _ when depth > DeepestValue => throw new JinjaException(0, "a value is nested too deep."),
        null => "None",
        bool flag => flag ? "True" : "False",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => Real(number),
        string text => text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal)
            ? $"\"{Escaped(text)}\""
            : $"'{Escaped(text).Replace("'", "\\'", StringComparison.Ordinal)}'",
        List<object?> list => $"[{string.Join(", ", list.Select(i => Repr(i, depth + 1)))}]",
        JinjaObject members => $"{{{string.Join(", ", members.Select(m => $"{Repr(m.Key, depth + 1)}: {Repr(m.Value, depth + 1)}"))}}}",
        JinjaUndefined => "Undefined",
        _ => throw new JinjaException(0, "a function can't be shown."),
    };

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
