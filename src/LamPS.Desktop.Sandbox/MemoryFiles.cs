namespace LamPS.Desktop.Sandbox;

/// <summary>Files in memory.</summary>
internal sealed class MemoryFiles(IReadOnlyList<string> folders) : SandboxFiles
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public override bool FileExists(string path) => _files.ContainsKey(path);

    public override bool FolderExists(string path) => folders.Count == 0 || folders.Contains(path);

    public override string Read(string path) => _files.TryGetValue(path, out var text) ? text : throw new FileNotFoundException("There is no such file.", path);

    public override void Write(string path, string text)
    {
        if (!FolderExists(Path.GetDirectoryName(path) ?? ""))
        {
            throw new DirectoryNotFoundException($"There is no folder for '{path}'.");
        }

        _files[path] = text;
    }

    public override void Delete(string path) => _files.Remove(path);

    public override IReadOnlyList<string> List(string folder, int limit) =>
        [.. _files.Keys.Where(f => Path.GetDirectoryName(f) == folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Take(limit)];
}
