using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LamPS.Model.Devices;

/// <summary>Reads the graphics adapters of Windows by DXGI and Direct3D 12. A bad driver may end the process.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class DxgiAdapters
{
    // Places in the tables of methods, counted through what each interface inherits (dxgi.h, dxgi1_6.h).
    private const int FactoryEnumAdapters1 = 12;
    private const int FactoryEnumAdapterByGpuPreference = 29;
    private const int AdapterGetDesc1 = 10;

    private const int HighPerformance = 2;
    private const uint SoftwareFlag = 2;
    private const uint Microsoft = 0x1414;
    private const uint BasicRenderDriver = 0x8c;
    private const int FeatureLevel11 = 0xb000;

    private static readonly Guid Factory1 = new("770aae78-f26f-4dba-a829-253c83d1b387");
    private static readonly Guid Factory6 = new("c1b6694f-ff09-44a9-b03c-77900a0a1d17");
    private static readonly Guid Adapter1 = new("29038f61-3839-4626-91fd-086879011a05");
    private static readonly Guid Direct3D12Device = new("189819f1-1db6-4b57-be54-1821339b85f7");

    /// <summary>All adapters, in the order of DXGI.</summary>
    /// <exception cref="Core.LamException">They can't be read.</exception>
    public static IReadOnlyList<GraphicsAdapter> Read()
    {
        try
        {
            nint factory;
            var result = CreateDXGIFactory1(Factory1, &factory);
            if (result < 0)
                throw DeviceErrors.AdaptersNotReadable($"DXGI says 0x{result:x8}");
            try
            {
                return Read(factory);
            }
            finally
            {
                Marshal.Release(factory);
            }
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            throw DeviceErrors.AdaptersNotReadable(error.Message.TrimEnd('.'), error);
        }
    }

    private static List<GraphicsAdapter> Read(nint factory)
    {
        // Before Windows 10 1803 nobody says which is the quickest; the first is the one with the screen then.
        var ranks = Ranks(factory);
        List<GraphicsAdapter> found = [];
        for (var i = 0; ; i++)
        {
            nint adapter;
            if (((delegate* unmanaged<nint, uint, nint*, int>)Method(factory, FactoryEnumAdapters1))(factory, (uint)i, &adapter) < 0)
                return found;
            try
            {
                var description = Describe(adapter);
                var isSoftware = (description.Flags & SoftwareFlag) != 0 || description is { VendorId: Microsoft, DeviceId: BasicRenderDriver };
                found.Add(new GraphicsAdapter(i, description.Text, ranks.GetValueOrDefault(description.Luid, ranks.Count + i), isSoftware, !isSoftware && RunsDirect3D12(adapter)));
            }
            finally
            {
                Marshal.Release(adapter);
            }
        }
    }

    private static Dictionary<long, int> Ranks(nint factory)
    {
        Dictionary<long, int> ranks = [];
        if (Marshal.QueryInterface(factory, Factory6, out var factory6) < 0)
            return ranks;
        try
        {
            for (var i = 0; ; i++)
            {
                nint adapter;
                var iid = Adapter1;
                if (((delegate* unmanaged<nint, uint, int, Guid*, nint*, int>)Method(factory6, FactoryEnumAdapterByGpuPreference))(factory6, (uint)i, HighPerformance, &iid, &adapter) < 0)
                    return ranks;
                ranks.TryAdd(Describe(adapter).Luid, i);
                Marshal.Release(adapter);
            }
        }
        finally
        {
            Marshal.Release(factory6);
        }
    }

    private static Description Describe(nint adapter)
    {
        Description description = default;
        var result = ((delegate* unmanaged<nint, Description*, int>)Method(adapter, AdapterGetDesc1))(adapter, &description);
        return result >= 0 ? description : throw DeviceErrors.AdaptersNotReadable($"an adapter doesn't say what it is (0x{result:x8})");
    }

    private static bool RunsDirect3D12(nint adapter)
    {
        try
        {
            // Without a place for it no device is made, only asked for.
            return D3D12CreateDevice(adapter, FeatureLevel11, Direct3D12Device, null) >= 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static nint Method(nint instance, int place) => (*(nint**)instance)[place];

    [LibraryImport("dxgi.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int CreateDXGIFactory1(in Guid iid, nint* factory);

    [LibraryImport("d3d12.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int D3D12CreateDevice(nint adapter, int minimumFeatureLevel, in Guid iid, nint* device);

    // DXGI_ADAPTER_DESC1
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        public fixed char Name[128];
        public uint VendorId;
        public uint DeviceId;
        public uint SubSystemId;
        public uint Revision;
        public nuint DedicatedVideoMemory;
        public nuint DedicatedSystemMemory;
        public nuint SharedSystemMemory;
        public uint LuidLow;
        public int LuidHigh;
        public uint Flags;

        public readonly long Luid => ((long)LuidHigh << 32) | LuidLow;

        public readonly string Text
        {
            get
            {
                fixed (char* name = Name)
                    return new string(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)).Trim();
            }
        }
    }
}
