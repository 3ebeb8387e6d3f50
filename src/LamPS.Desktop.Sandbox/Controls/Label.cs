using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Static text; several lines when it has line breaks.</summary>
internal sealed class Label(string text) : Control(Role.Label, text)
{
    public bool Bold { get; init; }

    public uint Color { get; set; } = Theme.Text;

    private Font Font => Bold ? Font.Bold : Font.Sans;

    public override void Paint(Canvas canvas)
    {
        var lines = Name.Split('\n');
        var height = lines.Length == 1 ? Bounds.Height : Font.LineHeight + 2;
        for (var i = 0; i < lines.Length; i++)
        {
            canvas.Label(Font, Bounds with { Y = Bounds.Y + (i * height), Height = height }, lines[i], IsEnabled ? Color : Theme.Disabled);
        }
    }

    protected override Size MeasureContent()
    {
        if (!Name.Contains('\n'))
        {
            return new Size(Font.Measure(Name) + 2, Font.LineHeight + 4);
        }

        var lines = Name.Split('\n');
        return new Size(lines.Max(l => Font.Measure(l)) + 2, lines.Length * (Font.LineHeight + 2));
    }
}
