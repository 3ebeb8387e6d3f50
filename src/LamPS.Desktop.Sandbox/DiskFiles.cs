using System.Text;

namespace LamPS.Desktop.Sandbox;

/// <summary>The real disk.</summary>
internal sealed class DiskFiles : SandboxFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override bool FileExists(string path) => File.Exists(path);

    public override bool FolderExists(string path) => Directory.Exists(path);

    public override string Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var content = bytes.AsSpan();
        return Utf8.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content);
    }

    public override void Write(string path, string text)
    {
        // Replacing a file needs no permission on the file itself, so a read-only one has to be asked for.
        if (File.Exists(path))
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }

        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    public override void Delete(string path) => File.Delete(path);

    public override IReadOnlyList<string> List(string folder, int limit) =>
        [.. Directory.EnumerateFiles(folder).Take(limit * 4).Select(f => Path.GetFileName(f)).Where(f => f[0] != '.').Order(StringComparer.Ordinal).Take(limit)];
}
