using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A tab of a <see cref="TabView"/>.</summary>
internal sealed class Tab(TabView view, string name, int index) : Control(Role.Tab, name)
{
    private bool IsSelected => view.SelectedIndex == index;

    protected override ElementPatterns Patterns => ElementPatterns.SelectionItem | ElementPatterns.Invoke;

    protected override ElementStates States => ElementStates.Selectable | (IsSelected ? ElementStates.Selected : ElementStates.None);

    public override ActionOutcome? Press() => Select(null);

    public override ActionOutcome? Select(string? option)
    {
        if (option is not null)
        {
            return null;
        }

        view.SelectTab(index);
        return Done.Selection;
    }

    public override void Paint(Canvas canvas)
    {
        canvas.Label(IsSelected ? Font.Bold : Font.Sans, Bounds, Name, IsSelected ? Theme.Accent : Theme.Muted, centered: true);
        if (IsSelected)
        {
            canvas.FillRound(new Bounds(Bounds.X + 8, Bounds.Y + Bounds.Height - 4, Bounds.Width - 16, 3), 1, Theme.Accent);
        }

        if (Parent is { IsFocused: true } && IsSelected)
        {
            canvas.StrokeRound(new Bounds(Bounds.X + 4, Bounds.Y + 5, Bounds.Width - 8, Bounds.Height - 12), Theme.Corner, Theme.AccentHalf, 2);
        }
    }

    // The place is the strip's business.
    protected override Size MeasureContent() => default;
}
