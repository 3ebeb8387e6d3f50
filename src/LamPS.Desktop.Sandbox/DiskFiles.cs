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
        // Replacing a file needs no permission on the file itself, and an administrator has it always: a read-only file is left alone all the same.
        if (File.Exists(path))
        {
            // What a link points to is replaced, not the link.
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            {
                throw new UnauthorizedAccessException($"'{path}' is read-only.");
            }

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
