namespace LamPS.Model.Devices;

/// <summary>A processor that a device could be.</summary>
/// <param name="Kind"><c>Cpu</c>, <c>Gpu</c> or <c>Npu</c>.</param>
/// <param name="Name">Its name, or its maker and number.</param>
/// <param name="MemoryBytes">Memory of its own; null when it has none or isn't known.</param>
public sealed record DeviceAdapter(string Kind, string Name, long? MemoryBytes);
