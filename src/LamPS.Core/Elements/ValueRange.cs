namespace LamPS.Core.Elements;

/// <summary>The number an element holds and its limits.</summary>
/// <param name="Current">Value now.</param>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
/// <param name="Step">Smallest change, or 0 when unknown.</param>
public readonly record struct ValueRange(double Current, double Minimum, double Maximum, double Step);
