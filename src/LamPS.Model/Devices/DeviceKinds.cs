using LamPS.Core;
using LamPS.Model.Onnx;

namespace LamPS.Model.Devices;

/// <summary>Names of devices, and what ONNX Runtime calls them.</summary>
public static class DeviceKinds
{
    /// <summary>All names, as configuration and command line take them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<DeviceKind>().Select(Name)];

    /// <summary>The order in which devices are tried when nobody says otherwise.</summary>
    public static IReadOnlyList<DeviceKind> DefaultOrder { get; } =
        OperatingSystem.IsWindows() ? [DeviceKind.Cuda, DeviceKind.DirectMl, DeviceKind.WebGpu, DeviceKind.Cpu] : [DeviceKind.Cuda, DeviceKind.WebGpu, DeviceKind.Cpu];

    /// <summary>The name of a device, such as <c>webgpu</c>.</summary>
    public static string Name(DeviceKind kind) => kind switch
    {
        DeviceKind.DirectMl => "directml",
        DeviceKind.WebGpu => "webgpu",
        DeviceKind.Cuda => "cuda",
        _ => "cpu",
    };

    /// <summary>Reads an order of devices: <c>auto</c>, or names with commas between them, <c>directml</c> with an adapter if need be.</summary>
    /// <exception cref="LamException">A name is unknown.</exception>
    public static IReadOnlyList<DeviceName> ParseOrder(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim() is "" or "auto")
            return [.. DefaultOrder.Select(kind => new DeviceName(kind))];
        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).Distinct()];
    }

    /// <summary>What a session asks ONNX Runtime for; null for the processor of the machine.</summary>
    /// <param name="kind">The device.</param>
    /// <param name="adapter">Number of the graphics adapter, where the device has some to choose from.</param>
    public static OnnxProvider? Provider(DeviceKind kind, int? adapter = null) => kind switch
    {
        DeviceKind.DirectMl => OnnxProvider.DirectMl(adapter ?? 0),
        DeviceKind.WebGpu => OnnxProvider.WebGpu(),
        DeviceKind.Cuda => OnnxProvider.Cuda(),
        _ => null,
    };

    /// <summary>Whether a text names one device, with an adapter if need be.</summary>
    /// <param name="text">Text.</param>
    public static bool IsName(string text) => Find(text ?? "") is not null;

    internal static DeviceName Parse(string text) => Find(text) ?? throw DeviceErrors.DeviceUnknown(text);

    private static DeviceName? Find(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, adapter) = colon < 0 ? (text, "") : (text[..colon].Trim(), text[(colon + 1)..].Trim());
        foreach (var kind in Enum.GetValues<DeviceKind>())
        {
            if (string.Equals(Name(kind), name, StringComparison.OrdinalIgnoreCase) && (colon < 0 || (kind == DeviceKind.DirectMl && adapter.Length > 0)))
                return new DeviceName(kind, adapter);
        }

        return null;
    }

    // As OnnxRuntime.Providers names them.
    internal static string ProviderName(DeviceKind kind) => kind switch
    {
        DeviceKind.DirectMl => "DmlExecutionProvider",
        DeviceKind.WebGpu => "WebGpuExecutionProvider",
        DeviceKind.Cuda => "CUDAExecutionProvider",
        _ => "CPUExecutionProvider",
    };
}
