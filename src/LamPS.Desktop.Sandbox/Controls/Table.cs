using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A table: column headers, and rows of which one can be selected.</summary>
internal sealed class Table : Control
{
    private readonly IReadOnlyList<(string Name, int Width)> _columns;
    private readonly TableRows _rows;

    public Table(string name, int visibleRows, params IReadOnlyList<(string Name, int Width)> columns)
        : base(Role.Table, name)
    {
        _columns = columns;
        Stretch = true;
        foreach (var (column, _) in columns)
        {
            Add(new TableHeader(column));
        }

        _rows = Add(new TableRows(columns) { Exposed = false, VisibleRows = visibleRows });
    }

    /// <summary>The selected row, or -1.</summary>
    public int SelectedIndex => _rows.SelectedIndex;

    public int RowCount => _rows.Count;

    public Action<int>? SelectionChanged
    {
        get => _rows.SelectionChanged;
        set => _rows.SelectionChanged = value;
    }

    public override bool CanFocus => true;

    protected override ElementPatterns Patterns => ElementPatterns.Table | ElementPatterns.Selection | ElementPatterns.Scroll;

    /// <summary>Replaces all rows.</summary>
    public void Fill(IEnumerable<IReadOnlyList<string>> rows) => _rows.Fill(rows);

    public void AddRow(IReadOnlyList<string> cells) => _rows.AddRow(cells);

    public void RemoveRow(int index) => _rows.RemoveRow(index);

    public void SelectRow(int index) => _rows.SelectRow(index);

    public override ActionOutcome? Select(string? option) => _rows.Select(option);

    public override ActionOutcome? ScrollBy(int rows) => _rows.ScrollBy(rows);

    public override bool Key(KeyStroke key) => _rows.Key(key);

    public override bool Type(string text) => _rows.Type(text);

    public override void Paint(Canvas canvas)
    {
        base.Paint(canvas);
        canvas.StrokeRound(Bounds, Theme.Corner, Theme.Border);
        FocusRing.Paint(canvas, this);
    }

    protected override Size MeasureContent() => new(_columns.Sum(c => c.Width), Theme.RowHeight + 4 + _rows.Measure().Height);

    protected override void ArrangeContent()
    {
        var x = Bounds.X;
        for (var i = 0; i < _columns.Count; i++)
        {
            var width = i == _columns.Count - 1 ? Bounds.X + Bounds.Width - x : _columns[i].Width;
            Children[i].Arrange(new Bounds(x, Bounds.Y, Math.Max(0, width), Theme.RowHeight + 4));
            x += width;
        }

        _rows.Arrange(new Bounds(Bounds.X, Bounds.Y + Theme.RowHeight + 4, Bounds.Width, Math.Max(0, Bounds.Height - Theme.RowHeight - 4)));
    }
}
