using LamPS.Core;

namespace LamPS.Learning.Training.Runs;

/// <summary>Files of a run that are there as a whole or not at all, and what is said when the disk takes no more.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file; what is there is replaced only when all is written.</summary>
    /// <param name="path">File.</param>
    /// <param name="write">Writes it to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        var part = path + ".part";
        try
        {
            write(part);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, byte[] bytes) => Write(path, part => File.WriteAllBytes(part, bytes));

    /// <summary>Writes text.</summary>
    public static void Write(string path, string text) => Write(path, part => File.WriteAllText(part, text));

    /// <summary>Does something in the folder of a run.</summary>
    /// <exception cref="LamException">The folder can't be read or written.</exception>
    public static void Guard(string folder, Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TrainingErrors.RunNotWritten(folder, error);
        }
    }

    /// <summary>Does something in the folder of a run.</summary>
    /// <exception cref="LamException">The folder can't be read or written.</exception>
    public static async Task GuardAsync(string folder, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TrainingErrors.RunNotWritten(folder, error);
        }
    }
}
