namespace LamPS.Model.Onnx;

/// <summary>An execution provider that a session asks for.</summary>
/// <param name="Name">Its short name: <c>DML</c>, <c>WebGPU</c>, <c>CUDA</c>.</param>
/// <param name="Options">Its options, by the names that the provider knows.</param>
/// <param name="MemoryName">Name of its memory, for tensors that stay on the device; empty when they have to be copied.</param>
public sealed record OnnxProvider(string Name, IReadOnlyDictionary<string, string> Options, string MemoryName)
{
    private const string DirectMlName = "DML";
    private const string WebGpuName = "WebGPU";

    // All WebGPU sessions of a process share one device, which isn't made for several threads: used by two at once it ends the process.
    private static readonly Lock WebGpuTurn = new();

    /// <summary>Whether this is DirectML, which has demands of its own.</summary>
    internal bool IsDirectMl => Name == DirectMlName;

    /// <summary>Held for each call to a session where only one may go at a time: one of the session on DirectML, one of the process on WebGPU; null elsewhere.</summary>
    internal Lock? NewTurn() => Name switch
    {
        DirectMlName => new Lock(),
        WebGpuName => WebGpuTurn,
        _ => null,
    };

    /// <summary>Direct3D 12 through DirectML.</summary>
    /// <param name="deviceId">Number of the adapter as DXGI counts them; 0 is the one with the main screen.</param>
    public static OnnxProvider DirectMl(int deviceId = 0) => new(DirectMlName, new Dictionary<string, string> { ["device_id"] = Text(deviceId) }, DirectMlName);

    /// <summary>Any graphics processor through WebGPU (Vulkan, Metal, Direct3D 12).</summary>
    /// <param name="wholeNumbers">Whether it computes with whole numbers of 64 bits as well (as far as 32 hold them), which training needs; otherwise they are left to the processor.</param>
    public static OnnxProvider WebGpu(bool wholeNumbers = false) =>
        new(WebGpuName, wholeNumbers ? new Dictionary<string, string> { ["enableInt64"] = "1" } : [], "WebGPU_Buffer");

    /// <summary>NVIDIA's CUDA, where the library was built with it.</summary>
    /// <param name="deviceId">Number of the device; 0 is the first.</param>
    public static OnnxProvider Cuda(int deviceId = 0) => new("CUDA", new Dictionary<string, string> { ["device_id"] = Text(deviceId) }, "Cuda");

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
