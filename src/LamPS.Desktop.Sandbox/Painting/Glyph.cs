namespace LamPS.Desktop.Sandbox.Painting;

/// <summary>A glyph's place in its font's coverage.</summary>
/// <param name="Advance">Pixels to the next glyph.</param>
/// <param name="Left">Pixels from the pen to the picture.</param>
/// <param name="Top">Pixels from the baseline up to the picture's top.</param>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
/// <param name="Offset">Where its rows begin in the coverage, or <see cref="Box"/>.</param>
internal readonly record struct Glyph(int Advance, int Left, int Top, int Width, int Height, int Offset)
{
    /// <summary>Offset of a character that the font doesn't have: an empty box is drawn.</summary>
    public const int Box = -1;
}
