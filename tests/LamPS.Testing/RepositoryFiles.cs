namespace LamPS.Testing;

/// <summary>Files of the repository that a test runs in.</summary>
public static class RepositoryFiles
{
    /// <summary>Full path of a file or folder given by its path from the root of the repository.</summary>
    /// <exception cref="InvalidOperationException">The test runs outside of the repository.</exception>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LamPS.sln")))
                return Path.Combine(folder.FullName, path);
        }

        throw new InvalidOperationException($"There is no LamPS.sln above {AppContext.BaseDirectory}.");
    }
}
