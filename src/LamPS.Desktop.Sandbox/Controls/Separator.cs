using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A line between entries or tools; it is drawn and is no element.</summary>
internal sealed class Separator : Control
{
    public Separator()
        : base(Role.Separator, "")
    {
        Exposed = false;
    }

    public override void Paint(Canvas canvas) => canvas.Fill(
        Parent is Menu
            ? new Bounds(Bounds.X + 4, Bounds.Y + (Bounds.Height / 2), Bounds.Width - 8, 1)
            : new Bounds(Bounds.X + (Bounds.Width / 2), Bounds.Y + 4, 1, Bounds.Height - 8),
        Theme.Line);

    protected override Size MeasureContent() => new(9, Theme.ControlHeight);
}
