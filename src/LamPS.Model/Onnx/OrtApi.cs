using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>ONNX Runtime's table of functions, and the one check around each call.</summary>
internal sealed unsafe class OrtApi
{
    /// <summary>The version of the table that this binding needs: 22 came with ONNX Runtime 1.22.</summary>
    public const uint NeededVersion = 22;

    // ORT writes its warnings to standard error; what matters comes back as a status, so only fatal errors are left to it.
    private const int LogFatal = 4;

    private static readonly Lazy<OrtApi> Shared = new(
        () =>
        {
            var (library, path) = OrtLibrary.Open(Environment.GetEnvironmentVariable(OrtLibrary.Variable), AppContext.BaseDirectory);
            return new OrtApi(library, path, NeededVersion);
        },
        LazyThreadSafetyMode.PublicationOnly);

    private readonly nint* _table;

    /// <summary>Binds to an opened library.</summary>
    /// <exception cref="Core.LamException">It isn't ONNX Runtime, or too old.</exception>
    public OrtApi(nint library, string path, uint neededVersion)
    {
        Path = path;
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            throw OnnxErrors.OnnxRuntimeNotLoadable(path, "it doesn't export OrtGetApiBase");
        var functions = (nint*)((delegate* unmanaged<nint>)entry)();
        Version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)functions[1])()) ?? "";

        // An old library writes a line to standard error when it is asked for too new a table, so its version is read first.
        if (System.Version.TryParse(Version.Split('-')[0], out var version) && version < new Version(1, (int)neededVersion))
            throw OnnxErrors.OnnxRuntimeTooOld(path, Version, neededVersion);
        _table = (nint*)((delegate* unmanaged<uint, nint>)functions[0])(neededVersion);
        if (_table is null)
            throw OnnxErrors.OnnxRuntimeTooOld(path, Version, neededVersion);

        nint environment;
        using (var name = new NativeText("lamps"))
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OrtFunction.CreateEnv])(LogFatal, name.Utf8, &environment));
        OrtEnvironment = environment;
        Check(((delegate* unmanaged<nint, nint>)this[OrtFunction.DisableTelemetryEvents])(environment));
        nint allocator;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtFunction.GetAllocatorWithDefaultOptions])(&allocator));
        Allocator = allocator;
    }

    /// <summary>The library of this process.</summary>
    /// <exception cref="Core.LamException">There is none, it can't be loaded, or it is too old; the next call looks again.</exception>
    public static OrtApi Instance => Shared.Value;

    public string Path { get; }

    public string Version { get; }

    /// <summary>The environment; it lives as long as the process, as ONNX Runtime wants it.</summary>
    public nint OrtEnvironment { get; }

    /// <summary>The allocator of ONNX Runtime's own strings; not owned.</summary>
    public nint Allocator { get; }

    public nint this[OrtFunction function] => _table[(int)function];

    /// <summary>Turns the status that a call returned into an error; every call goes through here.</summary>
    /// <exception cref="Core.LamException">The call failed.</exception>
    public void Check(nint status)
    {
        if (status != 0)
            throw OnnxErrors.OnnxCallFailed(Read(status, out var message), message);
    }

    /// <summary>Reads and frees a status.</summary>
    public OrtErrorCode Read(nint status, out string message)
    {
        if (status == 0)
        {
            message = "";
            return OrtErrorCode.Ok;
        }

        var code = ((delegate* unmanaged<nint, int>)this[OrtFunction.GetErrorCode])(status);
        message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)this[OrtFunction.GetErrorMessage])(status)) ?? "";
        ((delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseStatus])(status);
        return (OrtErrorCode)code;
    }

    /// <summary>Copies a string that ONNX Runtime allocated, and frees it.</summary>
    public string TakeString(byte* text)
    {
        var copy = Marshal.PtrToStringUTF8((nint)text) ?? "";
        Check(((delegate* unmanaged<nint, void*, nint>)this[OrtFunction.AllocatorFree])(Allocator, text));
        return copy;
    }
}
