using System.Globalization;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>How far something is, percent.</summary>
internal sealed class ProgressBar(string name) : Control(Role.ProgressBar, name)
{
    public int Percent
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Invalidate();
            }
        }
    }

    public override string? Value => string.Create(CultureInfo.InvariantCulture, $"{Percent} %");

    protected override ValueRange? Range => new ValueRange(Percent, 0, 100, 1);

    public override void Paint(Canvas canvas)
    {
        var bar = new Bounds(Bounds.X, Bounds.Y + ((Bounds.Height - 8) / 2), Bounds.Width, 8);
        canvas.FillRound(bar, 4, Theme.Line);
        canvas.FillRound(bar with { Width = bar.Width * Percent / 100 }, 4, Theme.Accent);
    }

    protected override Size MeasureContent() => new(200, 20);
}
