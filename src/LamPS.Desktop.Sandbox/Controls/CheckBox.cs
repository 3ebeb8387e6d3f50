using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A check box, a switch of a tool bar when its role is a toggle button.</summary>
internal sealed class CheckBox(string name, bool isChecked = false, Role role = Role.CheckBox) : Control(role, name)
{
    private const int BoxSize = 18;

    public Action<bool>? Changed { get; set; }

    public bool IsChecked
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
    } = isChecked;

    public override bool CanFocus => true;

    protected override ElementPatterns Patterns => ElementPatterns.Toggle | ElementPatterns.Invoke;

    protected override ElementStates States => ElementStates.Checkable | (IsChecked ? ElementStates.Checked : ElementStates.None);

    public override ActionOutcome? Press() => Toggle(null);

    public override ActionOutcome? Toggle(bool? on)
    {
        var wanted = on ?? !IsChecked;
        if (wanted != IsChecked)
        {
            IsChecked = wanted;
            Changed?.Invoke(wanted);
        }

        return Done.Toggle;
    }

    public override bool Key(KeyStroke key) => key.Is(Keys.Space) && Toggle(null) is not null;

    public override bool Type(string text) => text == " " && Toggle(null) is not null;

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        if (Role == Role.ToggleButton)
        {
            canvas.FillRound(Bounds, Theme.Corner, IsChecked ? Theme.AccentSoft : Theme.White);
            canvas.StrokeRound(Bounds, Theme.Corner, IsChecked ? Theme.Accent : Theme.Border);
            canvas.Label(Font.Sans, Bounds, Name, enabled ? IsChecked ? Theme.Accent : Theme.Text : Theme.Disabled, centered: true);
            FocusRing.Paint(canvas, this);
            return;
        }

        var box = new Bounds(Bounds.X + 1, Bounds.Y + ((Bounds.Height - BoxSize) / 2), BoxSize, BoxSize);
        if (IsChecked)
        {
            canvas.FillRound(box, 4, enabled ? Theme.Accent : Theme.Border);
            canvas.Lines(Theme.White, 2, (box.X + 4.5, box.Y + 9.5), (box.X + 7.8, box.Y + 12.8), (box.X + 13.8, box.Y + 5.8));
        }
        else
        {
            canvas.FillRound(box, 4, enabled ? Theme.Field : Theme.FieldDisabled);
            canvas.StrokeRound(box, 4, enabled ? Theme.Muted : Theme.Border);
        }

        FocusRing.Paint(canvas, this, box);
        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + BoxSize + 9, Width = Bounds.Width - BoxSize - 9 }, Name, enabled ? Theme.Text : Theme.Disabled);
    }

    protected override Size MeasureContent() => Role == Role.ToggleButton
        ? new Size(Font.Sans.Measure(Name) + 20, Theme.ControlHeight)
        : new Size(Font.Sans.Measure(Name) + BoxSize + 12, Theme.ControlHeight - 4);
}
