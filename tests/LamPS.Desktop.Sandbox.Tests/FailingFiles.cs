namespace LamPS.Desktop.Sandbox.Tests;

/// <summary>The disk, which can be read and not written.</summary>
internal sealed class FailingFiles(Exception error) : SandboxFiles
{
    public override bool FileExists(string path) => Disk.FileExists(path);

    public override bool FolderExists(string path) => Disk.FolderExists(path);

    public override string Read(string path) => Disk.Read(path);

    public override void Write(string path, string text) => throw error;

    public override void Delete(string path) => throw error;

    public override IReadOnlyList<string> List(string folder, int limit) => Disk.List(folder, limit);
}
