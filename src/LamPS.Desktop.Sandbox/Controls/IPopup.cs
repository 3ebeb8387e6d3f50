using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Something that opens over its window: a menu, the list of a combo box. A window has one at a time.</summary>
internal interface IPopup
{
    /// <summary>Called by the window when it is opened or closed.</summary>
    void SetOpen(bool open);

    /// <summary>Paints it over all else.</summary>
    void PaintPopup(Canvas canvas);
}
