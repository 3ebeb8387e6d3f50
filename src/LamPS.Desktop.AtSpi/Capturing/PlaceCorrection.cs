using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>
/// Corrects places inside LibreOffice's main window. Its own widgets count from below the window's title and forget the
/// menu bar above them, so they seem as much too high as the menu bar is tall; tool-kit widgets inside them are right.
/// </summary>
internal static class PlaceCorrection
{
    /// <summary>Corrects a window and all below it.</summary>
    public static void Apply(RawNode window)
    {
        var pane = window.Subtree().FirstOrDefault(n => n.RoleNumber == AtSpiRole.RootPane);
        if (pane?.Parent is not { Bounds.IsEmpty: false } holder || pane.Bounds.IsEmpty)
        {
            return;
        }

        var (dx, dy) = (holder.Bounds.X - pane.Bounds.X, holder.Bounds.Y - pane.Bounds.Y);
        if (dx == 0 && dy == 0)
        {
            return;
        }

        Shift(pane, dx, dy);
    }

    private static void Shift(RawNode pane, int dx, int dy)
    {
        var pending = new Stack<RawNode>([pane]);
        while (pending.TryPop(out var node))
        {
            var before = node.Bounds;
            node.Known.Shift = (dx, dy);
            node.Bounds = before.IsEmpty ? before : Moved(before, dx, dy);

            // Where the tool kit takes over, a child lies on its parent but says the right place.
            foreach (var child in node.Children)
            {
                if (before.IsEmpty || child.Bounds != node.Bounds)
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Corrects one element by what was found when its window was captured.</summary>
    public static void ApplyKnown(RawNode node)
    {
        var (dx, dy) = node.Known.Shift;
        node.Bounds = node.Bounds.IsEmpty ? node.Bounds : Moved(node.Bounds, dx, dy);
    }

    private static Bounds Moved(Bounds bounds, int dx, int dy) => bounds with { X = bounds.X + dx, Y = bounds.Y + dy };
}
