using System.Text;

namespace LamPS.Model.Templates;

/// <summary>Cuts a template into pieces. Line ends behind blocks and blanks before them go, as models' templates expect.</summary>
internal sealed class JinjaLexer
{
    private static readonly string[] Operators = ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|"];

    private readonly string _source;
    private readonly List<JinjaToken> _tokens = [];
    private int _at;
    private int _line = 1;

    private JinjaLexer(string source)
    {
        _source = source.ReplaceLineEndings("\n");
        if (_source.EndsWith('\n'))
            _source = _source[..^1];
    }

    /// <summary>Cuts.</summary>
    /// <exception cref="JinjaException">Something isn't closed, or a letter has no meaning.</exception>
    public static List<JinjaToken> Read(string source)
    {
        var lexer = new JinjaLexer(source);
        lexer.Read();
        return lexer._tokens;
    }

    private void Read()
    {
        var trimsStart = false;
        while (_at < _source.Length)
        {
            var open = NextOpen(_at);
            var text = _source[_at..open];
            var sign = open + 2 < _source.Length ? _source[open + 2] : ' ';
            var isBlock = open < _source.Length && _source[open + 1] is '%' or '#';
            var shown = trimsStart ? text.TrimStart() : text;
            if (open < _source.Length && sign == '-')
                shown = shown.TrimEnd();
            else if (open < _source.Length && isBlock && sign != '+')
                shown = WithoutIndent(shown, isLineStart: _at == 0 || _source[_at - 1] == '\n');
            if (shown.Length > 0)
                _tokens.Add(new JinjaToken(JinjaKind.Text, shown, _line));
            Advance(open);
            if (_at >= _source.Length)
                break;
            trimsStart = _source[_at + 1] switch
            {
                '#' => Comment(),
                '%' => Tag(JinjaKind.Block, JinjaKind.BlockEnd, "%}"),
                _ => Tag(JinjaKind.Output, JinjaKind.OutputEnd, "}}"),
            };
        }

        _tokens.Add(new JinjaToken(JinjaKind.End, "", _line));
    }

    // Blanks between the start of a line and a block.
    private static string WithoutIndent(string text, bool isLineStart)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\t' or '\v' or '\f')
            end--;
        return end > 0 ? text[end - 1] == '\n' ? text[..end] : text : isLineStart ? "" : text;
    }

    private int NextOpen(int from)
    {
        for (var i = from; ; i++)
        {
            i = _source.IndexOf('{', i);
            if (i < 0 || i + 1 >= _source.Length)
                return _source.Length;
            if (_source[i + 1] is '{' or '%' or '#')
                return i;
        }
    }

    private void Advance(int to)
    {
        _line += _source.AsSpan(_at, to - _at).Count('\n');
        _at = to;
    }

    private bool Comment()
    {
        var end = _source.IndexOf("#}", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw new JinjaException(_line, "'{#' is never closed by '#}'.");
        var trims = _source[end - 1] == '-';
        Advance(end + 2);
        SkipLineEnd();
        return trims;
    }

    private void SkipLineEnd()
    {
        if (_at < _source.Length && _source[_at] == '\n')
            Advance(_at + 1);
    }

    private bool Tag(JinjaKind open, JinjaKind close, string end)
    {
        var start = _line;
        _tokens.Add(new JinjaToken(open, "", _line));
        Advance(_at + 2);
        if (_at < _source.Length && _source[_at] is '-' or '+')
            Advance(_at + 1);
        var depth = 0;
        while (true)
        {
            while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
                Advance(_at + 1);
            if (_at >= _source.Length)
                throw new JinjaException(start, $"a tag is never closed by '{end}'.");
            var rest = _source.AsSpan(_at);
            if (depth == 0 && (rest.StartsWith(end) || ((rest[0] is '-' or '+') && rest[1..].StartsWith(end))))
            {
                var (trims, keeps) = (rest[0] == '-', rest[0] == '+');
                Advance(_at + (rest.StartsWith(end) ? 2 : 3));
                _tokens.Add(new JinjaToken(close, "", _line));
                if (close == JinjaKind.BlockEnd)
                    return IsRaw() ? Raw(trims) : !keeps && AfterBlock(trims);
                return trims;
            }

            var token = Piece(rest);
            depth += token.Kind != JinjaKind.Operator ? 0 : token.Text is "(" or "[" or "{" ? 1 : token.Text is ")" or "]" or "}" ? -1 : 0;
            _tokens.Add(token);
        }
    }

    private bool AfterBlock(bool trims)
    {
        SkipLineEnd();
        return trims;
    }

    private bool IsRaw() => _tokens.Count >= 3 && _tokens[^2] is { Kind: JinjaKind.Name, Text: "raw" } && _tokens[^3].Kind == JinjaKind.Block;

    // Text up to {% endraw %} as it is.
    private bool Raw(bool trims)
    {
        _tokens.RemoveRange(_tokens.Count - 3, 3);
        AfterBlock(trims);
        for (var i = _at; ; i++)
        {
            i = _source.IndexOf("{%", i, StringComparison.Ordinal);
            if (i < 0)
                throw new JinjaException(_line, "'raw' is never closed by 'endraw'.");
            var close = _source.IndexOf("%}", i, StringComparison.Ordinal);
            if (close < 0 || _source[(i + 2)..close].Trim('-', '+', ' ', '\n', '\t') != "endraw")
                continue;
            var text = _source[_at..i];
            text = _source[i + 2] == '-' ? text.TrimEnd() : WithoutIndent(text, isLineStart: false);
            _tokens.Add(new JinjaToken(JinjaKind.Text, trims ? text.TrimStart() : text, _line));
            var trimsNext = _source[close - 1] == '-';
            Advance(close + 2);
            return AfterBlock(trimsNext);
        }
    }

    private JinjaToken Piece(ReadOnlySpan<char> rest)
    {
        var line = _line;
        if (rest[0] is '"' or '\'')
            return new JinjaToken(JinjaKind.String, String(rest[0]), line);
        var length = 1;
        if (char.IsAsciiDigit(rest[0]))
        {
            while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_' || (rest[length] == '.' && length + 1 < rest.Length && char.IsAsciiDigit(rest[length + 1]))))
                length++;
            return Take(JinjaKind.Number, length);
        }

        if (char.IsLetter(rest[0]) || rest[0] == '_')
        {
            while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] == '_'))
                length++;
            return Take(JinjaKind.Name, length);
        }

        foreach (var candidate in Operators)
        {
            if (rest.StartsWith(candidate))
                return Take(JinjaKind.Operator, candidate.Length);
        }

        throw new JinjaException(line, $"'{rest[0]}' has no meaning here.");
    }

    private JinjaToken Take(JinjaKind kind, int length)
    {
        var token = new JinjaToken(kind, _source.Substring(_at, length), _line);
        Advance(_at + length);
        return token;
    }

    private string String(char quote)
    {
        var start = _line;
        var text = new StringBuilder();
        for (var i = _at + 1; i < _source.Length; i++)
        {
            if (_source[i] == quote)
            {
                Advance(i + 1);
                return text.ToString();
            }

            if (_source[i] != '\\' || i + 1 >= _source.Length)
            {
                text.Append(_source[i]);
                continue;
            }

            i++;
            var digits = _source[i] switch { 'x' => 2, 'u' => 4, _ => 0 };
            if (digits > 0)
            {
                if (i + digits >= _source.Length || !int.TryParse(_source.AsSpan(i + 1, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
                    throw new JinjaException(start, $"'\\{_source[i]}' needs {digits} hexadecimal digits.");
                text.Append((char)code);
                i += digits;
                continue;
            }

            text.Append(_source[i] switch
            {
                'n' => "\n",
                't' => "\t",
                'r' => "\r",
                'b' => "\b",
                'f' => "\f",
                'v' => "\v",
                'a' => "\a",
                '0' => "\0",
                '\n' => "",
                '\\' or '\'' or '"' => _source[i].ToString(),
                _ => $"\\{_source[i]}",
            });
        }

        throw new JinjaException(start, "a text is never closed by its quotation mark.");
    }
}
