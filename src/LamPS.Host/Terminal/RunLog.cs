using LamPS.Host.Operations;

namespace LamPS.Host.Terminal;

/// <summary>A file that keeps what runs said, the newest at its end.</summary>
internal static class RunLog
{
    private const long Largest = 1 << 20;

    /// <summary>Opens it. A large one is put aside before, in place of the one that was put aside last.</summary>
    /// <param name="file">The file; its folder is made.</param>
    /// <exception cref="Core.LamException">It can't be written.</exception>
    public static TextWriter Open(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (new FileInfo(path) is { Exists: true, Length: > Largest })
            {
                File.Move(path, path + ".old", overwrite: true);
            }

            // What stood on a screen may stand in it.
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new StreamWriter(path, options) { AutoFlush = true };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw OperationErrors.FileNotWritable(file, error.Message);
        }
    }
}
