namespace LamPS.Build.Packaging;

/// <summary>Puts the package into its folder; what isn't part of it is taken away.</summary>
internal static class PackageFolder
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Program = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Write(string folder, IReadOnlyList<PackageFile> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var wanted = files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Path))).ToHashSet(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !wanted.Contains(Path.GetFullPath(file))))
                File.Delete(file);
            foreach (var file in files)
                Write(Path.Combine(folder, file.Path), file);
            foreach (var empty in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length).Where(IsEmpty))
                Directory.Delete(empty);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(
                BuildExit.Failed,
                $"{folder} can't be written: {error.Message} A PowerShell that imported the module from there, or its host, keeps it; end them ('Stop-LamHost'), then run this again.");
        }
    }

    private static void Write(string target, PackageFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // A program that runs can't be overwritten; on Linux its file can be replaced.
        if (!OperatingSystem.IsWindows())
            File.Delete(target);
        if (file.Source is { } source)
            File.Copy(source, target, overwrite: true);
        else
            File.WriteAllBytes(target, file.Content!);
        File.SetLastWriteTimeUtc(target, PackageArchive.Time.UtcDateTime);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, file.Executable ? Program : Plain);
    }

    private static bool IsEmpty(string folder) => !Directory.EnumerateFileSystemEntries(folder).Any();
}
