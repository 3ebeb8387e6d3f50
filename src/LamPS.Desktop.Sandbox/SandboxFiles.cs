namespace LamPS.Desktop.Sandbox;

/// <summary>The files that sandbox applications read and write.</summary>
/// <remarks>Members throw what the file system throws: <see cref="IOException"/> and its kin, <see cref="UnauthorizedAccessException"/>.</remarks>
public abstract class SandboxFiles
{
    /// <summary>The real disk. Files are written as UTF-8, beside the old one and then put in its place, so that a failure leaves the old one whole.</summary>
    public static SandboxFiles Disk { get; } = new DiskFiles();

    /// <summary>Files in memory, for episodes that must not touch the disk.</summary>
    /// <param name="folders">Full paths of the folders that there are; every folder when none is given.</param>
    public static SandboxFiles InMemory(params IReadOnlyList<string> folders) => new MemoryFiles(folders);

    /// <summary>Whether there is a file.</summary>
    /// <param name="path">Full path.</param>
    public abstract bool FileExists(string path);

    /// <summary>Whether there is a folder.</summary>
    /// <param name="path">Full path.</param>
    public abstract bool FolderExists(string path);

    /// <summary>Reads a file as UTF-8.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="System.Text.DecoderFallbackException">It isn't UTF-8.</exception>
    public abstract string Read(string path);

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">Full path; its folder must exist.</param>
    /// <param name="text">Content.</param>
    public abstract void Write(string path, string text);

    /// <summary>Deletes a file; one that isn't there is fine.</summary>
    /// <param name="path">Full path.</param>
    public abstract void Delete(string path);

    /// <summary>Names of the files of a folder, sorted.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="limit">Most names.</param>
    public abstract IReadOnlyList<string> List(string folder, int limit);
}
