using System.Globalization;

namespace LamPS.Model.Templates;

/// <summary>Filters: what stands behind <c>|</c>.</summary>
internal static class JinjaFilters
{
    /// <summary>Applies a filter.</summary>
    /// <exception cref="JinjaException">There is none of the name, or it doesn't work on the value.</exception>
    public static object? Apply(string name, object? value, IReadOnlyList<object?> arguments, IReadOnlyDictionary<string, object?> named)
    {
        object? Argument(int at, string key, object? otherwise = null) => at < arguments.Count ? arguments[at] : named.TryGetValue(key, out var given) ? given : otherwise;
        string Text() => JinjaValues.Text(value);
        List<object?> Items() => JinjaValues.Items(value);
        switch (name)
        {
            case "trim":
                return Argument(0, "chars") is string letters ? Text().Trim(letters.ToCharArray()) : Text().Trim();
            case "upper":
                return Text().ToUpperInvariant();
            case "lower":
                return Text().ToLowerInvariant();
            case "capitalize":
                return JinjaMethods.Capitalize(Text());
            case "title":
                return JinjaMethods.Title(Text());
            case "string":
                return Text();
            case "safe" or "forceescape":
                return value;
            case "replace":
                return Text().Replace(JinjaValues.Text(Argument(0, "old")), JinjaValues.Text(Argument(1, "new")), StringComparison.Ordinal);
            case "length" or "count":
                return (long)Items().Count;
            case "first":
                return Items() is [var first, ..] ? first : new JinjaUndefined("the first item");
            case "last":
                return Items() is [.., var last] ? last : new JinjaUndefined("the last item");
            case "list":
                return Items().ToList();
            case "reverse":
                return value is string text ? string.Concat(Enumerable.Reverse(JinjaValues.Items(text))) : Enumerable.Reverse(Items()).ToList();
            case "sort":
                var sorted = Items().OrderBy(i => Argument(2, "attribute") is string by ? Member(i, by) : i, Comparer<object?>.Create(JinjaValues.Compare)).ToList();
                return JinjaValues.IsTrue(Argument(0, "reverse")) ? Enumerable.Reverse(sorted).ToList() : sorted;
            case "unique":
                List<object?> unique = [];
                foreach (var item in Items().Where(item => !unique.Exists(u => JinjaValues.Same(u, item))))
                    unique.Add(item);
                return unique;
            case "sum":
                return Items().Aggregate((object?)0L, (a, b) => new JinjaOperation(0, "+", new LiteralExpression(0, a), new LiteralExpression(0, b)).Evaluate(new JinjaScope()));
            case "min":
                return Items().Count == 0 ? new JinjaUndefined("the least") : Items().Aggregate((a, b) => JinjaValues.Compare(b, a) < 0 ? b : a);
            case "max":
                return Items().Count == 0 ? new JinjaUndefined("the greatest") : Items().Aggregate((a, b) => JinjaValues.Compare(b, a) > 0 ? b : a);
            case "abs":
                return value is long whole ? (object)Math.Abs(whole) : Math.Abs(JinjaValues.Number(value) ?? throw NotNumber(value));
            case "round":
                return Math.Round(JinjaValues.Number(value) ?? throw NotNumber(value), (int)Math.Clamp(Argument(0, "precision") is long digits ? digits : 0, 0, 15), MidpointRounding.ToEven);
            case "int":
                return value is long ? value
                    : JinjaValues.Number(value) is { } real ? (long)real
                    : long.TryParse(Text().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? (object)parsed
                    : double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var cut) ? (long)cut
                    : Argument(0, "default", 0L);
            case "float":
                return JinjaValues.Number(value) ?? (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (object?)Argument(0, "default", 0.0));
            case "default" or "d":
                return value is JinjaUndefined || (JinjaValues.IsTrue(Argument(1, "boolean")) && !JinjaValues.IsTrue(value)) ? Argument(0, "default_value", "") : value;
            case "join":
                return string.Join(
                    JinjaValues.Text(Argument(0, "d", "")), Items().Select(i => JinjaValues.Text(Argument(1, "attribute") is string attribute ? Member(i, attribute) : i)));
            case "tojson":
                return JinjaValues.Json(value, Argument(0, "indent") is long indent ? (int)Math.Clamp(indent, 0, 20) : null);
            case "items":
                return value is JinjaUndefined ? new List<object?>() : JinjaMethods.Find(value, "items") is JinjaFunction pairs ? pairs([], named) : throw new JinjaException(0, $"{JinjaValues.TypeName(value)} has no items.");
            case "dictsort":
                return value is JinjaObject members
                    ? members.OrderBy(m => m.Key.ToLowerInvariant(), StringComparer.Ordinal).Select(m => (object?)new List<object?> { m.Key, m.Value }).ToList()
                    : throw new JinjaException(0, $"{JinjaValues.TypeName(value)} has no items.");
            case "indent":
                return Indent(Text(), Argument(0, "width", 4L), JinjaValues.IsTrue(Argument(1, "first")), JinjaValues.IsTrue(Argument(2, "blank")));
            case "map":
                return named.TryGetValue("attribute", out var by2)
                    ? Items().Select(i => Member(i, JinjaValues.Text(by2)) is JinjaUndefined missing ? named.GetValueOrDefault("default", missing) : Member(i, JinjaValues.Text(by2))).ToList()
                    : Items().Select(i => Apply(JinjaValues.Text(Argument(0, "filter")), i, [.. arguments.Skip(1)], named)).ToList();
            case "select" or "reject":
                return Items().FindAll(i => Selects(i, arguments, 0) == (name == "select"));
            case "selectattr" or "rejectattr":
                return Items().FindAll(i => Selects(Member(i, JinjaValues.Text(Argument(0, "attr"))), arguments, 1) == (name == "selectattr"));
            case "escape" or "e":
                throw new JinjaException(0, "the filter 'escape' is not supported.");
            default:
                throw new JinjaException(0, $"there is no filter '{name}'.");
        }
    }

    private static bool Selects(object? value, IReadOnlyList<object?> arguments, int test) =>
        arguments.Count <= test ? JinjaValues.IsTrue(value) : JinjaTests.Holds(JinjaValues.Text(arguments[test]), value, [.. arguments.Skip(test + 1)]);

    private static object? Member(object? item, string path) =>
        path.Split('.').Aggregate(item, (at, name) => at is JinjaObject members && members.TryGetValue(name, out var value) ? value : new JinjaUndefined(name));

    private static string Indent(string text, object? width, bool first, bool blank)
    {
        var prefix = width as string ?? new string(' ', (int)Math.Clamp(width as long? ?? 4, 0, 100));
        var lines = text.Split('\n').Select((line, i) => (i > 0 || first) && (blank || line.Length > 0) ? prefix + line : line);
        return string.Join('\n', lines);
    }

    private static JinjaException NotNumber(object? value) => new(0, $"{JinjaValues.TypeName(value)} is no number.");
}
