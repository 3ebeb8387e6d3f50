using System.Text;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>Gathers the text and runs of one paragraph.</summary>
internal sealed class ParagraphBuilder(ReadContext context, int index, DocumentLocation location)
{
    private readonly StringBuilder _text = new();
    private List<DocumentRun>? _runs;
    private bool _swallowSpace = true;

    /// <summary>Place in the list of paragraphs.</summary>
    public int Index => index;

    public DocumentLocation Location => location;

    public string Style { get; set; } = "";

    public int OutlineLevel { get; set; }

    /// <summary>Format of characters that say nothing of their own.</summary>
    public CharacterFormat BaseFormat { get; set; }

    /// <summary>Adds text as it is.</summary>
    public void Append(string text, CharacterFormat format)
    {
        if (text.Length == 0)
            return;

        context.CountCharacters(text.Length);
        var start = _text.Length;
        _text.Append(text);
        _swallowSpace = false;
        Mark(start, format);
    }

    /// <summary>Adds text in which white space only separates: a stretch of it counts as one space, and as none at the start (ODF 1.3 part 3, 6.1.2).</summary>
    public void AppendCollapsed(string text, CharacterFormat format)
    {
        context.CountCharacters(text.Length);
        var start = _text.Length;
        foreach (var c in text)
        {
            var isSpace = c is ' ' or '\t' or '\r' or '\n';
            if (!isSpace)
            {
                _text.Append(c);
            }
            else if (!_swallowSpace)
            {
                _text.Append(' ');
            }

            _swallowSpace = isSpace;
        }

        Mark(start, format);
    }

    /// <summary>Adds the content of an earlier paragraph whose end was deleted.</summary>
    public void Prepend(ParagraphBuilder earlier)
    {
        _text.Append(earlier._text);
        if (earlier._runs is { } runs)
            (_runs ??= []).AddRange(runs);
    }

    public DocumentParagraph Build() => new()
    {
        Text = _text.ToString(),
        Style = Style,
        OutlineLevel = OutlineLevel,
        Runs = _runs is null ? [] : _runs.ToArray(),
        Location = location,
    };

    private void Mark(int start, CharacterFormat format)
    {
        var length = _text.Length - start;
        var look = format.Over(BaseFormat);
        if (length == 0 || look.IsPlain)
            return;

        _runs ??= [];
        var run = look.ToRun(start, length);
        if (_runs.Count > 0 && _runs[^1] is var last && last.Start + last.Length == start
            && run with { Start = last.Start, Length = last.Length } == last)
        {
            _runs[^1] = last with { Length = last.Length + length };
        }
        else
        {
            _runs.Add(run);
        }
    }
}
