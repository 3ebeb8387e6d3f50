using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The header of a column.</summary>
internal sealed class TableHeader(string name) : Control(Role.Header, name)
{
    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds, Theme.Header);
        canvas.Label(Font.Bold, Bounds with { X = Bounds.X + 9, Width = Bounds.Width - 12 }, Name, Theme.Muted);
        canvas.Fill(new Bounds(Bounds.X + Bounds.Width - 1, Bounds.Y + 5, 1, Bounds.Height - 10), Theme.Border);
    }

    // The place is the table's business.
    protected override Size MeasureContent() => default;
}
