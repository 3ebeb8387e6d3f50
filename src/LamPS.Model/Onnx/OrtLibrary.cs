using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>Looks for ONNX Runtime's native library.</summary>
internal static class OrtLibrary
{
    /// <summary>Environment variable with the library, or the folder that it lies in.</summary>
    public const string Variable = "LAMPS_ONNXRUNTIME";

    /// <summary>Names of the library on this system, the most specific first.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        OperatingSystem.IsWindows() ? ["onnxruntime.dll"]
        : OperatingSystem.IsMacOS() ? ["libonnxruntime.1.dylib", "libonnxruntime.dylib"]
        : ["libonnxruntime.so.1", "libonnxruntime.so"];

    /// <summary>Platform as package folders name it, such as <c>linux-x64</c>.</summary>
    public static string Platform { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Opens the library: the one the user points to, else the one that came along, else the system's.</summary>
    /// <param name="pointed">Value of <see cref="Variable"/>; when it is set, nothing else is tried, for a typing error must not load another version unseen.</param>
    /// <param name="baseFolder">Folder of the assembly.</param>
    /// <exception cref="Core.LamException">There is none, or it can't be loaded.</exception>
    public static (nint Library, string Path) Open(string? pointed, string baseFolder)
    {
        if (!string.IsNullOrWhiteSpace(pointed))
        {
            var file = File.Exists(pointed) ? pointed : Files(pointed).FirstOrDefault(File.Exists) ?? throw OnnxErrors.OnnxRuntimeNotFound([$"{pointed} ({Variable})"]);
            return (Load(Path.GetFullPath(file)), Path.GetFullPath(file));
        }

        List<string> places = [];
        foreach (var folder in Folders(baseFolder))
        {
            if (Files(folder).FirstOrDefault(File.Exists) is { } file)
                return (Load(file), file);
            places.Add(folder);
        }

        // Windows carries an old one for its own use in its system folder; only the search path of a person's own choice is asked there.
        foreach (var name in FileNames)
        {
            if (!OperatingSystem.IsWindows() && NativeLibrary.TryLoad(name, out var library))
                return (library, name);
        }

        throw OnnxErrors.OnnxRuntimeNotFound([.. places, "the system's libraries"]);
    }

    private static IEnumerable<string> Folders(string baseFolder)
    {
        yield return Path.Combine(baseFolder, "runtimes", Platform, "native");
        yield return baseFolder;
        for (var folder = new DirectoryInfo(baseFolder); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "artifacts", "native", "onnxruntime", Platform);
            if (Directory.Exists(native))
                yield return native;
        }
    }

    private static IEnumerable<string> Files(string folder) => FileNames.Select(name => Path.Combine(folder, name));

    private static nint Load(string path)
    {
        try
        {
            // By full path, and on Windows with its own folder first: DirectML.dll must be the one beside it, not the system's.
            return NativeLibrary.Load(path, typeof(OrtLibrary).Assembly, DllImportSearchPath.UseDllDirectoryForDependencies | DllImportSearchPath.SafeDirectories);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            if (VisualCppRuntime.Missing() is { Count: > 0 } missing)
                throw OnnxErrors.VisualCppRuntimeMissing(path, missing, error);
            throw OnnxErrors.OnnxRuntimeNotLoadable(path, error.Message.Trim().TrimEnd('.'), error);
        }
    }
}
