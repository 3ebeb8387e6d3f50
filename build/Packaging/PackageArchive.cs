using System.IO.Compression;

namespace LamPS.Build.Packaging;

/// <summary>Writes a zip that depends on nothing but the content: sorted, one time for all entries, the modes of the files.</summary>
internal static class PackageArchive
{
    private const int Plain = 0b110_100_100;
    private const int Program = 0b111_101_101;
    private const int RegularFile = 0b1000_000_000_000_000;

    /// <summary>The time that all files of a package carry; any fixed one that a zip can hold would do.</summary>
    public static DateTimeOffset Time { get; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it; a file that was there stays until the new one is complete.</summary>
    public static async Task WriteAsync(string file, IEnumerable<PackageFile> files, CancellationToken cancellationToken)
    {
        var part = file + ".part";
        await using (var stream = File.Create(part))
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var one in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var entry = archive.CreateEntry(one.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                entry.ExternalAttributes = (RegularFile | (one.Executable ? Program : Plain)) << 16;
                await using var content = await entry.OpenAsync(cancellationToken);
                await content.WriteAsync(one.Read(), cancellationToken);
            }
        }

        File.Move(part, file, overwrite: true);
    }
}
