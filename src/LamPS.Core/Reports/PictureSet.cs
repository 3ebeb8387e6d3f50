using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>The pictures of a report: each content once, and no more bytes than a page should have.</summary>
internal sealed class PictureSet
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private readonly string _folder;
    private readonly Dictionary<string, Picture?> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Picture> _byContent = new(StringComparer.Ordinal);
    private readonly List<Picture> _all = [];
    private long _bytes;

    /// <summary>Looks through the pictures of actions. Those of actions that failed come first, should not all of them fit.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="actions">Actions.</param>
    /// <param name="maxBytes">Most bytes of all pictures together.</param>
    public PictureSet(string folder, IReadOnlyList<StepRecord> actions, long maxBytes)
    {
        _folder = folder;
        foreach (var action in actions.OrderBy(a => ReportModel.IsFailure(a.Outcome) ? 0 : 1))
        {
            Add(action.ScreenshotBefore, maxBytes);
            Add(action.ScreenshotAfter, maxBytes);
        }
    }

    /// <summary>All that are embedded.</summary>
    public IReadOnlyList<Picture> All => _all;

    /// <summary>How many were left out because the page would have become too large.</summary>
    public int LeftOut { get; private set; }

    /// <summary>A picture by its file name; null when it isn't there, is none, or was left out.</summary>
    /// <param name="name">File name.</param>
    public Picture? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    private void Add(string? name, long maxBytes)
    {
        if (name is null || _byName.ContainsKey(name))
            return;

        _byName[name] = null;
        if (Path.GetFileName(name) != name || Read(Path.Combine(_folder, name)) is not { } bytes || !TryMeasure(bytes, out var width, out var height))
            return;

        var content = Convert.ToHexString(SHA256.HashData(bytes));
        if (!_byContent.TryGetValue(content, out var picture))
        {
            if (_bytes + bytes.Length > maxBytes)
            {
                LeftOut++;
                return;
            }

            _bytes += bytes.Length;
            picture = new Picture(string.Create(CultureInfo.InvariantCulture, $"lam:picture-{_all.Count + 1}"), Path.Combine(_folder, name), width, height);
            _byContent.Add(content, picture);
            _all.Add(picture);
        }

        _byName[name] = picture;
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A report without one picture is better than none.
            return null;
        }
    }

    private static bool TryMeasure(byte[] bytes, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (bytes.Length < 33 || !bytes.AsSpan().StartsWith(Signature))
            return false;

        width = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
        height = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
        return width is > 0 and <= 32768 && height is > 0 and <= 32768;
    }
}
