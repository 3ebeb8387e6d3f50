namespace LamPS.Build.Packaging;

/// <summary>A file of the package.</summary>
/// <param name="Path">Path in the package, with <c>/</c>.</param>
/// <param name="Source">File that it is a copy of; null when the build wrote it.</param>
/// <param name="Content">What the build wrote; null for a copy.</param>
/// <param name="Executable">Whether it is a program.</param>
internal sealed record PackageFile(string Path, string? Source, byte[]? Content, bool Executable = false)
{
    public static PackageFile Copy(string path, string source, bool executable = false) => new(path, source, null, executable);

    public static PackageFile Written(string path, string text) => new(path, null, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>All files below a folder, as they lie there.</summary>
    /// <param name="prefix">Path in the package; empty for its root.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="isWanted">Which are taken, by their path below the folder.</param>
    public static IEnumerable<PackageFile> Below(string prefix, string folder, Func<string, bool>? isWanted = null) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(found => isWanted?.Invoke(found.Name) ?? true)
            .Select(found => Copy(prefix.Length == 0 ? found.Name : $"{prefix}/{found.Name}", found.File));

    public byte[] Read() => Content ?? File.ReadAllBytes(Source!);
}
