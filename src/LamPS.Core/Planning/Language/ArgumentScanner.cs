using System.Globalization;
using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>Finds typed arguments in a request or plan line: quotations, numbers with units, paths, addresses, keys and so on.</summary>
public static partial class ArgumentScanner
{
    /// <summary>Finds the arguments of a text, in order and without overlap. Never throws.</summary>
    /// <param name="text">Text.</param>
    public static IReadOnlyList<ArgumentSpan> Scan(string text)
    {
        var spans = new List<ArgumentSpan>();
        var i = 0;
        while (i < text.Length)
        {
            if (Quotations.At(text, i) is { } quotation)
            {
                spans.Add(quotation);
                i = quotation.End;
            }
            else if (i == 0 || !IsPartOfWord(text[i - 1]) || (char.IsAsciiDigit(text[i]) && Split(text, i)))
            {
                if (At(text, i) is { } span)
                {
                    spans.Add(span);
                    i = span.End;
                }
                else
                {
                    i = char.IsLetterOrDigit(text[i]) ? EndOfWord(text, i) : i + 1;
                }
            }
            else
            {
                i++;
            }
        }

        return spans;
    }

    private static ArgumentSpan? At(string text, int i) => text[i] switch
    {
        ' ' or '\n' or '\t' or ',' => null,
        '=' => Formula(text, i),
        '/' or '\\' or '~' or '.' or '%' => Match(Rooted(), text, i, ArgumentKind.Path) ?? Number(text, i),
        >= '0' and <= '9' or '-' or '−' or '+' =>
            Dated(text, i) ?? Match(Mail(), text, i, ArgumentKind.Email) ?? Match(FileName(), text, i, ArgumentKind.Path) ?? OrdinalDigits(text, i) ?? Number(text, i),
        var c when char.IsLetter(c) => Word(text, i),
        _ => null,
    };

    private static ArgumentSpan? Word(string text, int i) =>
        Match(Address(), text, i, ArgumentKind.Url)
        ?? Match(Mail(), text, i, ArgumentKind.Email)
        ?? Match(Drive(), text, i, ArgumentKind.Path)
        ?? Combination(text, i)
        ?? Match(FileName(), text, i, ArgumentKind.Path)
        ?? NumberWord(text, i)
        ?? YesOrNo(text, i);

    private static ArgumentSpan? Match(Regex regex, string text, int i, ArgumentKind kind)
    {
        var match = regex.Match(text, i);
        if (!match.Success || match.Length == 0)
        {
            return null;
        }

        var value = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '"', '\'', '”', '’');
        return value.Length < 2 ? null : new ArgumentSpan(kind, i, value.Length, value);
    }

    // Up to the first space or comma outside of parentheses and strings.
    private static ArgumentSpan? Formula(string text, int i)
    {
        if (i + 1 >= text.Length || !(char.IsLetterOrDigit(text[i + 1]) || text[i + 1] is '(' or '-' or '+' or '$'))
        {
            return null;
        }

        var depth = 0;
        var end = i + 1;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (c == '"' && text.IndexOf('"', end + 1) is var closing && closing > 0)
            {
                end = closing;
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || c is '\n' or '\r' || (depth == 0 && (char.IsWhiteSpace(c) || c is ',' or ';')))
            {
                break;
            }
        }

        var value = text[i..end].TrimEnd('.', '!', '?', ' ');
        return depth > 0 ? null : new ArgumentSpan(ArgumentKind.Formula, i, value.Length, value);
    }

    private static ArgumentSpan? Combination(string text, int i)
    {
        var match = KeyCombination().Match(text, i);
        if (match.Success && KeyNames.Canonical(match.Value) is { } keys)
        {
            return new ArgumentSpan(ArgumentKind.Keys, i, match.Length, keys);
        }

        // "Home" and "Right" are words like others, but not behind "press keys".
        var named = NamedKey().Match(text, i);
        return named.Success && KeyNames.Named(named.Value) is { } key ? new ArgumentSpan(ArgumentKind.Keys, i, named.Length, key) : null;
    }

    private static ArgumentSpan? Dated(string text, int i)
    {
        var match = DateOrTime().Match(text, i);
        return match.Success ? new ArgumentSpan(ArgumentKind.Date, i, match.Length, match.Value) : null;
    }

    private static ArgumentSpan? OrdinalDigits(string text, int i)
    {
        var match = OrdinalNumber().Match(text, i);
        return match.Success
            ? new ArgumentSpan(ArgumentKind.Ordinal, i, match.Length, match.Value, double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private static ArgumentSpan? Number(string text, int i)
    {
        var match = Digits().Match(text, i);
        if (!match.Success || ToNumber(match.Groups["n"].Value) is not { } number)
        {
            return null;
        }

        var unit = match.Groups["u"].Value;
        var kind = unit is "%" or "percent" or "per cent" ? ArgumentKind.Percent : ArgumentKind.Number;
        return new ArgumentSpan(kind, i, match.Length, match.Value, number, unit);
    }

    private static ArgumentSpan? NumberWord(string text, int i)
    {
        var end = EndOfWord(text, i);
        var word = text[i..end];
        if (Vocabulary.Current.Numbers.TryGetValue(word, out var number))
        {
            // "the current one" counts nothing.
            if (number == 1 && Vocabulary.Current.BeforeOne.Contains(PreviousWord(text, i)))
            {
                return null;
            }

            var unit = WordUnit().Match(text, end);
            var length = (unit.Success ? unit.Index + unit.Length : end) - i;
            var name = unit.Groups["u"].Value;
            return new ArgumentSpan(name is "percent" ? ArgumentKind.Percent : ArgumentKind.Number, i, length, text.Substring(i, length), number, name);
        }

        return Vocabulary.Current.Ordinals.TryGetValue(word, out var place) ? new ArgumentSpan(ArgumentKind.Ordinal, i, word.Length, word, place) : null;
    }

    // "on" and "no" are mostly other words: only where a value is expected do they mean one.
    private static ArgumentSpan? YesOrNo(string text, int i)
    {
        var end = EndOfWord(text, i);
        var word = text[i..end].ToLowerInvariant();
        if (word is not ("yes" or "no" or "on" or "off" or "true" or "false"))
        {
            return null;
        }

        var expected = PreviousWord(text, i) is "to" or "is" or "turn" or "switch" or "set" or "turned" or "switched" or "be"
            || (i > 0 && text[..i].TrimEnd() is [.., '=' or ':'])
            || AtEnd().IsMatch(text, end);
        return expected || word is "true" or "false" or "yes"
            ? new ArgumentSpan(ArgumentKind.Boolean, i, word.Length, word, word is "yes" or "on" or "true" ? 1 : 0)
            : null;
    }

    /// <summary>A number as people write it: <c>1,5</c>, <c>1,000</c>, <c>1.234,5</c>; null when it is none.</summary>
    internal static double? ToNumber(string text)
    {
        text = text.Replace('−', '-');
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
        {
            text = comma > point ? text.Replace(".", "").Replace(',', '.') : text.Replace(",", "");
        }
        else if (comma >= 0)
        {
            text = Thousands().IsMatch(text) ? text.Replace(",", "") : text.Replace(',', '.');
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    // The 4 of "3x4": the only number that begins inside a word.
    private static bool Split(string text, int i) =>
        i >= 2 && text[i - 1] is 'x' or 'X' or '×' && i >= 2 && char.IsAsciiDigit(text[i - 2]);

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && IsPartOfWord(text[i]))
        {
            i++;
        }

        return i;
    }

    private static string PreviousWord(string text, int i)
    {
        var end = i;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        var start = end;
        while (start > 0 && IsPartOfWord(text[start - 1]))
        {
            start--;
        }

        return text[start..end].ToLowerInvariant();
    }

    [GeneratedRegex(@"\G(?:\\\\[\w.$-]+\\|%\w+%[\\/]|~/|\.{1,2}[\\/]|/(?=[\w.]))[^\s""<>|*?]*")]
    private static partial Regex Rooted();

    [GeneratedRegex(@"\G[A-Za-z]:[\\/][^\s""<>|*?]*")]
    private static partial Regex Drive();

    [GeneratedRegex(
        @"\G[\w.-]+(?:/[\w.-]+)*\.(?:od[tspgfb]|ott|ots|fodt|docx?|dotx?|xlsx?|xlsm|pptx?|pdf|txt|csv|tsv|html?|md|rtf|png|jpe?g|gif|bmp|svg|webp|json|xml|ya?ml|ini|cfg|conf|log|zip|tar|gz|7z|epub|mp3|mp4|wav|ogg|mkv|srt|py|cs|js|sh|ps1|sql|exe|bak)(?![\w-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\G(?:(?:https?|ftps?|file|rtsp|mms|smb|sftp)://|www\.(?=\w))[^\s""<>“”«»]+|\G(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|io|dev|info|local|lan|de|at|ch|fr|it|es|nl|eu|uk|us)(?![\w.-]*\w)(?::\d+)?(?:/[^\s""<>“”«»]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\G(?:(?:(?:ctrl|control|strg|alt|shift|super|meta|cmd|command|win|option)\s?[+-]\s?)+(?:[A-Za-z]\w*|\d|[.,;/\-+=])|F(?:[1-9]|1[0-9]|2[0-4]))(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex KeyCombination();

    [GeneratedRegex(@"\G(?<=\bpress keys )[A-Za-z]+(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedKey();

    [GeneratedRegex(@"\G(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}:\d{2}(?::\d{2})?)(?![\w:/-])")]
    private static partial Regex DateOrTime();

    [GeneratedRegex(@"\G(\d+)(?:st|nd|rd|th)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex OrdinalNumber();

    // "in" is a unit only when it is attached: "Enter 5 in Columns".
    [GeneratedRegex(
        @"\G(?<n>[+−-]?(?:\d+(?:[.,]\d+)*|[.]\d+))(?:\s?(?<u>%|percent|per cent|pt|px|pc|cm|mm|km|m|inch(?:es)?|em|kg|g|°|degrees?|deg|dpi|fps|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|kb|mb|gb|tb)(?!\w)|(?<u>in|x|″)(?!\w))?(?:(?!\w)|(?=[x×]\s?\d))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G\s(?<u>percent|points?|pixels?|inches|centimet(?:er|re)s?|seconds?|minutes?|hours?|days?|degrees?)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex WordUnit();

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:,\d{3})+$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\G\s*(?:$|[.,;!?)\n]|and\b|then\b)")]
    private static partial Regex AtEnd();
}
