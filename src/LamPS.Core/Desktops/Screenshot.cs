using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>A picture of the screen or a part of it, not yet encoded: taking it is fast, encoding it can wait.</summary>
/// <param name="Rgb">Three bytes a pixel, rows from the top.</param>
/// <param name="Area">Which part of the screen it shows, pixels; its width and height are the picture's.</param>
public sealed record Screenshot(byte[] Rgb, Bounds Area);
