namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>Finds programs the way a shell does.</summary>
internal static class ProgramFinder
{
    /// <summary>Full path of a program, or null.</summary>
    /// <param name="command">Name to look for in PATH, or a path.</param>
    public static string? Find(string command)
    {
        if (command.Contains('/', StringComparison.Ordinal))
        {
            return IsProgram(command) ? Path.GetFullPath(command) : null;
        }

        var folders = Environment.GetEnvironmentVariable("PATH") is { Length: > 0 } path ? path : "/usr/local/bin:/usr/bin:/bin";
        return folders.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
