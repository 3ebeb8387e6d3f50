using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A push button.</summary>
internal sealed class Button(string name, Action pressed) : Control(Role.Button, name)
{
    /// <summary>Whether Enter presses it wherever the focus is in its window.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it is drawn as a warning.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Whether it is drawn without a frame.</summary>
    public bool Flat { get; init; }

    public override bool CanFocus => true;

    protected override ElementPatterns Patterns => ElementPatterns.Invoke;

    protected override ElementStates States => IsDefault ? ElementStates.Default : ElementStates.None;

    public override ActionOutcome? Press()
    {
        pressed();
        return Done.Invoke;
    }

    public override bool Key(KeyStroke key)
    {
        if (key.Is(Keys.Space) || key.Is(Keys.Enter))
        {
            pressed();
            return true;
        }

        return false;
    }

    public override bool Type(string text)
    {
        if (text == " ")
        {
            pressed();
            return true;
        }

        return false;
    }

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        var strong = (IsDefault || IsDangerous) && enabled;
        if (strong)
        {
            canvas.FillRound(Bounds, Theme.Corner, IsDangerous ? Theme.Danger : Theme.Accent);
        }
        else if (!Flat)
        {
            canvas.FillRound(Bounds, Theme.Corner, enabled ? Theme.White : Theme.FieldDisabled);
            canvas.StrokeRound(Bounds, Theme.Corner, enabled ? Theme.Border : Theme.Line);
        }

        canvas.Label(Font.Sans, Bounds, Name, strong ? Theme.White : enabled ? Theme.Text : Theme.Disabled, centered: true);
        FocusRing.Paint(canvas, this);
    }

    protected override Size MeasureContent() => new(Math.Max(Flat ? 0 : 84, Font.Sans.Measure(Name) + (Flat ? 16 : 28)), Theme.ControlHeight);
}
