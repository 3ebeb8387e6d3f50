namespace LamPS.Core.Elements;

/// <summary>A rectangle in screen pixels.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width, not negative.</param>
/// <param name="Height">Height, not negative.</param>
public readonly record struct Bounds(int X, int Y, int Width, int Height)
{
    /// <summary>Whether nothing is inside.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>Horizontal centre.</summary>
    public int CenterX => X + (Width / 2);

    /// <summary>Vertical centre.</summary>
    public int CenterY => Y + (Height / 2);

    /// <summary>Distance between the nearest edges of two rectangles, pixels; 0 when they touch or overlap.</summary>
    /// <param name="other">The other.</param>
    public double DistanceTo(Bounds other)
    {
        double dx = Math.Max(0, Math.Max(other.X - (X + Width), X - (other.X + other.Width)));
        double dy = Math.Max(0, Math.Max(other.Y - (Y + Height), Y - (other.Y + other.Height)));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{X},{Y} {Width}x{Height}";
}
