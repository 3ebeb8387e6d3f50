using System.Collections.Concurrent;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>A menu path in the forms in which paths are compared.</summary>
internal sealed class MenuKey
{
    private const int MostKept = 8192;
    private static readonly ConcurrentDictionary<string, MenuKey> Kept = new(StringComparer.Ordinal);

    private MenuKey(string path)
    {
        Path = path;
        Parts = [.. path.Split('>', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NameKey.Of)];
        Leaf = Parts.Count > 0 ? Parts[^1] : NameKey.Of("");
        Words = Parts.SelectMany(p => p.Words).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>As given.</summary>
    public string Path { get; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<NameKey> Parts { get; }

    /// <summary>The last part.</summary>
    public NameKey Leaf { get; }

    /// <summary>Stems of all parts.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>The key of a path.</summary>
    /// <param name="path">Path.</param>
    public static MenuKey Of(string path)
    {
        if (Kept.TryGetValue(path, out var kept))
        {
            return kept;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(path, static p => new MenuKey(p));
    }
}
