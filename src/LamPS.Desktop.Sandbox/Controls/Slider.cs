using System.Globalization;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A number on a line.</summary>
internal sealed class Slider(string name, int value, int minimum, int maximum, int step = 1) : Control(Role.Slider, name)
{
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

    public override string? Value => Number.ToString(CultureInfo.InvariantCulture);

    protected override ElementPatterns Patterns => ElementPatterns.RangeValue;

    protected override ValueRange? Range => new ValueRange(Number, minimum, maximum, step);

    public override ActionOutcome? Press()
    {
        Window?.SetFocus(this);
        return Done.Click;
    }

    public override ActionOutcome? SetValue(double wanted)
    {
        if (!(wanted >= minimum && wanted <= maximum))
        {
            return ActionOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"{this} takes {minimum} to {maximum}, not {wanted}"));
        }

        if ((wanted - minimum) % step != 0)
        {
            return ActionOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"{this} goes from {minimum} to {maximum} in steps of {step}, so not to {wanted}"));
        }

        Take((int)wanted);
        return Done.RangeValue;
    }

    public override bool Key(KeyStroke key)
    {
        int? next = key switch
        {
            _ when key.Is(Keys.Right) || key.Is(Keys.Up) => Number + step,
            _ when key.Is(Keys.Left) || key.Is(Keys.Down) => Number - step,
            _ when key.Is(Keys.PageUp) => Number + (step * 5),
            _ when key.Is(Keys.PageDown) => Number - (step * 5),
            _ when key.Is(Keys.Home) => minimum,
            _ when key.Is(Keys.End) => maximum,
            _ => null,
        };
        if (next is { } number)
        {
            Take(Math.Clamp(number, minimum, maximum));
        }

        return next is not null;
    }

    // Dropped on something beside it, the thumb goes as far as the middle of that.
    public override ActionOutcome? DropOn(Control target)
    {
        var place = Math.Clamp((target.Bounds.CenterX - Bounds.X - 9) / (double)Math.Max(1, Bounds.Width - 60), 0, 1);
        Take(minimum + ((int)Math.Round(place * (maximum - minimum) / step) * step));
        return Done.Drag;
    }

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        var room = Bounds.Width - 60;
        var at = Bounds.X + 9 + (room * (Number - minimum) / Math.Max(1, maximum - minimum));
        var y = Bounds.Y + (Bounds.Height / 2);
        canvas.FillRound(new Bounds(Bounds.X + 9, y - 2, room, 4), 2, Theme.Border);
        canvas.FillRound(new Bounds(Bounds.X + 9, y - 2, at - Bounds.X - 9, 4), 2, enabled ? Theme.Accent : Theme.Disabled);
        canvas.Circle(at, y, IsFocused ? 10.5 : 8.5, IsFocused ? Theme.AccentHalf : Theme.Border);
        canvas.Circle(at, y, 8, Theme.White);
        canvas.Circle(at, y, 4.5, enabled ? Theme.Accent : Theme.Disabled);
        canvas.Label(Font.Sans, new Bounds(Bounds.X + Bounds.Width - 36, Bounds.Y, 36, Bounds.Height), Value, enabled ? Theme.Text : Theme.Disabled);
    }

    protected override Size MeasureContent() => new(260, Theme.ControlHeight);

    private void Take(int number)
    {
        if (number != Number)
        {
            Number = number;
            Changed?.Invoke(number);
        }
    }
}
