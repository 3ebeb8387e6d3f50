using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LamPS.Core.Runbooks.Expressions;

/// <summary>The functions of expressions.</summary>
internal static class ExpressionFunctions
{
    /// <summary>The function that looks at the live desktop.</summary>
    public const string Exists = "exists";

    public static readonly IReadOnlyList<ExpressionFunction> All =
    [
        new("contains", [StaticType.Any, StaticType.Any], StaticType.Boolean, "contains('Writer', 'rite')", "Whether a text has a part, or a list has an item.", Contains),
        new("startsWith", [StaticType.Text, StaticType.Text], StaticType.Boolean, "startsWith(name, 'A')", "Whether a text starts with another.", a => RunbookValue.Of(Text(a, 0).StartsWith(Text(a, 1), StringComparison.Ordinal))),
        new("endsWith", [StaticType.Text, StaticType.Text], StaticType.Boolean, "endsWith(path, '.odt')", "Whether a text ends with another.", a => RunbookValue.Of(Text(a, 0).EndsWith(Text(a, 1), StringComparison.Ordinal))),
        new("length", [StaticType.Any], StaticType.Integer, "length(items)", "Number of characters, items or entries.", Length),
        new("upper", [StaticType.Text], StaticType.Text, "upper(name)", "The text in upper case.", a => Map(a[0], t => t.ToUpperInvariant())),
        new("lower", [StaticType.Text], StaticType.Text, "lower(name)", "The text in lower case.", a => Map(a[0], t => t.ToLowerInvariant())),
        new("trim", [StaticType.Text], StaticType.Text, "trim(name)", "The text without spaces around it.", a => Map(a[0], t => t.Trim())),
        new("replace", [StaticType.Text, StaticType.Text, StaticType.Text], StaticType.Text, "replace(text, 'old', 'new')", "The text with every 'old' replaced.", Replace),
        new("split", [StaticType.Text, StaticType.Text], StaticType.List, "split('a,b', ',')", "The parts of a text.", Split),
        new("join", [StaticType.List, StaticType.Text], StaticType.Text, "join(items, ', ')", "The items of a list as one text.", Join),
        new("format", [StaticType.Text, StaticType.Any], StaticType.Text, "format('{0} of {1}', a, b)", "The text with {0}, {1} ... replaced by the values behind it.", Format, MoreOfLast: true),
        new("default", [StaticType.Any, StaticType.Any], StaticType.Any, "default(steps.read.output, 'none')", "The second value when the first is null or empty text.", Default),
        new("number", [StaticType.Any], StaticType.Number, "number('4')", "The number that a text stands for.", Number),
        new("text", [StaticType.Any], StaticType.Text, "text(4)", "The value as text.", a => RunbookValue.Concat([a[0]])),
        new(Exists, [StaticType.Text], StaticType.Boolean, "exists('dialog[name~=\"Save\"]')", "Whether a selector finds something on the desktop now.", null),
    ];

    public static readonly FrozenDictionary<string, ExpressionFunction> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static string Text(IReadOnlyList<RunbookValue> a, int index) => a[index].Reveal();

    private static RunbookValue Map(RunbookValue value, Func<string, string> change) =>
        RunbookValue.Text(change(value.Reveal()), value.IsUntrusted, value.HasSecret);

    private static RunbookValue Contains(IReadOnlyList<RunbookValue> a) => a[0].Kind switch
    {
        RunbookValueKind.List => RunbookValue.Of(a[0].AsList.Any(i => RunbookValue.Same(i, a[1]))),
        RunbookValueKind.Map => RunbookValue.Of(a[0].AsMap.ContainsKey(Text(a, 1))),
        RunbookValueKind.Text or RunbookValueKind.Secret when a[1].Kind is RunbookValueKind.Text or RunbookValueKind.Secret =>
            RunbookValue.Of(Text(a, 0).Contains(Text(a, 1), StringComparison.Ordinal)),
        _ => throw new ArgumentException(
            $"contains() looks for text in text, or for an item in a list; it got {StaticTypes.Of(a[0]).Name()} and {StaticTypes.Of(a[1]).Name()}."),
    };

    private static RunbookValue Length(IReadOnlyList<RunbookValue> a) => a[0].Kind switch
    {
        RunbookValueKind.List => RunbookValue.Of(a[0].AsList.Count),
        RunbookValueKind.Map => RunbookValue.Of(a[0].AsMap.Count),
        RunbookValueKind.Text or RunbookValueKind.Secret => RunbookValue.Of(Text(a, 0).Length),
        RunbookValueKind.Null => RunbookValue.Of(0),
        _ => throw new ArgumentException($"length() counts the characters of a text, or the items of a list; it got {StaticTypes.Of(a[0]).Name()}."),
    };

    private static RunbookValue Replace(IReadOnlyList<RunbookValue> a)
    {
        var old = Text(a, 1);
        if (old.Length == 0)
        {
            throw new ArgumentException("replace() can't replace an empty text.");
        }

        return RunbookValue.Text(
            Text(a, 0).Replace(old, Text(a, 2), StringComparison.Ordinal), a.Any(v => v.IsUntrusted), a.Any(v => v.HasSecret));
    }

    private static RunbookValue Split(IReadOnlyList<RunbookValue> a)
    {
        var separator = Text(a, 1);
        if (separator.Length == 0)
        {
            throw new ArgumentException("split() needs a separator.");
        }

        return RunbookValue.List(Text(a, 0).Split(separator).Select(p => RunbookValue.Text(p, a[0].IsUntrusted, a[0].HasSecret)));
    }

    private static RunbookValue Join(IReadOnlyList<RunbookValue> a)
    {
        var parts = new List<RunbookValue>();
        foreach (var item in a[0].AsList)
        {
            if (parts.Count > 0)
            {
                parts.Add(a[1]);
            }

            parts.Add(item);
        }

        return RunbookValue.Concat(parts);
    }

    private static RunbookValue Format(IReadOnlyList<RunbookValue> a)
    {
        var pattern = Text(a, 0);
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is '{' or '}' && i + 1 < pattern.Length && pattern[i + 1] == pattern[i])
            {
                text.Append(pattern[i++]);
            }
            else if (pattern[i] == '{')
            {
                var close = pattern.IndexOf('}', i);
                if (close < 0 || !int.TryParse(pattern.AsSpan(i + 1, close - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    || index >= a.Count - 1)
                {
                    throw new ArgumentException($"format() has {a.Count - 1} values, numbered from {{0}}; at {i + 1} in its text stands something else. Write {{{{ for a brace.");
                }

                text.Append(a[index + 1].Reveal());
                i = close;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return RunbookValue.Text(text.ToString(), a.Any(v => v.IsUntrusted), a.Any(v => v.HasSecret));
    }

    private static RunbookValue Default(IReadOnlyList<RunbookValue> a) =>
        a[0].Kind == RunbookValueKind.Null || (a[0].Kind is RunbookValueKind.Text or RunbookValueKind.Secret && Text(a, 0).Length == 0) ? a[1] : a[0];

    private static RunbookValue Number(IReadOnlyList<RunbookValue> a)
    {
        if (a[0].IsNumber)
        {
            return a[0];
        }

        var text = Text(a, 0).Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return RunbookValue.Of(whole);
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? RunbookValue.Of(number)
            : throw new ArgumentException("number() got a text that is no number.");
    }
}
