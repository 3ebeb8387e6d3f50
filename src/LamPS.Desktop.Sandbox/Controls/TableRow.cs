using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A row of a table.</summary>
internal sealed class TableRow : RowControl
{
    private readonly IReadOnlyList<(string Name, int Width)> _columns;

    public TableRow(IReadOnlyList<(string Name, int Width)> columns, IReadOnlyList<string> cells)
        : base(Role.Row, string.Join(", ", cells))
    {
        _columns = columns;
        foreach (var cell in cells)
        {
            Add(new TableCell(cell));
        }
    }

    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds, IsSelected ? Theme.AccentSoft : Index % 2 == 1 ? Theme.Window : Theme.Field);
        base.Paint(canvas);
    }

    protected override void ArrangeContent()
    {
        var x = Bounds.X;
        for (var i = 0; i < Children.Count; i++)
        {
            var width = i == _columns.Count - 1 ? Bounds.X + Bounds.Width - x : _columns[i].Width;
            Children[i].Arrange(new Bounds(x, Bounds.Y, Math.Max(0, width), Bounds.Height));
            x += width;
        }
    }
}
