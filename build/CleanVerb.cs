namespace LamPS.Build;

/// <summary>Deletes what was built.</summary>
internal static class CleanVerb
{
    public static int Run(Repository repository, IReadOnlyList<string> arguments)
    {
        Arguments.None("clean", arguments);
        if (!Directory.Exists(repository.Artifacts))
            return BuildExit.Success;

        // This program runs from there. Linux lets it go all the same; Windows keeps its own files until it ends.
        var own = OperatingSystem.IsWindows() ? Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) : null;
        try
        {
            Delete(new DirectoryInfo(repository.Artifacts), own);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildExit.Failed, $"artifacts/ can't be deleted: {error.Message} Close what uses it, then run this again.");
        }

        Console.WriteLine("artifacts/ is deleted");
        return BuildExit.Success;
    }

    private static void Delete(DirectoryInfo folder, string? keep)
    {
        if (keep is null || !(keep + Path.DirectorySeparatorChar).StartsWith(folder.FullName + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
        {
            folder.Delete(recursive: true);
            return;
        }

        if (string.Equals(folder.FullName, keep, StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var file in folder.GetFiles())
            file.Delete();
        foreach (var child in folder.GetDirectories())
            Delete(child, keep);
    }
}
