using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>
/// Reads YAML into nodes with places, from the parser's events: no reflection, no surprises of a deserializer. Nesting, size and what aliases
/// expand to are limited, so that no file can exhaust memory or stack. Mistakes are diagnostics, never exceptions.
/// </summary>
internal sealed class YamlSource
{
    public const int MaxCharacters = 4 * 1024 * 1024;
    private const int MaxDepth = 40;
    private const int MaxNodes = 200_000;

    private readonly string _file;
    private readonly string _text;
    private readonly List<Diagnostic> _diagnostics;
    private readonly Dictionary<string, SourceNode> _anchors = [];
    private readonly List<int> _lineStarts = [0];
    private readonly Parser _parser;

    private YamlSource(string file, string text, List<Diagnostic> diagnostics)
    {
        _file = file;
        _text = text;
        _diagnostics = diagnostics;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>Reads the one document of a file; null when it can't be read, which is diagnosed.</summary>
    public static SourceNode? Read(string file, string text, List<Diagnostic> diagnostics)
    {
        if (text.Length > MaxCharacters)
        {
            diagnostics.Add(RunbookErrors.FileTooLarge(new SourceLocation(file, 0, 0), MaxCharacters));
            return null;
        }

        var source = new YamlSource(file, text, diagnostics);
        try
        {
            return source.Document();
        }
        catch (YamlException exception)
        {
            source.Invalid(exception);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner lets a few of its own slips through on garbage.
            diagnostics.Add(RunbookErrors.YamlInvalid(new SourceLocation(file, 0, 0), exception.Message, "Check the text around quotation marks and escapes."));
            return null;
        }
        catch (TooComplex complex)
        {
            diagnostics.Add(RunbookErrors.YamlTooComplex(complex.At, complex.Message));
            return null;
        }
    }

    private SourceNode? Document()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            _diagnostics.Add(RunbookErrors.YamlInvalid(new SourceLocation(_file, 1, 1), "the file is empty.", "A runbook has at least 'name' and 'steps'."));
            return null;
        }

        _parser.MoveNext();
        var root = Node(0);
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is DocumentStart second)
        {
            _diagnostics.Add(RunbookErrors.YamlInvalid(At(second.Start), "a second document starts here.", "One file holds one runbook; take out the '---'."));
            return null;
        }

        return root;
    }

    // Called with the current event being the first of the node; leaves the last of the node as the current one.
    private SourceNode Node(int depth)
    {
        var current = _parser.Current!;
        var at = At(current.Start);
        if (depth > MaxDepth)
        {
            throw new TooComplex(at, $"This is nested deeper than {MaxDepth}.");
        }

        SourceNode node;
        switch (current)
        {
            case AnchorAlias alias:
                if (_anchors.TryGetValue(alias.Value.Value, out var anchored))
                {
                    return anchored with { };
                }

                _diagnostics.Add(RunbookErrors.YamlInvalid(at, $"alias '*{alias.Value}' refers to no anchor before it.", "Quote a text that starts with '*'."));
                return new ScalarNode(at, "", true, new Expressions.TextPlace(at, false, 0));

            case Scalar scalar:
                node = Scalar(scalar, at);
                break;

            case SequenceStart:
                node = Sequence(at, depth);
                break;

            case MappingStart:
                node = Mapping(at, depth);
                break;

            default:
                // The parser reports some unfinished maps only by ending early.
                throw new YamlException(current.Start, current.End, "A key has no value, or a map has no end.");
        }

        var tag = ((NodeEvent)current).Tag;
        if (!tag.IsEmpty && tag.Value is not ("!" or "?" or "tag:yaml.org,2002:str" or "tag:yaml.org,2002:seq" or "tag:yaml.org,2002:map"))
        {
            _diagnostics.Add(RunbookErrors.YamlInvalid(at, $"tag '{tag.Value}' has no meaning here.", "Take it out; quote a text that starts with '!'."));
        }

        if (((NodeEvent)current).Anchor is { IsEmpty: false } anchor)
        {
            _anchors[anchor.Value] = node;
        }

        return node;
    }

    private SequenceNode Sequence(SourceLocation at, int depth)
    {
        var items = new List<SourceNode>();
        var weight = 1L;
        var height = 1;
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            var item = Node(depth + 1);
            items.Add(item);
            weight = Weigh(weight + item.Weight, at);
            height = Measure(Math.Max(height, item.Height + 1), at);
        }

        return new SequenceNode(at, items) { Weight = (int)weight, Height = height };
    }

    private MappingNode Mapping(SourceLocation at, int depth)
    {
        var entries = new List<MappingEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var weight = 1L;
        var height = 1;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            _parser.MoveNext();
            var value = Node(depth + 1);
            weight = Weigh(weight + key.Weight + value.Weight, at);
            height = Measure(Math.Max(height, value.Height + 1), at);
            if (key is not ScalarNode { Text: var name })
            {
                _diagnostics.Add(RunbookErrors.TypeWrong(key.At, "A key", "text", key.Described, "Quote a value that starts with '{' or '['; expressions too: \"${{ ... }}\"."));
            }
            else if (lines.TryGetValue(name, out var first))
            {
                _diagnostics.Add(RunbookErrors.KeyRepeated(key.At, name, "this map", first));
            }
            else
            {
                lines.Add(name, key.At.Line);
                entries.Add(new MappingEntry(name, key.At, value));
            }
        }

        return new MappingNode(at, entries) { Weight = (int)weight, Height = height };
    }

    private static long Weigh(long weight, SourceLocation at) =>
        weight <= MaxNodes ? weight : throw new TooComplex(at, $"With its aliases written out, this has more than {MaxNodes} parts.");

    private static int Measure(int height, SourceLocation at) =>
        height <= MaxDepth ? height : throw new TooComplex(at, $"This is nested deeper than {MaxDepth}.");

    private ScalarNode Scalar(Scalar scalar, SourceLocation at)
    {
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        var place = scalar.Style switch
        {
            ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted when scalar.Start.Line == scalar.End.Line =>
                new Expressions.TextPlace(at with { Column = at.Column + (scalar.Style == ScalarStyle.Plain ? 0 : 1) }, true, 0),
            ScalarStyle.Literal => Literal(at),
            _ => new Expressions.TextPlace(at, false, 0),
        };
        return new ScalarNode(at, scalar.Value, plain, place);
    }

    // The text of a literal block starts in the line behind its '|', or behind empty lines, which belong to the text.
    private Expressions.TextPlace Literal(SourceLocation at)
    {
        var indent = 0;
        for (var line = at.Line; line < _lineStarts.Count; line++)
        {
            var i = _lineStarts[line];
            indent = 0;
            while (i < _text.Length && _text[i] == ' ')
            {
                i++;
                indent++;
            }

            if (i < _text.Length && _text[i] is not ('\n' or '\r'))
            {
                break;
            }
        }

        return new Expressions.TextPlace(new SourceLocation(_file, at.Line + 1, indent + 1), true, indent);
    }

    private SourceLocation At(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    private void Invalid(YamlException exception)
    {
        var at = At(exception.Start);
        if (at.Line > _lineStarts.Count)
        {
            at = at with { Line = _lineStarts.Count, Column = _text.Length - _lineStarts[^1] + 1 };
        }

        if (exception.Message.Contains("tab", StringComparison.Ordinal) && FirstTab() is { } tab)
        {
            _diagnostics.Add(RunbookErrors.YamlInvalid(tab, "a line is indented with a tab.", "Indent with spaces."));
            return;
        }

        var line = at.Line >= 1 && at.Line <= _lineStarts.Count
            ? _text.AsSpan(_lineStarts[at.Line - 1]) is var rest && rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest
            : [];
        var remedy = exception.Message.Contains("mapping values", StringComparison.OrdinalIgnoreCase) || line.Count(':') > 1 ? "Quote a text that has ': ' in it, and check the indentation."
            : line.ContainsAny("{}[]*&!%@`") ? "Quote a text that starts with one of { } [ ] * & ! % @ `."
            : "Check the indentation and the quotation marks here and in the line before.";
        var message = exception.Message;
        _diagnostics.Add(RunbookErrors.YamlInvalid(at, message.EndsWith('.') ? message : message + ".", remedy));
    }

    private SourceLocation? FirstTab()
    {
        for (var line = 0; line < _lineStarts.Count; line++)
        {
            var i = _lineStarts[line];
            while (i < _text.Length && _text[i] == ' ')
            {
                i++;
            }

            if (i < _text.Length && _text[i] == '\t')
            {
                return new SourceLocation(_file, line + 1, i - _lineStarts[line] + 1);
            }
        }

        return null;
    }

    private sealed class TooComplex(SourceLocation at, string message) : Exception(message)
    {
        public SourceLocation At => at;
    }
}
