using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>An item of a list.</summary>
internal sealed class ListItem(string text) : RowControl(Role.ListItem, text)
{
    public override ActionOutcome? DropOn(Control target)
    {
        if (Rows is not ListBox { Reorderable: true } list || target is not ListItem other || other.Parent != list)
        {
            return null;
        }

        list.Move(this, other.Index);
        return Done.Drag;
    }

    public override void Paint(Canvas canvas)
    {
        if (IsSelected)
        {
            canvas.FillRound(Bounds, 4, Theme.AccentSoft);
        }

        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + 9, Width = Bounds.Width - 20 }, Name, IsEnabled ? Theme.Text : Theme.Disabled);
    }
}
