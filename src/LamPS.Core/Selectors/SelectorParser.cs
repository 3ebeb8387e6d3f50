using System.Diagnostics.CodeAnalysis;
using System.Text;
using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>Reads the text of a selector. One pass, no exceptions.</summary>
internal sealed class SelectorParser(string text)
{
    public static readonly string[] Modifiers = ["nth", "near", "below", "rightof"];

    private int _at;
    private SelectorProblem? _problem;

    public bool TryParse([NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out SelectorProblem? problem)
    {
        selector = null;
        var alternatives = new List<SelectorSegment[]>();
        do
        {
            if (!Path(out var path))
            {
                problem = _problem!;
                return false;
            }

            alternatives.Add(path);
        }
        while (Take("||"));

        if (_at < text.Length)
        {
            problem = Unexpected();
            return false;
        }

        problem = null;
        selector = new Selector([.. alternatives]);
        return true;
    }

    private bool Path([NotNullWhen(true)] out SelectorSegment[]? path)
    {
        var segments = new List<SelectorSegment>();
        do
        {
            if (!Segment(out var segment))
            {
                path = null;
                return false;
            }

            segments.Add(segment);
        }
        while (Take(">>"));

        path = [.. segments];
        return true;
    }

    private bool Segment([NotNullWhen(true)] out SelectorSegment? segment)
    {
        segment = new SelectorSegment();
        Spaces();
        var start = _at;
        if (Peek == '*')
        {
            _at++;
        }
        else if (IsWord(Peek))
        {
            var word = Word();
            if (Peek == ':')
            {
                _at = start;
            }
            else if (ElementId.TryParse(word, out var id))
            {
                segment = new SelectorSegment { Id = id };
                return Peek != '[' || Fail(SelectorErrors.SelectorSyntax(
                    _at + 1, $"{id} names one element already; nothing can be added to it.", $"Write {id} alone, or role and attributes instead."));
            }
            else if (RoleNames.TryParse(word, out var role))
            {
                segment = segment with { Role = role };
            }
            else
            {
                return Fail(SelectorErrors.SelectorRoleUnknown(start + 1, word));
            }
        }

        if (!Brackets(ref segment) || !ModifierList(ref segment))
        {
            return false;
        }

        return _at > start || Fail(Unexpected());
    }

    private bool Brackets(ref SelectorSegment segment)
    {
        var tests = new List<AttributeTest>();
        while (Peek == '[')
        {
            _at++;
            Spaces();
            var negated = Peek == '!';
            _at += negated ? 1 : 0;
            Spaces();
            var start = _at;
            var word = Word();
            if (word.Length == 0)
            {
                return Fail(SelectorErrors.SelectorSyntax(_at + 1, "An attribute or a state must stand behind '['.", "For example [name='Insert'] or [checked]."));
            }

            Spaces();
            if (AttributeNames.TryParse(word, out var attribute))
            {
                if (negated)
                {
                    return Fail(SelectorErrors.SelectorSyntax(start, $"'!' is for states; '{word}' is an attribute.", $"Write [{word}!='...']"));
                }

                if (!Comparison(attribute, out var test))
                {
                    return false;
                }

                tests.Add(test);
            }
            else if (StateNames.TryParse(word, out var state))
            {
                segment = negated ? segment with { Unset = segment.Unset | state } : segment with { Set = segment.Set | state };
            }
            else
            {
                return Fail(SelectorErrors.SelectorAttributeUnknown(start + 1, word));
            }

            Spaces();
            if (Peek != ']')
            {
                return Fail(SelectorErrors.SelectorSyntax(_at + 1, "']' is missing.", "Each condition has its own brackets: button[name='Insert'][enabled]"));
            }

            _at++;
        }

        if (tests.Count > 0)
        {
            segment = segment with { Tests = [.. tests] };
        }

        return true;
    }

    private bool Comparison(SelectorAttribute attribute, [NotNullWhen(true)] out AttributeTest? test)
    {
        test = null;
        AttributeOperator? comparison = Peek switch
        {
            '=' => AttributeOperator.Equal,
            '!' => AttributeOperator.NotEqual,
            '~' => AttributeOperator.Contains,
            '^' => AttributeOperator.StartsWith,
            '$' => AttributeOperator.EndsWith,
            '*' => AttributeOperator.Wildcard,
            _ => null,
        };
        if (comparison is { } found)
        {
            _at++;
            if (found == AttributeOperator.Equal || Peek == '=')
            {
                _at += found == AttributeOperator.Equal ? 0 : 1;
                Spaces();
                if (!Quoted(attribute.Text(), out var value))
                {
                    return false;
                }

                test = new AttributeTest(attribute, found, value);
                return true;
            }
        }

        return Fail(SelectorErrors.SelectorSyntax(
            _at + 1, $"A comparison must follow '{attribute.Text()}': = != ~= ^= $= or *=.", $"For example [{attribute.Text()}='Insert'] or [{attribute.Text()}~='part']"));
    }

    private bool ModifierList(ref SelectorSegment segment)
    {
        while (true)
        {
            var before = _at;
            Spaces();
            if (!IsWord(Peek))
            {
                _at = before;
                return true;
            }

            var start = _at;
            var name = Word();
            if (Peek != ':')
            {
                return Fail(SelectorErrors.SelectorSyntax(
                    start + 1, $"'{Cut(name)}' isn't expected here.", "Put >> between an element and one inside it, or || between alternatives."));
            }

            _at++;
            var taken = name.ToLowerInvariant() switch
            {
                "nth" => segment.Nth != 0,
                "near" => segment.Near is not null,
                "below" => segment.Below is not null,
                "rightof" => segment.RightOf is not null,
                _ => (bool?)null,
            };
            if (taken is null)
            {
                return Fail(SelectorErrors.SelectorModifierUnknown(start + 1, Cut(name)));
            }

            if (taken.Value)
            {
                return Fail(SelectorErrors.SelectorSyntax(start + 1, $"'{name}:' stands here twice.", "Give each modifier once."));
            }

            if (!Modifier(name.ToLowerInvariant(), ref segment))
            {
                return false;
            }
        }
    }

    private bool Modifier(string name, ref SelectorSegment segment)
    {
        if (name == "nth")
        {
            var start = _at;
            while (Peek is '-' or '+' || char.IsAsciiDigit(Peek))
            {
                _at++;
            }

            if (!int.TryParse(text.AsSpan(start, _at - start), System.Globalization.NumberStyles.AllowLeadingSign, null, out var nth)
                || nth is 0 or int.MinValue)
            {
                return Fail(SelectorErrors.SelectorSyntax(start + 1, "A number that isn't 0 must follow 'nth:'.", "nth:1 is the first, nth:2 the second, nth:-1 the last."));
            }

            segment = segment with { Nth = nth };
            return true;
        }

        if (!Quoted(name + ":", out var value))
        {
            return false;
        }

        segment = name switch
        {
            "near" => segment with { Near = value },
            "below" => segment with { Below = value },
            _ => segment with { RightOf = value },
        };
        return true;
    }

    private bool Quoted(string after, [NotNullWhen(true)] out string? value)
    {
        value = null;
        var quote = Peek;
        var start = _at;
        if (quote is not ('\'' or '"'))
        {
            return Fail(SelectorErrors.SelectorSyntax(_at + 1, $"A quoted text must follow '{after}'.", "For example [name='Insert'] or near:'Columns'."));
        }

        var content = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] != '\\')
            {
                content.Append(text[_at]);
                continue;
            }

            _at++;
            var escaped = Peek switch
            {
                '\'' or '"' or '\\' => Peek,
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => '\0',
            };
            if (escaped == '\0')
            {
                return Fail(SelectorErrors.SelectorSyntax(_at, "A backslash must stand before ' \" \\ n r or t.", "Write \\\\ for a backslash."));
            }

            content.Append(escaped);
        }

        if (_at >= text.Length)
        {
            return Fail(SelectorErrors.SelectorSyntax(start + 1, $"The quotation that opens here has no closing {quote}.", $"Close it with {quote}; inside it write \\{quote}."));
        }

        _at++;
        value = content.ToString();
        return true;
    }

    private SelectorProblem Unexpected()
    {
        Spaces();
        return _at >= text.Length
            ? SelectorErrors.SelectorSyntax(_at + 1, text.AsSpan().Trim().Length == 0 ? "The selector is empty." : "An element is missing at the end.")
            : SelectorErrors.SelectorSyntax(_at + 1, $"'{text[_at]}' isn't expected here.");
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static string Cut(string word) => word.Length <= 40 ? word : word[..40] + "…";

    private string Word()
    {
        var start = _at;
        while (IsWord(Peek))
        {
            _at++;
        }

        return text[start.._at];
    }

    private void Spaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private bool Take(string token)
    {
        Spaces();
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private bool Fail(SelectorProblem problem)
    {
        _problem = problem;
        return false;
    }
}
