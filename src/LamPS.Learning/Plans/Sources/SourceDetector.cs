using LamPS.Core.Runs;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Finds what a source is from its content, and its files.</summary>
internal static class SourceDetector
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.System, MaxRecursionDepth = 40 };

    /// <summary>What a source is; null when it has no file of any kind.</summary>
    /// <param name="path">File or folder.</param>
    public static SourceKind? Detect(string path)
    {
        if (File.Exists(path))
            return OfFile(path);
        if (File.Exists(Path.Combine(path, RunStore.DatabaseName)))
            return SourceKind.Runs;

        // The kind that most of the files are of; the first few hundred tell.
        return Directory.EnumerateFiles(path, "*", Deep).Select(OfFile).OfType<SourceKind>().Take(400).GroupBy(k => k).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.Key;
    }

    /// <summary>The files of a source that are of a kind, sorted by name.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="kind">Kind.</param>
    public static IReadOnlyList<string> Files(string path, SourceKind kind) => File.Exists(path)
        ? [path]
        : [.. Directory.EnumerateFiles(path, "*", Deep).Where(f => IsNamedLike(f, kind)).Order(StringComparer.Ordinal)];

    private static bool IsNamedLike(string file, SourceKind kind) => kind switch
    {
        SourceKind.Help or SourceKind.Html => Ends(file, ".html", ".htm", ".xhtml"),
        SourceKind.PowerShell => Ends(file, "-help.xml", ".help.txt") && (Ends(file, "-help.xml") || Path.GetFileName(file).StartsWith("about_", StringComparison.OrdinalIgnoreCase)),
        SourceKind.Markdown => Ends(file, ".md", ".markdown"),
        SourceKind.Runbooks => Ends(file, ".yaml", ".yml"),
        _ => Ends(file, ".txt", ".log", ".queries"),
    };

    private static SourceKind? OfFile(string file)
    {
        if (IsNamedLike(file, SourceKind.PowerShell))
            return SourceKind.PowerShell;
        if (IsNamedLike(file, SourceKind.Html))
            return Head(file).Contains("LibreOffice", StringComparison.Ordinal) ? SourceKind.Help : SourceKind.Html;
        return IsNamedLike(file, SourceKind.Markdown) ? SourceKind.Markdown
            : IsNamedLike(file, SourceKind.Runbooks) ? SourceKind.Runbooks
            : IsNamedLike(file, SourceKind.Queries) ? SourceKind.Queries
            : null;
    }

    private static string Head(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var buffer = new char[4096];
            return new string(buffer, 0, reader.ReadBlock(buffer));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Reading it in earnest says what is wrong with it.
            return "";
        }
    }

    private static bool Ends(string file, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
