using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A menu of a menu bar. Its entries show while it is open.</summary>
internal sealed class Menu : Control, IPopup
{
    private const int EntryHeight = 26;
    private const int SeparatorHeight = 9;

    public Menu(string name, params ReadOnlySpan<Control> entries)
        : base(Role.Menu, name)
    {
        foreach (var entry in entries)
        {
            entry.Visible = false;
            Add(entry);
        }
    }

    public bool IsOpen { get; private set; }

    protected override ElementPatterns Patterns => ElementPatterns.Invoke | ElementPatterns.ExpandCollapse | ElementPatterns.Selection;

    protected override ElementStates States => ElementStates.Expandable | (IsOpen ? ElementStates.Expanded : ElementStates.None);

    private Bounds List
    {
        get
        {
            var width = 160;
            var height = 8;
            foreach (var child in Children)
            {
                width = Math.Max(width, Font.Sans.Measure(child.Name) + Font.Sans.Measure((child as MenuItem)?.Shortcut ?? "") + 84);
                height += child is MenuItem ? EntryHeight : SeparatorHeight;
            }

            return new Bounds(Bounds.X, Bounds.Y + Bounds.Height - 1, width, height);
        }
    }

    public override ActionOutcome? Press()
    {
        Expand(!IsOpen);
        return Done.Invoke;
    }

    public override ActionOutcome? Expand(bool open)
    {
        if (open)
        {
            Window?.Open(this);
        }
        else if (IsOpen)
        {
            Window?.ClosePopup();
        }

        return Done.ExpandCollapse;
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is null)
        {
            return Expand(true);
        }

        return Children.OfType<MenuItem>().FirstOrDefault(i => ElementNames.SameIgnoringCase(i.Name, option)) is { } item
            ? item.IsEnabled ? item.Press() : ActionOutcome.Failed($"{item} is disabled")
            : ActionOutcome.NotFound($"{this} has no entry '{option}'");
    }

    public void SetOpen(bool open)
    {
        IsOpen = open;
        Invalidate();
        var list = List;
        var y = list.Y + 4;
        foreach (var child in Children)
        {
            child.Visible = open;
            var height = child is MenuItem ? EntryHeight : SeparatorHeight;
            child.Arrange(new Bounds(list.X + 4, y, list.Width - 8, height));
            y += height;
        }
    }

    public override void Paint(Canvas canvas)
    {
        if (IsOpen)
        {
            canvas.FillRound(new Bounds(Bounds.X, Bounds.Y + 3, Bounds.Width, Bounds.Height - 6), 4, Theme.AccentSoft);
        }

        canvas.Label(Font.Sans, Bounds, Name, Theme.Text, centered: true);
    }

    public void PaintPopup(Canvas canvas)
    {
        var list = List;
        canvas.Shadow(list, 14, 90);
        canvas.FillRound(list, 6, Theme.White);
        canvas.StrokeRound(list, 6, Theme.Border);
        base.Paint(canvas);
    }

    // The place is the menu bar's business.
    protected override Size MeasureContent() => default;
}
