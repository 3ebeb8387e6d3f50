namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Text with a caret, a selection and undo.</summary>
internal sealed class TextBuffer
{
    private const int UndoLimit = 200;
    private readonly List<(string Text, int Caret)> _undo = [];
    private readonly Stack<(string Text, int Caret)> _redo = [];

    public string Text { get; private set; } = "";

    public int Caret { get; private set; }

    /// <summary>The other end of the selection; the caret when nothing is selected.</summary>
    public int Anchor { get; private set; }

    public int Start => Math.Min(Caret, Anchor);

    public int End => Math.Max(Caret, Anchor);

    public bool HasSelection => Caret != Anchor;

    public string Selected => Text[Start..End];

    public bool CanUndo => _undo.Count > 0;

    public bool CanRedo => _redo.Count > 0;

    /// <summary>Begins anew with a text, without a way back.</summary>
    public void Load(string text)
    {
        _undo.Clear();
        _redo.Clear();
        (Text, Caret, Anchor) = (text, 0, 0);
    }

    /// <summary>Replaces everything; can be undone.</summary>
    public void Set(string text)
    {
        if (text != Text)
        {
            Remember();
            Text = text;
        }

        Caret = Anchor = text.Length;
    }

    /// <summary>Puts a text in place of the selection.</summary>
    public void Insert(string text) => Replace(Start, End, text);

    /// <summary>Puts a text in place of another.</summary>
    public void Replace(int start, int end, string text)
    {
        if (start == end && text.Length == 0)
        {
            return;
        }

        Remember();
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end));
        Caret = Anchor = start + text.Length;
    }

    /// <summary>Deletes the selection, or to a place when nothing is selected.</summary>
    public void DeleteTo(int place)
    {
        if (HasSelection)
        {
            Replace(Start, End, "");
        }
        else
        {
            Replace(Math.Min(Caret, place), Math.Max(Caret, place), "");
        }
    }

    public void Select(int anchor, int caret) => (Anchor, Caret) = (Math.Clamp(anchor, 0, Text.Length), Math.Clamp(caret, 0, Text.Length));

    public void MoveTo(int caret, bool extend)
    {
        Caret = Math.Clamp(caret, 0, Text.Length);
        if (!extend)
        {
            Anchor = Caret;
        }
    }

    public bool Undo()
    {
        if (_undo.Count == 0)
        {
            return false;
        }

        _redo.Push((Text, Caret));
        (Text, Caret) = _undo[^1];
        Anchor = Caret;
        _undo.RemoveAt(_undo.Count - 1);
        return true;
    }

    public bool Redo()
    {
        if (!_redo.TryPop(out var state))
        {
            return false;
        }

        _undo.Add((Text, Caret));
        (Text, Caret) = state;
        Anchor = Caret;
        return true;
    }

    /// <summary>The place before or behind, not inside of a surrogate pair.</summary>
    public int Step(int place, int by)
    {
        var next = Math.Clamp(place + by, 0, Text.Length);
        return next > 0 && next < Text.Length && char.IsLowSurrogate(Text[next]) && char.IsHighSurrogate(Text[next - 1]) ? next + by : next;
    }

    /// <summary>The beginning of the word before, or behind.</summary>
    public int Word(int place, int by)
    {
        if (by < 0)
        {
            while (place > 0 && !char.IsLetterOrDigit(Text[place - 1]))
                place--;
            while (place > 0 && char.IsLetterOrDigit(Text[place - 1]))
                place--;
        }
        else
        {
            while (place < Text.Length && char.IsLetterOrDigit(Text[place]))
                place++;
            while (place < Text.Length && !char.IsLetterOrDigit(Text[place]))
                place++;
        }

        return place;
    }

    public int LineStart(int place) => place == 0 ? 0 : Text.LastIndexOf('\n', place - 1) + 1;

    public int LineEnd(int place) => Text.IndexOf('\n', place) is var end && end < 0 ? Text.Length : end;

    /// <summary>The same column some lines further.</summary>
    public int Line(int place, int lines)
    {
        var column = place - LineStart(place);
        for (; lines < 0 && LineStart(place) > 0; lines++)
            place = LineStart(LineStart(place) - 1);
        for (; lines > 0 && LineEnd(place) < Text.Length; lines--)
            place = LineEnd(place) + 1;
        return Math.Min(LineStart(place) + column, LineEnd(place));
    }

    private void Remember()
    {
        if (_undo.Count == UndoLimit)
        {
            _undo.RemoveAt(0);
        }

        _undo.Add((Text, Caret));
        _redo.Clear();
    }
}
