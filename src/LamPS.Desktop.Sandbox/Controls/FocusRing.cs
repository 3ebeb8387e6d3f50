using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The ring around the control that has the focus.</summary>
internal static class FocusRing
{
    public static void Paint(Canvas canvas, Control control) => Paint(canvas, control, control.Bounds);

    public static void Paint(Canvas canvas, Control control, Bounds bounds)
    {
        if (control.IsFocused)
        {
            canvas.StrokeRound(new Bounds(bounds.X - 2, bounds.Y - 2, bounds.Width + 4, bounds.Height + 4), Theme.Corner + 2, Theme.AccentHalf, 2);
        }
    }
}
