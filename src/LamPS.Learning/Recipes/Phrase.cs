namespace LamPS.Learning.Recipes;

/// <summary>A text with places for values: <c>Insert a table with {rows} rows</c>. A brace is written twice to stand for itself.</summary>
public sealed class Phrase
{
    private readonly IReadOnlyList<(string Text, string? Name)> _parts;

    private Phrase(string source, IReadOnlyList<(string Text, string? Name)> parts)
    {
        Source = source;
        _parts = parts;
        Names = [.. parts.Where(p => p.Name is not null).Select(p => p.Name!).Distinct()];
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>Names of the values that it takes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a phrase.</summary>
    /// <param name="text">Text.</param>
    /// <exception cref="FormatException">A brace that isn't closed or wasn't opened, or a place without a name.</exception>
    public static Phrase Parse(string text)
    {
        List<(string, string?)> parts = [];
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('{' or '}'))
            {
                plain.Append(c);
            }
            else if (i + 1 < text.Length && text[i + 1] == c)
            {
                plain.Append(c);
                i++;
            }
            else
            {
                var end = c == '}' ? -1 : text.IndexOf('}', i);
                if (end < 0)
                    throw new FormatException($"the brace at character {i + 1} of \"{text}\" has no partner; a brace that stands for itself is written twice");
                var name = text[(i + 1)..end];
                if (!IsName(name))
                    throw new FormatException($"'{{{name}}}' in \"{text}\" isn't the name of a parameter");
                if (plain.Length > 0)
                    parts.Add((plain.ToString(), null));
                plain.Clear();
                parts.Add(("", name));
                i = end;
            }
        }

        if (plain.Length > 0)
            parts.Add((plain.ToString(), null));
        return new Phrase(text, parts);
    }

    /// <summary>Whether a text can be the name of a parameter, a family or an area.</summary>
    /// <param name="text">Text.</param>
    public static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The text with values in place.</summary>
    /// <param name="values">Values by name; all that are named.</param>
    public string Fill(IReadOnlyDictionary<string, ParameterValue> values) => string.Concat(_parts.Select(p => p.Name is null ? p.Text : values[p.Name].Said));

    /// <inheritdoc/>
    public override string ToString() => Source;
}
