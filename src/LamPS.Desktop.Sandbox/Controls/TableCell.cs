using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A cell of a table. What is done to it is done to its row.</summary>
internal sealed class TableCell(string text) : Control(Role.Cell, text)
{
    public override string? Value => Name;

    protected override ElementPatterns Patterns => ElementPatterns.SelectionItem;

    protected override ElementStates States => Parent is TableRow { IsSelected: true } ? ElementStates.Selectable | ElementStates.Selected : ElementStates.Selectable;

    public override ActionOutcome? Press() => Parent?.Press();

    public override ActionOutcome? PressTwice() => Parent?.PressTwice();

    public override ActionOutcome? Select(string? option) => Parent?.Select(option);

    public override void Paint(Canvas canvas) =>
        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + 7, Width = Bounds.Width - 12 }, Name, Theme.Text);

    // The place is its row's business.
    protected override Size MeasureContent() => default;
}
