namespace LamPS.Model.Devices;

/// <summary>What a probe found of a device.</summary>
/// <param name="Kind">The device.</param>
/// <param name="Works">Whether it computed what it should.</param>
/// <param name="Problem">Why not, for people; empty when it works.</param>
/// <param name="Milliseconds">Time of the probe's computation on it; null when it doesn't work.</param>
/// <param name="CpuMilliseconds">Time of the same on the processor of the machine, in the same process; null when it wasn't measured.</param>
/// <param name="RuntimeVersion">Version of ONNX Runtime; empty when there is none.</param>
/// <param name="Adapters">Processors that ONNX Runtime sees.</param>
public sealed record DeviceReport(
    DeviceKind Kind, bool Works, string Problem, double? Milliseconds, double? CpuMilliseconds, string RuntimeVersion, IReadOnlyList<DeviceAdapter> Adapters)
{
    /// <summary>Whether this ONNX Runtime was built with it.</summary>
    public bool IsBuiltIn { get; init; } = true;

    /// <summary>Number of the graphics adapter that was tried; null where the device has none to choose from.</summary>
    public int? Adapter { get; init; }

    /// <summary>Name of the graphics adapter that was tried; empty where the device has none to choose from.</summary>
    public string AdapterName { get; init; } = "";

    internal static DeviceReport Broken(DeviceKind kind, string problem) => new(kind, false, problem, null, null, "", []);
}
