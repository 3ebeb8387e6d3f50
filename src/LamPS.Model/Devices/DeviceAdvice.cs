using System.Globalization;

namespace LamPS.Model.Devices;

/// <summary>What to say of devices that were tried and aren't used.</summary>
public static class DeviceAdvice
{
    /// <summary>Says of each device that was passed over why that is, and what can be done. Nothing is said of what this ONNX Runtime was built without.</summary>
    /// <param name="choice">What was chosen.</param>
    public static IEnumerable<DevicePassedOver> Of(DeviceChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        foreach (var report in choice.Reports.Where(r => r.IsBuiltIn && r.Kind != choice.Kind))
        {
            var name = DeviceKinds.Name(report.Kind);
            yield return report.Works
                ? new(name, true, string.Create(CultureInfo.InvariantCulture, $"works{On(report)}, and isn't used: it took {report.Milliseconds:0.0} ms where the processor took {report.CpuMilliseconds:0.0} ms"), "")
                : new(name, false, $"models don't run on it: {report.Problem.TrimEnd('.')}", Remedy(report.Kind));
        }
    }

    private static string On(DeviceReport report) => report.AdapterName.Length == 0 ? "" : $" on {report.AdapterName}";

    private static string Remedy(DeviceKind kind) => kind switch
    {
        DeviceKind.DirectMl => "a driver with DirectX 12 from the maker of the graphics processor, on Windows 10 1903 or later; then 'lamps model devices'",
        DeviceKind.WebGpu => $"a driver with {(OperatingSystem.IsWindows() ? "DirectX 12" : OperatingSystem.IsMacOS() ? "Metal" : "Vulkan")} for the graphics processor; then 'lamps model devices'",
        DeviceKind.Cuda => "NVIDIA's driver and CUDA as this ONNX Runtime wants them; then 'lamps model devices'",
        _ => "ONNX Runtime anew: './build.sh build', or the package",
    };
}
