using System.Text;

namespace LamPS.Core.Planning.Language;

/// <summary>Text in quotation marks: straight, curly, low, angled; double and single.</summary>
public static class Quotations
{
    /// <summary>The quotation that begins at an index, or null.</summary>
    /// <param name="text">Text.</param>
    /// <param name="start">Index of the opening mark.</param>
    public static ArgumentSpan? At(string text, int start)
    {
        var closers = text[start] switch
        {
            '"' => "\"",
            '“' => "”\"“",
            '”' => "”",
            '„' => "“”\"",
            '«' => "»",
            '»' => "«",
            '‹' => "›",
            '‘' => "’'",
            '‚' => "‘’",
            '\'' => "'",
            '`' => "`",
            _ => null,
        };
        if (closers is null || !Opens(text, start))
        {
            return null;
        }

        var escapes = text[start] == '"' && !IsPath(text, start + 1);
        var end = Close(text, start, closers, escapes);
        if (end < 0)
        {
            return null;
        }

        var value = text[(start + 1)..end];
        return new ArgumentSpan(ArgumentKind.Quotation, start, end + 1 - start, escapes ? Unescape(value) : value);
    }

    /// <summary>A text in straight double quotation marks, so that <see cref="At"/> reads the same text back.</summary>
    /// <param name="text">Text.</param>
    public static string Quote(string text)
    {
        if (!text.Contains('"'))
        {
            return $"\"{text}\"";
        }

        if (!text.AsSpan().ContainsAny('“', '”'))
        {
            return $"“{text}”" is var curly && At(curly, 0) is { } read && read.Value == text && read.Length == curly.Length ? curly : $"«{text}»";
        }

        return !text.AsSpan().ContainsAny('«', '»') ? $"«{text}»" : $"\"{text.Replace("\"", "\\\"")}\"";
    }

    // An apostrophe and the mark for inches are no opening marks.
    private static bool Opens(string text, int start)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = start + 1 < text.Length ? text[start + 1] : ' ';
        return text[start] switch
        {
            '\'' or '‘' or '`' => !char.IsLetterOrDigit(before) && !char.IsWhiteSpace(after),
            '"' => !char.IsLetterOrDigit(before),
            '”' or '»' => !char.IsLetterOrDigit(before) && !char.IsWhiteSpace(after),
            _ => true,
        };
    }

    private static int Close(string text, int start, string closers, bool escapes)
    {
        var single = text[start] is '\'' or '‘' or '‚';
        for (var i = start + 1; i < text.Length; i++)
        {
            if (escapes && text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"' && i + 2 < text.Length && text.IndexOf('"', i + 2) >= 0)
            {
                i++;
                continue;
            }

            if (closers.Contains(text[i]) && !(single && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }

    // In "C:\new\" the last backslash escapes nothing.
    private static bool IsPath(string text, int i) =>
        (i + 2 < text.Length && char.IsAsciiLetter(text[i]) && text[i + 1] == ':' && text[i + 2] == '\\')
        || (i + 1 < text.Length && text[i] == '\\' && text[i + 1] == '\\');

    private static string Unescape(string value)
    {
        if (!value.Contains("\\\"", StringComparison.Ordinal))
        {
            return value;
        }

        var builder = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] == '"')
            {
                continue;
            }

            builder.Append(value[i]);
        }

        return builder.ToString();
    }
}
