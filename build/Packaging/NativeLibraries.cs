namespace LamPS.Build.Packaging;

/// <summary>ONNX Runtime for the package's hosts, put where they look for it first, and DirectML, which it runs on the graphics processors of Windows. Without them everything works but models.</summary>
/// <remarks>The package that they come from has a shader compiler for Windows as well; only WebGPU wants it, and DirectML does the same there.</remarks>
internal static class NativeLibraries
{
    private const string DirectMl = "DirectML.dll";

    private static readonly string[] Names = ["libonnxruntime.so.1", "onnxruntime.dll", "libonnxruntime.1.dylib", DirectMl];

    // The library's own notices are a book; they are named, not repeated.
    private static readonly ThirdPartyNotices.Package OnnxRuntime = new(
        $"ONNX Runtime {OnnxRuntimePackage.Version}",
        "MIT",
        "Copyright (c) Microsoft Corporation",
        [$"ONNX Runtime is made with software of others. Their notices: https://github.com/microsoft/onnxruntime/blob/v{OnnxRuntimePackage.Version}/ThirdPartyNotices.txt"]);

    private static readonly ThirdPartyNotices.Package DirectMlNotice = new(
        "DirectML 1.15.4 (DirectML.dll, for hosts on Windows)",
        "DirectML",
        "Copyright (c) Microsoft Corporation",
        []);

    /// <summary>What has to be said of files that go into the package.</summary>
    /// <param name="files">The files.</param>
    public static IEnumerable<ThirdPartyNotices.Package> Notices(IReadOnlyCollection<PackageFile> files) =>
        files.Count == 0 ? [] : files.Any(file => Path.GetFileName(file.Path) == DirectMl) ? [OnnxRuntime, DirectMlNotice] : [OnnxRuntime];

    /// <summary>The files.</summary>
    /// <param name="runtime">Runtime of the host, such as <c>win-x64</c>.</param>
    /// <param name="folder">Folder with the libraries of that platform.</param>
    public static IEnumerable<PackageFile> Files(string runtime, string folder) =>
        Names.Where(name => File.Exists(Path.Combine(folder, name)))
            .Select(name => PackageFile.Copy($"host/{runtime}/runtimes/{runtime}/native/{name}", Path.Combine(folder, name)));
}
