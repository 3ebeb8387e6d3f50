using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>An item of an open combo box.</summary>
internal sealed class ComboItem(ComboBox box, string option) : Control(Role.ListItem, option)
{
    private bool IsSelected => box.Choice == Name;

    protected override ElementPatterns Patterns => ElementPatterns.SelectionItem | ElementPatterns.Invoke;

    protected override ElementStates States => ElementStates.Selectable | (IsSelected ? ElementStates.Selected : ElementStates.None);

    public override ActionOutcome? Press()
    {
        box.Choose(Name);
        return Done.Selection;
    }

    public override ActionOutcome? Select(string? option) => option is null ? Press() : null;

    public override void Paint(Canvas canvas)
    {
        if (IsSelected)
        {
            canvas.FillRound(Bounds, 4, Theme.AccentSoft);
        }

        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + 8, Width = Bounds.Width - 12 }, Name, Theme.Text);
    }

    // The place is its combo box's business.
    protected override Size MeasureContent() => default;
}
