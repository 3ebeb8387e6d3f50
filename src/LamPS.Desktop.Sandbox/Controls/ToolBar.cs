using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A row of tools below the menu bar.</summary>
internal sealed class ToolBar : Control
{
    private const int Gap = 4;

    public ToolBar(string name, params ReadOnlySpan<Control> tools)
        : base(Role.ToolBar, name)
    {
        Stretch = true;
        foreach (var tool in tools)
        {
            Add(tool);
        }
    }

    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds, Theme.Title);
        canvas.Fill(Bounds with { Y = Bounds.Y + Bounds.Height - 1, Height = 1 }, Theme.Line);
        base.Paint(canvas);
    }

    protected override Size MeasureContent() => new(Children.Sum(c => c.Measure().Width + Gap) + 12, Theme.ControlHeight + 10);

    protected override void ArrangeContent()
    {
        var x = Bounds.X + 8;
        foreach (var child in Children)
        {
            var width = child.Measure().Width;
            child.Arrange(new Bounds(x, Bounds.Y + 5, width, Theme.ControlHeight - 1));
            x += width + Gap;
        }
    }
}
