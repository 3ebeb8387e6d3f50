using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>The Visual C++ runtime, which ONNX Runtime needs on Windows, and which Windows doesn't bring.</summary>
internal static class VisualCppRuntime
{
    // What onnxruntime.dll 1.30 asks for beside what Windows has.
    private static readonly string[] Libraries = ["vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_atomic_wait.dll"];

    /// <summary>Its libraries that can't be loaded; none on other systems.</summary>
    public static IReadOnlyList<string> Missing() => OperatingSystem.IsWindows()
        ? [.. Libraries.Where(name => !NativeLibrary.TryLoad(name, typeof(VisualCppRuntime).Assembly, DllImportSearchPath.SafeDirectories, out _))]
        : [];
}
