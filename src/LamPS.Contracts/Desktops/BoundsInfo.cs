namespace LamPS.Contracts.Desktops;

/// <summary>A rectangle in screen pixels.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record BoundsInfo(int X, int Y, int Width, int Height);
