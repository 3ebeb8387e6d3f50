using System.IO.Compression;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>The parts of a ZIP package, read within limits and checked against their check sums.</summary>
internal sealed class DocumentPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.Ordinal);
    private readonly ReadContext _context;

    public DocumentPackage(Stream stream, ReadContext context)
    {
        _context = context;
        _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _archive.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Opens a part, or returns null where there is none.</summary>
    public Stream? Open(string name)
    {
        if (!_parts.TryGetValue(name, out var entry))
            return null;
        if (entry.IsEncrypted)
            throw DocumentErrors.DocumentEncrypted(_context.Path);
        return new PartStream(entry.Open(), entry, _context);
    }

    /// <summary>Opens a part that the package must have.</summary>
    public Stream Require(string name) =>
        Open(name) ?? throw DocumentErrors.DocumentDamaged(_context.Path, $"its part '{name}' is missing.");

    /// <summary>A part as XML, or null where there is none.</summary>
    public XmlWalker? OpenXml(string name) => Open(name) is { } stream ? new XmlWalker(stream, _context) : null;

    /// <summary>A part as XML that the package must have.</summary>
    public XmlWalker RequireXml(string name) => new(Require(name), _context);

    /// <summary>A part as text; empty where there is none.</summary>
    public string ReadText(string name)
    {
        if (Open(name) is not { } stream)
            return "";

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A short part as text; null where there is none or it is longer.</summary>
    public string? ReadShortText(string name, int limit = 256)
    {
        using var stream = Open(name);
        if (stream is null)
            return null;

        var buffer = new byte[limit + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length > limit ? null : System.Text.Encoding.ASCII.GetString(buffer, 0, length).Trim();
    }

    public void Dispose() => _archive.Dispose();
}
