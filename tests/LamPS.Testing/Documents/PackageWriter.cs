using System.IO.Compression;
using System.Text;

namespace LamPS.Testing.Documents;

/// <summary>Writes ZIP packages that are the same each time.</summary>
public static class PackageWriter
{
    // The earliest moment that ZIP knows.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A package of text parts; one named <c>mimetype</c> is stored without packing, as ODF wants it.</summary>
    public static byte[] Write(params IEnumerable<(string Name, string Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Moment;
                using var part = entry.Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
