using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LamPS.Contracts.Json;

/// <summary>
/// Reads JSON (RFC 8259) into plain objects: null, bool, long, double, string, <see cref="List{T}"/> and <see cref="Dictionary{TKey,TValue}"/>.
/// Here because this assembly lives inside of other people's PowerShell, where a package could conflict with theirs.
/// </summary>
public sealed class JsonReader
{
    private const int MaxDepth = 64;

    private readonly byte[] _text;
    private readonly int _end;
    private int _at;
    private int _depth;

    private JsonReader(byte[] utf8, int count)
    {
        _text = utf8;
        _end = count;
    }

    /// <summary>Reads one value, and nothing but white space after it.</summary>
    /// <param name="utf8">The text.</param>
    /// <exception cref="JsonFormatException">It isn't JSON, or is nested deeper than 64 levels.</exception>
    public static object? Parse(byte[] utf8)
    {
        var reader = new JsonReader(utf8, utf8.Length);
        var value = reader.ReadValue();
        reader.SkipSpace();
        return reader._at == reader._end ? value : throw reader.Wrong("more text after the value");
    }

    /// <summary>Reads one value from a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="JsonFormatException">It isn't JSON.</exception>
    public static object? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private object? ReadValue()
    {
        SkipSpace();
        if (_at >= _end)
        {
            throw Wrong("the text ends where a value should be");
        }

        switch (_text[_at])
        {
            case (byte)'{':
                return ReadObject();
            case (byte)'[':
                return ReadArray();
            case (byte)'"':
                return ReadString();
            case (byte)'t':
                Expect("true");
                return true;
            case (byte)'f':
                Expect("false");
                return false;
            case (byte)'n':
                Expect("null");
                return null;
            default:
                return ReadNumber();
        }
    }

    private Dictionary<string, object?> ReadObject()
    {
        Enter();
        var map = new Dictionary<string, object?>(System.StringComparer.Ordinal);
        if (!Take('}'))
        {
            do
            {
                SkipSpace();
                if (_at >= _end || _text[_at] != (byte)'"')
                {
                    throw Wrong("a name in quotation marks is missing");
                }

                var name = ReadString();
                if (!Take(':'))
                {
                    throw Wrong("':' is missing");
                }

                map[name] = ReadValue();
            }
            while (Take(','));
            Close('}');
        }

        _depth--;
        return map;
    }

    private List<object?> ReadArray()
    {
        Enter();
        var list = new List<object?>();
        if (!Take(']'))
        {
            do
            {
                list.Add(ReadValue());
            }
            while (Take(','));
            Close(']');
        }

        _depth--;
        return list;
    }

    private string ReadString()
    {
        var start = ++_at;
        var plain = true;
        for (; _at < _end && _text[_at] != (byte)'"'; _at++)
        {
            if (_text[_at] < 0x20)
            {
                throw Wrong("a control character stands in a string");
            }

            if (_text[_at] == (byte)'\\')
            {
                plain = false;
                _at++;
            }
        }

        if (_at >= _end)
        {
            _at = _end;
            throw Wrong("a string doesn't end");
        }

        var end = _at++;
        return plain ? Encoding.UTF8.GetString(_text, start, end - start) : Unescape(start, end);
    }

    private string Unescape(int start, int end)
    {
        var builder = new StringBuilder(end - start);
        for (var i = start; i < end;)
        {
            if (_text[i] != (byte)'\\')
            {
                var run = i;
                while (i < end && _text[i] != (byte)'\\')
                {
                    i++;
                }

                builder.Append(Encoding.UTF8.GetString(_text, run, i - run));
                continue;
            }

            switch ((char)_text[i + 1])
            {
                case '"' or '\\' or '/':
                    builder.Append((char)_text[i + 1]);
                    break;
                case 'b':
                    builder.Append('\b');
                    break;
                case 'f':
                    builder.Append('\f');
                    break;
                case 'n':
                    builder.Append('\n');
                    break;
                case 'r':
                    builder.Append('\r');
                    break;
                case 't':
                    builder.Append('\t');
                    break;
                case 'u' when i + 6 <= end && ushort.TryParse(
                    Encoding.ASCII.GetString(_text, i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    builder.Append((char)unit);
                    i += 4;
                    break;
                default:
                    _at = i;
                    throw Wrong("an unknown escape");
            }

            i += 2;
        }

        return builder.ToString();
    }

    private object ReadNumber()
    {
        var start = _at;
        Take1('-');
        if (!Take1('0') && !TakeDigits())
        {
            _at = start;
            throw Wrong("a value is missing");
        }

        var whole = true;
        if (Take1('.'))
        {
            whole = false;
            if (!TakeDigits())
            {
                throw Wrong("digits are missing after the point");
            }
        }

        if (Take1('e') || Take1('E'))
        {
            whole = false;
            if (!Take1('+'))
            {
                Take1('-');
            }

            if (!TakeDigits())
            {
                throw Wrong("digits are missing in the exponent");
            }
        }

        var text = Encoding.ASCII.GetString(_text, start, _at - start);
        if (whole && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number)
            ? number
            : throw Wrong("a number is too large");
    }

    private bool TakeDigits()
    {
        var start = _at;
        while (_at < _end && _text[_at] is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        return _at > start;
    }

    private bool Take1(char wanted)
    {
        if (_at >= _end || _text[_at] != (byte)wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(char wanted)
    {
        SkipSpace();
        return Take1(wanted);
    }

    private void Close(char wanted)
    {
        if (!Take(wanted))
        {
            throw Wrong($"',' or '{wanted}' is missing");
        }
    }

    private void Enter()
    {
        _at++;
        if (++_depth > MaxDepth)
        {
            throw Wrong($"nested deeper than {MaxDepth} levels");
        }
    }

    private void Expect(string word)
    {
        foreach (var letter in word)
        {
            if (!Take1(letter))
            {
                throw Wrong($"'{word}' is misspelt");
            }
        }
    }

    private void SkipSpace()
    {
        while (_at < _end && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private JsonFormatException Wrong(string message) => new(message, _at);
}
