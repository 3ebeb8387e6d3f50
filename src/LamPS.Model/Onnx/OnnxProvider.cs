namespace LamPS.Model.Onnx;

/// <summary>An execution provider that a session asks for.</summary>
/// <param name="Name">Its short name: <c>DML</c>, <c>WebGPU</c>, <c>CUDA</c>.</param>
/// <param name="Options">Its options, by the names that the provider knows.</param>
/// <param name="MemoryName">Name of its memory, for tensors that stay on the device; empty when they have to be copied.</param>
public sealed record OnnxProvider(string Name, IReadOnlyDictionary<string, string> Options, string MemoryName)
{
    private const string DirectMlName = "DML";

    /// <summary>Whether this is DirectML, which has demands of its own.</summary>
    internal bool IsDirectMl => Name == DirectMlName;

    /// <summary>Direct3D 12 through DirectML.</summary>
    /// <param name="deviceId">Number of the adapter as DXGI counts them; 0 is the one with the main screen.</param>
    public static OnnxProvider DirectMl(int deviceId = 0) => new(DirectMlName, new Dictionary<string, string> { ["device_id"] = Text(deviceId) }, DirectMlName);

    /// <summary>Any graphics processor through WebGPU (Vulkan, Metal, Direct3D 12).</summary>
    public static OnnxProvider WebGpu() => new("WebGPU", new Dictionary<string, string>(), "WebGPU_Buffer");

    /// <summary>NVIDIA's CUDA, where the library was built with it.</summary>
    /// <param name="deviceId">Number of the device; 0 is the first.</param>
    public static OnnxProvider Cuda(int deviceId = 0) => new("CUDA", new Dictionary<string, string> { ["device_id"] = Text(deviceId) }, "Cuda");

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
