namespace LamPS.Core.Runs;

/// <summary>Folders and files that only their owner may read: pictures show whatever was on the screen.</summary>
internal static class RunFolders
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder where there is none, on Unix for its owner alone.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="LamException">It can't be made.</exception>
    public static void Create(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return;

            if (OperatingSystem.IsWindows())
            {
                // The user's profile, where runs are kept, is the user's own already.
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.RunFolderUnusable(path, e.Message, e);
        }
    }

    /// <summary>Makes an empty file for its owner alone where there is none; SQLite gives the files beside a database the same mode.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="LamException">It can't be made.</exception>
    public static void CreateFile(string path)
    {
        try
        {
            if (File.Exists(path))
                return;

            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(path, options).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.RunFolderUnusable(path, e.Message, e);
        }
    }

    /// <summary>Bytes of all files in a folder; 0 where there is none.</summary>
    /// <param name="path">Full path.</param>
    public static long SizeOf(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) : 0;
    }
}
