using LamPS.Core.Actions;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A row of a <see cref="RowsView"/>: can be selected.</summary>
internal abstract class RowControl(Role role, string name) : Control(role, name)
{
    /// <summary>Its place among the rows.</summary>
    public int Index { get; set; }

    public bool IsSelected => Rows is { } rows && rows.SelectedIndex == Index;

    protected RowsView? Rows => Parent as RowsView;

    protected override ElementPatterns Patterns => ElementPatterns.SelectionItem | ElementPatterns.Invoke;

    protected override ElementStates States => ElementStates.Selectable | (IsSelected ? ElementStates.Selected : ElementStates.None);

    public override ActionOutcome? Press()
    {
        Rows?.Window?.SetFocus(Rows.FocusOwner);
        return Select(null);
    }

    public override ActionOutcome? PressTwice()
    {
        Press();
        Rows?.Opened?.Invoke(Index);
        return Done.Click;
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is not null)
        {
            return null;
        }

        Rows?.SelectRow(Index);
        return Done.Selection;
    }

    // The place is the view's business.
    protected override Size MeasureContent() => default;
}
