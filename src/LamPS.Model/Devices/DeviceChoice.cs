namespace LamPS.Model.Devices;

/// <summary>Which device models run on, and why.</summary>
/// <param name="Kind">The device.</param>
/// <param name="Reason">Why this one, for people.</param>
/// <param name="Reports">What the probes found, in the order in which devices were tried.</param>
public sealed record DeviceChoice(DeviceKind Kind, string Reason, IReadOnlyList<DeviceReport> Reports)
{
    /// <summary>Number of the graphics adapter; null where the device has none to choose from.</summary>
    public int? Adapter { get; init; }
}
