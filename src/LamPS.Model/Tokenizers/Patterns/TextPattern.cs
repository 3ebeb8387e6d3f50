using System.Text;

namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>A plain text or a regular expression, as tokenizer files give them.</summary>
internal sealed class TextPattern
{
    private readonly string? _literal;
    private readonly Pattern? _pattern;

    private TextPattern(string? literal, Pattern? pattern)
    {
        _literal = literal;
        _pattern = pattern;
    }

    /// <summary>The expression, or null when it is plain text.</summary>
    public string? Expression => _pattern?.Text;

    /// <summary>A plain text; not empty.</summary>
    public static TextPattern Literal(string text) => new(text, null);

    /// <summary>A regular expression.</summary>
    public static TextPattern Regex(string text) => new(null, new Pattern(text));

    /// <summary>The next match, or null.</summary>
    public (int Start, int End)? Find(ReadOnlySpan<char> text, int from)
    {
        if (_literal is not null)
        {
            var at = text[from..].IndexOf(_literal, StringComparison.Ordinal);
            return at < 0 ? null : (from + at, from + at + _literal.Length);
        }

        try
        {
            return _pattern!.Find(text, from);
        }
        catch (PatternSyntaxException error)
        {
            throw TokenizerErrors.PatternTooSlow(_pattern!.Text, error);
        }
    }

    /// <summary>Replaces every match.</summary>
    public string Replace(string text, string content)
    {
        if (_literal is not null)
            return text.Replace(_literal, content, StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        var done = 0;
        for (var from = 0; from <= text.Length && Find(text, from) is var (start, end);)
        {
            result.Append(text, done, start - done).Append(content);
            done = end;
            from = end > start ? end : end + 1;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
