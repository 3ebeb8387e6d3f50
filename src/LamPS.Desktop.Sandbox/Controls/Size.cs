namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Width and height, pixels.</summary>
internal readonly record struct Size(int Width, int Height);
