using System.Globalization;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A whole number with limits, that can be typed too.</summary>
internal sealed class SpinButton(string name, int value, int minimum, int maximum, int step = 1) : Control(Role.SpinButton, name)
{
    // What was typed and isn't yet taken; null when nothing was.
    private string? _typed;

    public Action<int>? Changed { get; set; }

    /// <summary>The number; setting it is no change by the user.</summary>
    public int Number
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
    } = value;

    public override bool CanFocus => true;

    public override string? Value => _typed ?? Number.ToString(CultureInfo.InvariantCulture);

    protected override ElementPatterns Patterns => ElementPatterns.RangeValue | ElementPatterns.Text | ElementPatterns.EditText;

    protected override ElementStates States => ElementStates.Editable;

    protected override ValueRange? Range => new ValueRange(Number, minimum, maximum, step);

    public override ActionOutcome? Press()
    {
        Window?.SetFocus(this);
        return Done.Click;
    }

    public override ActionOutcome? SetValue(double wanted)
    {
        if (wanted != Math.Floor(wanted))
        {
            return ActionOutcome.Failed($"{this} takes whole numbers");
        }

        if (!(wanted >= minimum && wanted <= maximum))
        {
            return ActionOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"{this} takes {minimum} to {maximum}, not {wanted}"));
        }

        _typed = null;
        Take((int)wanted);
        return Done.RangeValue;
    }

    public override ActionOutcome? SetText(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? SetValue(number)
            : ActionOutcome.Failed($"{this} takes a number");

    public override ActionOutcome? SelectText(string? text, int occurrence)
    {
        if (text is not null)
        {
            return null;
        }

        // Everything is selected: what is typed next replaces it.
        Window?.SetFocus(this);
        _typed = "";
        Invalidate();
        return Done.Text;
    }

    public override bool Type(string text)
    {
        _typed = (_typed ?? "") + text;
        Invalidate();
        return true;
    }

    public override bool Key(KeyStroke key)
    {
        switch (key.Key)
        {
            case Keys.Up or Keys.Down when !key.Ctrl && !key.Alt:
                CommitTyped();
                Take(Math.Clamp(Number + (key.Key == Keys.Up ? step : -step), minimum, maximum));
                return true;
            case Keys.Backspace:
                Type("");
                _typed = _typed is { Length: > 0 } ? _typed[..^1] : "";
                return true;
            case Keys.Delete or "A" when key.Ctrl || key.Key == Keys.Delete:
                Type("");
                _typed = "";
                return true;
            case Keys.Enter when _typed is not null:
                CommitTyped();
                return false;
            case { Length: 1 } when !key.Ctrl && !key.Alt:
                return Type(key.Key);
            default:
                return false;
        }
    }

    // As in other tool kits, a number out of range becomes the nearest one, and what is none is forgotten.
    public override void FocusLost() => CommitTyped();

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        canvas.FillRound(Bounds, Theme.Corner, enabled ? Theme.Field : Theme.FieldDisabled);
        canvas.StrokeRound(Bounds, Theme.Corner, enabled ? Theme.Border : Theme.Line);
        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + 10, Width = Bounds.Width - 70 }, Value, enabled ? Theme.Text : Theme.Disabled);
        var x = Bounds.X + Bounds.Width - 58;
        canvas.Fill(new Bounds(x, Bounds.Y + 1, 1, Bounds.Height - 2), Theme.Line);
        canvas.Fill(new Bounds(x + 29, Bounds.Y + 1, 1, Bounds.Height - 2), Theme.Line);
        var y = Bounds.Y + (Bounds.Height / 2.0);
        canvas.Lines(enabled && Number > minimum ? Theme.Text : Theme.Disabled, 1.6, (x + 10, y), (x + 19, y));
        canvas.Lines(enabled && Number < maximum ? Theme.Text : Theme.Disabled, 1.6, (x + 39, y), (x + 48, y));
        canvas.Lines(enabled && Number < maximum ? Theme.Text : Theme.Disabled, 1.6, (x + 43.5, y - 4.5), (x + 43.5, y + 4.5));
        FocusRing.Paint(canvas, this);
    }

    protected override Size MeasureContent() => new(130, Theme.ControlHeight);

    private void CommitTyped()
    {
        if (_typed is not { } typed)
        {
            return;
        }

        _typed = null;
        Invalidate();
        if (int.TryParse(typed.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Take(Math.Clamp(number, minimum, maximum));
        }
    }

    private void Take(int number)
    {
        if (number != Number)
        {
            Number = number;
            Changed?.Invoke(number);
        }

        Invalidate();
    }
}
