namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>Folders that only the user may look into.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes a folder and the ones above it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
