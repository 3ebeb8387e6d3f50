using System.Buffers.Binary;
using System.Text;
using LamPS.Core;

namespace LamPS.Learning.Templates;

/// <summary>
/// Writes a ZIP archive without compression. Every byte is decided here, since <see cref="System.IO.Compression.ZipArchive"/> writes
/// other bytes on other systems, and templates are compared by their bytes.
/// </summary>
internal static class StoredZip
{
    private const ushort VersionNeeded = 20;

    // 1980-01-01, the first day that the format knows.
    private const ushort Date = (1 << 5) | 1;

    /// <summary>The archive with these files, in this order.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var data = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in files)
        {
            Add(data, directory, Encoding.UTF8.GetBytes(name), content);
        }

        Span<byte> end = stackalloc byte[18];
        end.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(end[4..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[6..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[8..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)data.Length);
        directory.WriteTo(data);
        data.Write("PK\x05\x06"u8);
        data.Write(end);
        return data.ToArray();
    }

    private static void Add(MemoryStream data, MemoryStream directory, byte[] path, byte[] content)
    {
        var offset = (uint)data.Position;
        Span<byte> common = stackalloc byte[26];
        common.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(common, VersionNeeded);
        BinaryPrimitives.WriteUInt16LittleEndian(common[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(common[10..], ~Crc32.Add(Crc32.Start, content));
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], (uint)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)path.Length);
        data.Write("PK\x03\x04"u8);
        data.Write(common);
        data.Write(path);
        data.Write(content);

        Span<byte> tail = stackalloc byte[14];
        tail.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(tail[10..], offset);
        directory.Write("PK\x01\x02"u8);
        directory.Write([(byte)VersionNeeded, 0]);
        directory.Write(common);
        directory.Write(tail);
        directory.Write(path);
    }
}
