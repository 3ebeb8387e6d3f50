using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>The ONNX Runtime that this process uses.</summary>
public static unsafe class OnnxRuntime
{
    /// <summary>Whether one is there and new enough.</summary>
    /// <param name="error">What is wrong, with the remedy; null when nothing is.</param>
    public static bool IsAvailable(out Core.LamException? error)
    {
        try
        {
            _ = OrtApi.Instance;
            error = null;
            return true;
        }
        catch (Core.LamException reason)
        {
            error = reason;
            return false;
        }
    }

    /// <summary>Its version, such as <c>1.30.0</c>.</summary>
    /// <exception cref="Core.LamException">There is none, or it is too old; the remedy says how to get one.</exception>
    public static string Version => OrtApi.Instance.Version;

    /// <summary>The file of the library; its name alone when the system found it.</summary>
    /// <exception cref="Core.LamException">There is none, or it is too old.</exception>
    public static string LibraryPath => OrtApi.Instance.Path;

    /// <summary>Names of the execution providers that this build has, such as <c>CPUExecutionProvider</c>. Having one doesn't mean that it works on this machine.</summary>
    /// <exception cref="Core.LamException">There is none, or it is too old.</exception>
    public static IReadOnlyList<string> Providers()
    {
        var api = OrtApi.Instance;
        byte** names;
        int count;
        api.Check(((delegate* unmanaged<byte***, int*, nint>)api[OrtFunction.GetAvailableProviders])(&names, &count));
        var providers = new string[count];
        for (var i = 0; i < count; i++)
            providers[i] = Marshal.PtrToStringUTF8((nint)names[i]) ?? "";
        api.Check(((delegate* unmanaged<byte**, int, nint>)api[OrtFunction.ReleaseAvailableProviders])(names, count));
        return providers;
    }

    /// <summary>The processors that ONNX Runtime sees, with the provider that would use each.</summary>
    /// <exception cref="Core.LamException">There is none, or it is too old, or it can't look.</exception>
    public static IReadOnlyList<OnnxHardware> Hardware()
    {
        var api = OrtApi.Instance;
        nint* devices;
        nuint count;
        api.Check(((delegate* unmanaged<nint, nint**, nuint*, nint>)api[OrtFunction.GetEpDevices])(api.OrtEnvironment, &devices, &count));
        var found = new OnnxHardware[(int)count];
        for (var i = 0; i < found.Length; i++)
        {
            var device = ((delegate* unmanaged<nint, nint>)api[OrtFunction.EpDeviceDevice])(devices[i]);
            found[i] = new OnnxHardware(
                Text(((delegate* unmanaged<nint, byte*>)api[OrtFunction.EpDeviceEpName])(devices[i])),
                (OnnxHardwareKind)((delegate* unmanaged<nint, int>)api[OrtFunction.HardwareDeviceType])(device),
                Text(((delegate* unmanaged<nint, byte*>)api[OrtFunction.HardwareDeviceVendor])(device)),
                ((delegate* unmanaged<nint, uint>)api[OrtFunction.HardwareDeviceVendorId])(device),
                ((delegate* unmanaged<nint, uint>)api[OrtFunction.HardwareDeviceDeviceId])(device),
                Pairs(api, ((delegate* unmanaged<nint, nint>)api[OrtFunction.HardwareDeviceMetadata])(device)));
        }

        return found;
    }

    private static Dictionary<string, string> Pairs(OrtApi api, nint pairs)
    {
        Dictionary<string, string> found = [];
        if (pairs == 0)
            return found;
        byte** keys;
        byte** values;
        nuint count;
        ((delegate* unmanaged<nint, byte***, byte***, nuint*, void>)api[OrtFunction.GetKeyValuePairs])(pairs, &keys, &values, &count);
        for (nuint i = 0; i < count; i++)
            found[Text(keys[i])] = Text(values[i]);
        return found;
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
