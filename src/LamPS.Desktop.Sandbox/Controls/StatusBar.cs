using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The line at the bottom of a window: a message on the left, further parts on the right.</summary>
internal sealed class StatusBar : Control
{
    private const int BarHeight = 26;

    public StatusBar(params ReadOnlySpan<Label> parts)
        : base(Role.StatusBar, "Status")
    {
        Stretch = true;
        Message = Add(new Label("Ready") { Color = Theme.Muted });
        foreach (var part in parts)
        {
            part.Color = Theme.Muted;
            Add(part);
        }
    }

    public Label Message { get; }

    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds, Theme.Header);
        canvas.Fill(Bounds with { Height = 1 }, Theme.Line);
        base.Paint(canvas);
    }

    /// <summary>Shows a message, red when it is an error.</summary>
    public void Say(string text, bool error = false)
    {
        Message.Color = error ? Theme.Danger : Theme.Muted;
        Message.Name = text;
    }

    protected override Size MeasureContent() => new(0, BarHeight);

    protected override void ArrangeContent()
    {
        var right = Bounds.X + Bounds.Width - 12;
        for (var i = Children.Count - 1; i > 0; i--)
        {
            var width = Children[i].Width;
            right -= width;
            Children[i].Arrange(new Bounds(right, Bounds.Y, width, Bounds.Height));
        }

        Message.Arrange(new Bounds(Bounds.X + 12, Bounds.Y, Math.Max(0, right - Bounds.X - 20), Bounds.Height));
    }
}
