using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>One of several exclusive choices of a <see cref="RadioGroup"/>.</summary>
internal sealed class RadioButton(RadioGroup group, string name) : Control(Role.RadioButton, name)
{
    private const int BoxSize = 18;

    public bool IsChecked => group.Chosen == this;

    public override bool CanFocus => true;

    protected override ElementPatterns Patterns => ElementPatterns.Toggle | ElementPatterns.SelectionItem | ElementPatterns.Invoke;

    protected override ElementStates States => ElementStates.Checkable | ElementStates.Selectable
        | (IsChecked ? ElementStates.Checked | ElementStates.Selected : ElementStates.None);

    public override ActionOutcome? Press() => Choose();

    public override ActionOutcome? Toggle(bool? on) => on == false && IsChecked
        ? ActionOutcome.Failed($"{this} goes off only when another choice of '{group.Name}' is made")
        : on == false ? Done.Toggle : Choose();

    public override ActionOutcome? Select(string? option) => option is null ? Choose() : null;

    public override bool Key(KeyStroke key)
    {
        if (key.Is(Keys.Space))
        {
            Choose();
            return true;
        }

        var step = key.Is(Keys.Down) || key.Is(Keys.Right) ? 1 : key.Is(Keys.Up) || key.Is(Keys.Left) ? -1 : 0;
        if (step != 0)
        {
            var next = group.Neighbor(this, step);
            next.Choose();
            Window?.SetFocus(next);
        }

        return step != 0;
    }

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        double x = Bounds.X + 1 + (BoxSize / 2), y = Bounds.Y + (Bounds.Height / 2);
        canvas.Circle(x, y, 9, IsChecked ? enabled ? Theme.Accent : Theme.Border : enabled ? Theme.Muted : Theme.Border);
        canvas.Circle(x, y, IsChecked ? 3.5 : 8, enabled ? Theme.White : Theme.FieldDisabled);
        FocusRing.Paint(canvas, this, new Bounds((int)x - 9, (int)y - 9, 18, 18));
        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + BoxSize + 9, Width = Bounds.Width - BoxSize - 9 }, Name, enabled ? Theme.Text : Theme.Disabled);
    }

    protected override Size MeasureContent() => new(Font.Sans.Measure(Name) + BoxSize + 12, Theme.ControlHeight - 4);

    private ActionOutcome Choose()
    {
        group.Choose(this);
        return Done.Toggle;
    }
}
