namespace LamPS.Model.Onnx;

/// <summary>Makes descriptions of memory.</summary>
internal static unsafe class OrtMemory
{
    private const int DeviceAllocator = 0;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;

    private static readonly Lazy<OrtHandle> SharedCpu = new(
        () =>
        {
            var api = OrtApi.Instance;
            nint info;
            api.Check(((delegate* unmanaged<int, int, nint*, nint>)api[OrtFunction.CreateCpuMemoryInfo])(ArenaAllocator, DefaultMemory, &info));
            return new OrtHandle(api, OrtFunction.ReleaseMemoryInfo, info);
        },
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Memory of the machine's processor; shared, never to be disposed of.</summary>
    public static OrtHandle Cpu => SharedCpu.Value;

    /// <summary>Memory of a device.</summary>
    public static OrtHandle Device(string name)
    {
        var api = OrtApi.Instance;
        nint info;
        using var text = new NativeText(name);
        api.Check(((delegate* unmanaged<byte*, int, int, int, nint*, nint>)api[OrtFunction.CreateMemoryInfo])(text.Utf8, DeviceAllocator, 0, DefaultMemory, &info));
        return new OrtHandle(api, OrtFunction.ReleaseMemoryInfo, info);
    }
}
