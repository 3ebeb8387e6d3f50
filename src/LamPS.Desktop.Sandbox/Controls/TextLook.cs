using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>How a text box is painted.</summary>
internal sealed class TextLook
{
    public Font Font { get; set; } = Font.Sans;

    public bool Slanted { get; set; }

    /// <summary>Whether long lines are broken.</summary>
    public bool Wrap { get; set; } = true;

    public bool LineNumbers { get; set; }

    /// <summary>Whether it is drawn without a frame, edge to edge.</summary>
    public bool Plain { get; init; }

    /// <summary>First line that shows; the painter moves it so that the caret is in view.</summary>
    public int FirstLine { get; set; }
}
