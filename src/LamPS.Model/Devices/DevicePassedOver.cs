namespace LamPS.Model.Devices;

/// <summary>A device that was tried and isn't used.</summary>
/// <param name="Name">Name of the device.</param>
/// <param name="Works">Whether it would work.</param>
/// <param name="Reason">Why it isn't used, for people.</param>
/// <param name="Remedy">What to do; empty when there is nothing to do.</param>
public sealed record DevicePassedOver(string Name, bool Works, string Reason, string Remedy);
