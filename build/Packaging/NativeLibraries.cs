namespace LamPS.Build.Packaging;

/// <summary>ONNX Runtime for the package's hosts, put where they look for it first. Without it everything works but models.</summary>
/// <remarks>
/// Only what is ONNX Runtime's own: its package has DirectML and a shader compiler for Windows as well, which have licences of their own.
/// </remarks>
internal static class NativeLibraries
{
    private static readonly string[] Names = ["libonnxruntime.so.1", "onnxruntime.dll", "libonnxruntime.1.dylib"];

    /// <summary>What has to be said of it. The library's own notices are a book; they are named, not repeated.</summary>
    public static ThirdPartyNotices.Package Notice { get; } = new(
        $"ONNX Runtime {OnnxRuntimePackage.Version}",
        "MIT",
        "Copyright (c) Microsoft Corporation",
        [$"ONNX Runtime is made with software of others. Their notices: https://github.com/microsoft/onnxruntime/blob/v{OnnxRuntimePackage.Version}/ThirdPartyNotices.txt"]);

    /// <summary>The files.</summary>
    /// <param name="runtime">Runtime of the host, such as <c>win-x64</c>.</param>
    /// <param name="folder">Folder with the libraries of that platform.</param>
    public static IEnumerable<PackageFile> Files(string runtime, string folder) =>
        Names.Where(name => File.Exists(Path.Combine(folder, name)))
            .Select(name => PackageFile.Copy($"host/{runtime}/runtimes/{runtime}/native/{name}", Path.Combine(folder, name)));
}
