using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Rows of the same height of which as many show as fit; one can be selected.</summary>
internal abstract class RowsView(Role role, string name) : Control(role, name)
{
    private const int Border = 1;
    private (int From, int To) _arranged;

    public Action<int>? SelectionChanged { get; set; }

    /// <summary>A row was pressed twice, or Enter was pressed on it.</summary>
    public Action<int>? Opened { get; set; }

    /// <summary>Rows that it asks room for.</summary>
    public int VisibleRows { get; init; } = 6;

    /// <summary>The selected row, or -1.</summary>
    public int SelectedIndex { get; protected set; } = -1;

    /// <summary>First row that shows.</summary>
    public int First { get; private set; }

    public override bool CanFocus => true;

    /// <summary>The control that has the focus for the rows.</summary>
    public virtual Control FocusOwner => this;

    public override (int From, int To) InView => (First, Math.Min(Count, First + Fitting));

    private int Fitting => Math.Max(0, (Bounds.Height - (2 * Border)) / Theme.RowHeight);

    protected override ElementPatterns Patterns =>
        Count > Fitting ? ElementPatterns.Selection | ElementPatterns.Scroll : ElementPatterns.Selection;

    public override bool HasInView(Control child) => child is RowControl row && row.Index >= First && row.Index < First + Fitting;

    /// <summary>Selects a row and brings it into view; -1 selects none.</summary>
    public void SelectRow(int index, bool byUser = true)
    {
        if (index == SelectedIndex)
        {
            return;
        }

        var before = SelectedIndex;
        SelectedIndex = index;
        Made(before)?.InvalidateTree();
        Made(index)?.InvalidateTree();
        Invalidate();
        if (index >= 0)
        {
            Show(index);
        }

        if (byUser)
        {
            SelectionChanged?.Invoke(index);
        }
    }

    /// <summary>Scrolls so that a row shows.</summary>
    public void Show(int index)
    {
        Window?.EnsureLayout();
        if (Fitting > 0)
        {
            ScrollTo(index < First ? index : index >= First + Fitting ? index - Fitting + 1 : First);
        }
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is null)
        {
            return null;
        }

        var index = IndexOf(option);
        if (index < 0)
        {
            return ActionOutcome.NotFound($"{this} has no row '{option}'");
        }

        SelectRow(index);
        return Done.Selection;
    }

    public override ActionOutcome? ScrollBy(int rows)
    {
        ScrollTo(First + rows);
        return Done.Scroll;
    }

    public override void BringIntoView(Control child)
    {
        if (child is RowControl row)
        {
            Show(row.Index);
        }
    }

    public override bool Key(KeyStroke key)
    {
        int? target = key switch
        {
            _ when Count == 0 => null,
            _ when key.Is(Keys.Down) => SelectedIndex + 1,
            _ when key.Is(Keys.Up) => SelectedIndex - 1,
            _ when key.Is(Keys.PageDown) => SelectedIndex + Fitting,
            _ when key.Is(Keys.PageUp) => SelectedIndex - Fitting,
            _ when key.Is(Keys.Home) => 0,
            _ when key.Is(Keys.End) => Count - 1,
            _ => null,
        };
        if (target is { } index)
        {
            SelectRow(Math.Clamp(index, 0, Count - 1));
            return true;
        }

        if (key.Is(Keys.Enter) && SelectedIndex >= 0 && Opened is not null)
        {
            Opened(SelectedIndex);
            return true;
        }

        return false;
    }

    public override bool Type(string text)
    {
        for (var i = 0; i < Children.Count; i++)
        {
            if (Children[i].Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                SelectRow(i);
                break;
            }
        }

        return true;
    }

    public override void Paint(Canvas canvas)
    {
        canvas.FillRound(Bounds, Theme.Corner, IsEnabled ? Theme.Field : Theme.FieldDisabled);
        canvas.Push(Bounds);
        var (from, to) = InView;
        for (var i = from; i < to; i++)
        {
            this[i].Paint(canvas);
        }

        if (Count > Fitting && Bounds.Height > 0)
        {
            var height = Math.Max(24, Bounds.Height * Fitting / Count);
            var y = Bounds.Y + (int)((long)(Bounds.Height - height) * First / Math.Max(1, Count - Fitting));
            canvas.FillRound(new Bounds(Bounds.X + Bounds.Width - 9, y + 2, 6, height - 4), 3, Theme.Border);
        }

        canvas.Pop();
        canvas.StrokeRound(Bounds, Theme.Corner, Theme.Border);
        FocusRing.Paint(canvas, this);
    }

    /// <summary>The row with a name, or -1.</summary>
    protected abstract int IndexOf(string option);

    /// <summary>A row if it was made already.</summary>
    protected virtual RowControl? Made(int index) => index >= 0 && index < Children.Count ? (RowControl)Children[index] : null;

    protected override Size MeasureContent() => new(220, (VisibleRows * Theme.RowHeight) + (2 * Border));

    protected override void ArrangeContent()
    {
        First = Math.Clamp(First, 0, Math.Max(0, Count - Fitting));
        var (from, to) = InView;
        for (var i = _arranged.From; i < _arranged.To; i++)
        {
            if (i < from || i >= to)
            {
                Made(i)?.Arrange(default);
            }
        }

        for (var i = from; i < to; i++)
        {
            this[i].Arrange(new Bounds(Bounds.X + 2, Bounds.Y + Border + ((i - from) * Theme.RowHeight), Math.Max(0, Bounds.Width - 4), Theme.RowHeight));
        }

        _arranged = (from, to);
    }

    /// <summary>Numbers the rows anew after one came, went or moved; the selection stays with its row.</summary>
    protected void Renumber(RowControl? selected)
    {
        SelectedIndex = -1;
        for (var i = 0; i < Children.Count; i++)
        {
            var row = (RowControl)Children[i];
            row.Index = i;
            if (row == selected)
            {
                SelectedIndex = i;
            }
        }

        InvalidateTree();
    }

    private void ScrollTo(int first)
    {
        first = Math.Clamp(first, 0, Math.Max(0, Count - Fitting));
        if (first != First)
        {
            First = first;
            ArrangeContent();
            Invalidate();
        }
    }
}
