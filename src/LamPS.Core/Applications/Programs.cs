namespace LamPS.Core.Applications;

/// <summary>Finds programs the way a shell does.</summary>
public static class Programs
{
    /// <summary>Full path of a program, or null.</summary>
    /// <param name="command">Name to look for in the PATH, or a path.</param>
    public static string? Find(string command)
    {
        if (command.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            return IsProgram(command) ? Path.GetFullPath(command) : null;
        }

        var folders = Environment.GetEnvironmentVariable("PATH") is { Length: > 0 } path ? path : "/usr/local/bin:/usr/bin:/bin";
        string[] names = OperatingSystem.IsWindows() && !Path.HasExtension(command) ? [command + ".exe", command + ".cmd"] : [command];
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
