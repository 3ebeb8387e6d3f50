namespace LamPS.Model.Devices;

/// <summary>A device as a person names it.</summary>
/// <param name="Kind">The device.</param>
/// <param name="Adapter">Number of an adapter, or a part of its name; empty for the quickest. Only DirectML has adapters.</param>
public readonly record struct DeviceName(DeviceKind Kind, string Adapter = "")
{
    /// <inheritdoc/>
    public override string ToString() => Adapter.Length == 0 ? DeviceKinds.Name(Kind) : $"{DeviceKinds.Name(Kind)}:{Adapter}";
}
