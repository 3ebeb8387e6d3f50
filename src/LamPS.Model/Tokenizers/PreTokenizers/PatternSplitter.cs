using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Cuts text at the matches of a pattern.</summary>
/// <param name="pattern">Pattern.</param>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="invert">Whether matches and the text between them change places.</param>
internal sealed class PatternSplitter(TextPattern pattern, SplitBehavior behavior, bool invert) : PreTokenizer
{
    public override void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink)
    {
        var cutter = new Cutter(text, isFirst, behavior, sink);
        var done = 0;
        for (var from = 0; from <= text.Length && pattern.Find(text, from) is var (start, end);)
        {
            if (start > done)
                cutter.Add(done, start, invert);
            if (end > start)
                cutter.Add(start, end, !invert);
            done = end;
            from = end > start ? end : end + 1;
        }

        if (done < text.Length)
            cutter.Add(done, text.Length, invert);
        cutter.Flush();
    }
}

/// <summary>Puts matches and the text between them together to pieces.</summary>
internal ref struct Cutter(ReadOnlySpan<char> text, bool isFirst, SplitBehavior behavior, IPieceSink sink)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _start = -1;
    private int _end;
    private bool _wasMatch;

    /// <summary>Adds what follows.</summary>
    public void Add(int start, int end, bool isMatch)
    {
        if (behavior == SplitBehavior.Removed && isMatch)
        {
            Flush();
            return;
        }

        var joins = behavior switch
        {
            SplitBehavior.MergedWithPrevious => isMatch && !_wasMatch,
            SplitBehavior.MergedWithNext => !isMatch && _wasMatch,
            SplitBehavior.Contiguous => isMatch == _wasMatch,
            _ => false,
        };
        if (!joins || _start < 0)
        {
            Flush();
            _start = start;
        }

        _end = end;
        _wasMatch = isMatch;
    }

    /// <summary>Hands over the last piece.</summary>
    public void Flush()
    {
        if (_start >= 0)
            sink.Take(_text[_start.._end], isFirst && _start == 0);
        _start = -1;
    }
}
