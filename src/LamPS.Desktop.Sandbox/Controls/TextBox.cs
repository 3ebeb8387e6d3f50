using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A line or an area of text.</summary>
internal sealed class TextBox(string name, string text = "") : Control(Role.TextBox, name)
{
    private TextBuffer? _buffer;

    /// <summary>Whether Enter makes a new line.</summary>
    public bool MultiLine { get; init; }

    /// <summary>Whether Tab makes a tab; otherwise it moves the focus.</summary>
    public bool TakesTab { get; init; }

    /// <summary>Whether it holds a secret.</summary>
    public bool Protected { get; init; }

    public bool ReadOnly { get; init; }

    public bool Required { get; init; }

    public int Columns { get; init; } = 24;

    public int Rows { get; init; } = 4;

    public Action? Changed { get; set; }

    /// <summary>Called after the caret or selection moved.</summary>
    public Action? Moved { get; set; }

    /// <summary>How it is painted.</summary>
    public TextLook Look { get; init; } = new();

    public bool Invalid
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Invalidate();
            }
        }
    }

    public string Text
    {
        get => _buffer?.Text ?? text;
        set
        {
            Buffer.Load(value);
            Invalidate();
        }
    }

    // Most text boxes are never touched, so the buffer is made on first use.
    public TextBuffer Buffer
    {
        get
        {
            if (_buffer is null)
            {
                _buffer = new TextBuffer();
                _buffer.Load(text);
            }

            return _buffer;
        }
    }

    public override bool CanFocus => true;

    public override string? Value => Text;

    protected override ElementPatterns Patterns => ReadOnly ? ElementPatterns.Text : ElementPatterns.Text | ElementPatterns.EditText;

    protected override ElementStates States =>
        (ReadOnly ? 0 : ElementStates.Editable) | (MultiLine ? ElementStates.MultiLine : 0) | (Protected ? ElementStates.Protected : 0)
        | (Required ? ElementStates.Required : 0) | (Invalid ? ElementStates.Invalid : 0);

    public override ActionOutcome? Press()
    {
        Window?.SetFocus(this);
        return Done.Click;
    }

    public override ActionOutcome? PressTwice()
    {
        Window?.SetFocus(this);
        var from = Buffer.Word(Buffer.Step(Buffer.Caret, 1), -1);
        Buffer.Select(from, Buffer.Word(from, 1));
        MovedTo();
        return Done.Click;
    }

    public override ActionOutcome? SetText(string value)
    {
        if (ReadOnly)
        {
            return null;
        }

        value = value.ReplaceLineEndings("\n");
        if (!MultiLine && value.Contains('\n'))
        {
            return ActionOutcome.Failed($"{this} takes one line");
        }

        var same = value == Text;
        Buffer.Set(value);
        if (!same)
        {
            Edited();
        }

        return Done.EditText;
    }

    public override ActionOutcome? SelectText(string? wanted, int occurrence)
    {
        if (wanted is null)
        {
            Buffer.Select(0, Text.Length);
        }
        else
        {
            var (at, times) = Find(wanted, occurrence);
            if (at < 0)
            {
                return ActionOutcome.NotFound(times == 0 ? $"the text isn't in {this}" : $"the text is only {times} times in {this}");
            }

            Buffer.Select(at, at + wanted.Length);
        }

        Window?.SetFocus(this);
        MovedTo();
        return Done.Text;
    }

    // Where the occurrence begins, or -1 and how many there are.
    private (int At, int Times) Find(string wanted, int occurrence)
    {
        if (occurrence == TextOccurrence.Last)
        {
            return (Text.LastIndexOf(wanted, StringComparison.Ordinal), 0);
        }

        var (at, times) = (-1, 0);
        do
        {
            at = at + 1 > Text.Length ? -1 : Text.IndexOf(wanted, at + 1, StringComparison.Ordinal);
        }
        while (at >= 0 && ++times < occurrence);

        return (at, times);
    }

    public override bool Type(string typed)
    {
        if (!ReadOnly)
        {
            Buffer.Insert(typed);
            Edited();
        }

        return !ReadOnly;
    }

    public override bool Key(KeyStroke key)
    {
        if (key.Is(Keys.Enter) && MultiLine)
        {
            return Type("\n");
        }

        if (key.Is(Keys.Tab) && TakesTab)
        {
            return Type("\t");
        }

        if (key.Is(Keys.Space))
        {
            return Type(" ");
        }

        if (key is { Key.Length: 1, Ctrl: false, Alt: false })
        {
            return Type(key.Shift ? key.Key : key.Key.ToLowerInvariant());
        }

        return TextKeys.Move(this, key) || (!ReadOnly && TextKeys.Edit(this, key)) || TextKeys.Clip(this, key);
    }

    /// <summary>Called after the text was changed.</summary>
    public void Edited()
    {
        Invalidate();
        Changed?.Invoke();
        Moved?.Invoke();
    }

    /// <summary>Called after the caret was moved.</summary>
    public void MovedTo()
    {
        Window?.Application.Screen.Touch();
        Moved?.Invoke();
    }

    public override void Paint(Canvas canvas) => TextPainter.Paint(canvas, this);

    protected override Size MeasureContent() =>
        new((Columns * 8) + 20, MultiLine ? (Rows * (Font.Sans.LineHeight + 1)) + 14 : Theme.ControlHeight);
}
