namespace LamPS.Host.Commands.Data;

/// <summary>What lies where in the folder of a data set.</summary>
internal static class DataFolder
{
    /// <summary>The collection of episodes.</summary>
    /// <param name="folder">Folder of the data set.</param>
    public static string EpisodesIn(string folder) => Path.Combine(Path.GetFullPath(folder), "episodes.db");
}
