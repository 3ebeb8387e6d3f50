namespace LamPS.Model.Templates;

/// <summary>Methods of texts, lists and objects. Nothing changes its object.</summary>
internal static class JinjaMethods
{
    /// <summary>A method of a value, or null.</summary>
    public static object? Find(object? target, string name)
    {
        JinjaFunction? function = target switch
        {
            string text => OfText(text, name),
            JinjaObject members => OfObject(members, name),
            List<object?> list => name switch
            {
                "index" => (values, _) => list.FindIndex(i => JinjaValues.Same(i, values[0])) is >= 0 and var at ? (long)at : throw new JinjaException(0, "the value is not in the list."),
                "count" => (values, _) => (long)list.Count(i => JinjaValues.Same(i, values[0])),
                "append" or "extend" or "insert" or "pop" or "remove" or "clear" => (_, _) => throw new JinjaException(0, $"lists can't be changed by '{name}'."),
                _ => null,
            },
            _ => null,
        };
        return function is null ? null : (JinjaFunction)((values, named) =>
        {
            try
            {
                return function(values, named);
            }
            catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidCastException or NullReferenceException)
            {
                throw new JinjaException(0, $"'{name}' has arguments that don't fit.");
            }
        });
    }

    /// <summary>A text with capitals at the beginning of words.</summary>
    public static string Title(string text)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            letters[i] = i == 0 || !char.IsLetter(letters[i - 1]) ? char.ToUpperInvariant(letters[i]) : char.ToLowerInvariant(letters[i]);
        return new string(letters);
    }

    /// <summary>A text with one capital at its beginning.</summary>
    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    private static JinjaFunction? OfText(string text, string name) => name switch
    {
        "strip" => (values, _) => values.Count > 0 && values[0] is string letters ? text.Trim(letters.ToCharArray()) : text.Trim(),
        "lstrip" => (values, _) => values.Count > 0 && values[0] is string letters ? text.TrimStart(letters.ToCharArray()) : text.TrimStart(),
        "rstrip" => (values, _) => values.Count > 0 && values[0] is string letters ? text.TrimEnd(letters.ToCharArray()) : text.TrimEnd(),
        "upper" => (_, _) => text.ToUpperInvariant(),
        "lower" => (_, _) => text.ToLowerInvariant(),
        "title" => (_, _) => Title(text),
        "capitalize" => (_, _) => Capitalize(text),
        "startswith" => (values, _) => Any(values[0], part => text.StartsWith(part, StringComparison.Ordinal)),
        "endswith" => (values, _) => Any(values[0], part => text.EndsWith(part, StringComparison.Ordinal)),
        "removeprefix" => (values, _) => text.StartsWith((string)values[0]!, StringComparison.Ordinal) ? text[((string)values[0]!).Length..] : text,
        "removesuffix" => (values, _) => text.EndsWith((string)values[0]!, StringComparison.Ordinal) ? text[..^((string)values[0]!).Length] : text,
        "replace" => (values, _) => Replace(text, (string)values[0]!, (string)values[1]!, values.Count > 2 ? (long)values[2]! : -1),
        "find" => (values, _) => (long)text.IndexOf((string)values[0]!, StringComparison.Ordinal),
        "count" => (values, _) => (long)text.Split((string)values[0]!).Length - 1,
        "split" => (values, named) => Split(text, Argument(values, named, 0, "sep"), Argument(values, named, 1, "maxsplit")),
        "rsplit" => (values, _) => SplitFromEnd(text, (string)values[0]!, values.Count > 1 ? (long)values[1]! : -1),
        "splitlines" => (_, _) => text.ReplaceLineEndings("\n").TrimEnd('\n') is { Length: > 0 } lines ? lines.Split('\n').Cast<object?>().ToList() : [],
        "isdigit" => (_, _) => text.Length > 0 && text.All(char.IsDigit),
        "isalpha" => (_, _) => text.Length > 0 && text.All(char.IsLetter),
        "isupper" => (_, _) => text.Any(char.IsUpper) && !text.Any(char.IsLower),
        "islower" => (_, _) => text.Any(char.IsLower) && !text.Any(char.IsUpper),
        "isspace" => (_, _) => text.Length > 0 && text.All(char.IsWhiteSpace),
        "join" => (values, _) => string.Join(text, JinjaValues.Items(values[0]).Select(i => i as string ?? throw new JinjaException(0, "only texts can be joined."))),
        "format" => (_, _) => throw new JinjaException(0, "'format' is not supported."),
        _ => null,
    };

    private static JinjaFunction? OfObject(JinjaObject members, string name) => name switch
    {
        "items" => (_, _) => members.Select(m => (object?)new List<object?> { m.Key, m.Value }).ToList(),
        "keys" => (_, _) => members.Keys.Cast<object?>().ToList(),
        "values" => (_, _) => members.Values.ToList(),
        "get" => (values, _) => values[0] is string key && members.TryGetValue(key, out var value) ? value : values.Count > 1 ? values[1] : null,
        "update" or "pop" or "clear" or "setdefault" => (_, _) => throw new JinjaException(0, $"objects can't be changed by '{name}'."),
        _ => null,
    };

    private static object? Argument(IReadOnlyList<object?> values, IReadOnlyDictionary<string, object?> named, int at, string name) =>
        at < values.Count ? values[at] : named.GetValueOrDefault(name);

    private static bool Any(object? parts, Func<string, bool> test) => parts is string text ? test(text) : JinjaValues.Items(parts).Any(p => test((string)p!));

    private static string Replace(string text, string old, string with, long most)
    {
        if (most < 0)
            return old.Length == 0 ? throw new JinjaException(0, "nothing can't be replaced.") : text.Replace(old, with, StringComparison.Ordinal);
        var from = 0;
        for (var i = 0L; i < most && text.IndexOf(old, from, StringComparison.Ordinal) is >= 0 and var at; i++)
        {
            text = string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length));
            from = at + with.Length;
        }

        return text;
    }

    private static List<object?> Split(string text, object? separator, object? most)
    {
        var count = most is long limit && limit >= 0 ? (int)Math.Min(limit + 1, int.MaxValue) : int.MaxValue;
        if (separator is null)
            return [.. text.Split((char[]?)null, count, StringSplitOptions.RemoveEmptyEntries)];
        return separator is string { Length: > 0 } by ? [.. text.Split(by, count)] : throw new JinjaException(0, "text can't be split at nothing.");
    }

    private static List<object?> SplitFromEnd(string text, string by, long most)
    {
        List<object?> parts = [];
        while (most != 0 && text.LastIndexOf(by, StringComparison.Ordinal) is >= 0 and var at)
        {
            parts.Insert(0, text[(at + by.Length)..]);
            text = text[..at];
            most--;
        }

        parts.Insert(0, text);
        return parts;
    }
}
