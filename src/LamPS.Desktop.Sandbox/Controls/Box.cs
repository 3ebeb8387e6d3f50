using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A row or column of controls. With a name it is a group that shows as such.</summary>
internal sealed class Box : Control
{
    private const int CaptionHeight = 22;

    public Box(bool vertical, string name = "", Role role = Role.Group)
        : base(role, name)
    {
        Vertical = vertical;
        Exposed = name.Length > 0;
    }

    public bool Vertical { get; }

    public int Spacing { get; init; } = Theme.Spacing;

    public int Padding { get; init; }

    /// <summary>Whether spare room goes before the children instead of behind them.</summary>
    public bool AlignEnd { get; init; }

    /// <summary>Whether it is drawn with its name and a frame.</summary>
    public bool Framed { get; init; }

    private int Caption => Framed ? CaptionHeight : 0;

    public static Box Row(params ReadOnlySpan<Control> children) => Filled(new Box(false), children);

    public static Box Column(params ReadOnlySpan<Control> children) => Filled(new Box(true), children);

    /// <summary>A frame with a caption around a column.</summary>
    public static Box Group(string name, params ReadOnlySpan<Control> children) =>
        Filled(new Box(true, name) { Framed = true, Padding = 10, Stretch = true }, children);

    public Box With(params ReadOnlySpan<Control> children) => Filled(this, children);

    public override void Paint(Canvas canvas)
    {
        if (Framed)
        {
            canvas.Label(Font.Bold, new Bounds(Bounds.X, Bounds.Y, Bounds.Width, CaptionHeight), Name, Theme.Muted);
            canvas.FillRound(new Bounds(Bounds.X, Bounds.Y + CaptionHeight, Bounds.Width, Bounds.Height - CaptionHeight), Theme.Corner, Theme.White);
            canvas.StrokeRound(new Bounds(Bounds.X, Bounds.Y + CaptionHeight, Bounds.Width, Bounds.Height - CaptionHeight), Theme.Corner, Theme.Line);
        }

        base.Paint(canvas);
    }

    protected override Size MeasureContent()
    {
        int along = 0, across = 0, count = 0;
        foreach (var child in Children)
        {
            if (child.Visible)
            {
                var size = child.Measure();
                along += Vertical ? size.Height : size.Width;
                across = Math.Max(across, Vertical ? size.Width : size.Height);
                count++;
            }
        }

        along += (Math.Max(0, count - 1) * Spacing) + (2 * Padding);
        across += 2 * Padding;
        return Vertical ? new Size(across, along + Caption) : new Size(along, across + Caption);
    }

    protected override void ArrangeContent()
    {
        int natural = 0, shares = 0, count = 0;
        foreach (var child in Children)
        {
            if (child.Visible)
            {
                var size = child.Measure();
                natural += Vertical ? size.Height : size.Width;
                shares += child.Grow;
                count++;
            }
        }

        var inner = new Bounds(
            Bounds.X + Padding, Bounds.Y + Padding + Caption, Math.Max(0, Bounds.Width - (2 * Padding)), Math.Max(0, Bounds.Height - (2 * Padding) - Caption));
        var spare = (Vertical ? inner.Height : inner.Width) - natural - (Math.Max(0, count - 1) * Spacing);
        var at = (Vertical ? inner.Y : inner.X) + (AlignEnd && shares == 0 ? Math.Max(0, spare) : 0);
        foreach (var child in Children)
        {
            if (!child.Visible)
            {
                continue;
            }

            var size = child.Measure();
            var along = (Vertical ? size.Height : size.Width) + (shares > 0 ? spare * child.Grow / shares : 0);
            along = Math.Max(0, along);
            if (Vertical)
            {
                child.Arrange(new Bounds(inner.X, at, child.Stretch ? inner.Width : Math.Min(size.Width, inner.Width), along));
            }
            else
            {
                var height = child.Stretch ? inner.Height : Math.Min(size.Height, inner.Height);
                child.Arrange(new Bounds(at, inner.Y + ((inner.Height - height) / 2), along, height));
            }

            at += along + Spacing;
        }
    }

    private static Box Filled(Box box, ReadOnlySpan<Control> children)
    {
        foreach (var child in children)
        {
            box.Add(child);
        }

        return box;
    }
}
