namespace LamPS.Core.Desktops;

/// <summary>Paths of menu entries, and how their parts are compared.</summary>
public static class MenuPath
{
    /// <summary>What stands between the parts.</summary>
    public const string Separator = " > ";

    /// <summary>Parts of a path; empty ones fall out.</summary>
    /// <param name="path">Path; arrows part as well as <c>&gt;</c>.</param>
    public static IReadOnlyList<string> Split(string path) =>
        path.Split(['>', '→', '▸', '›'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether an entry is the one that is meant: case, mnemonics and dots that announce a dialog don't count.</summary>
    /// <param name="entry">Name of the entry.</param>
    /// <param name="wanted">Name as given.</param>
    public static bool Same(string entry, string wanted) => string.Equals(Normalize(entry), Normalize(wanted), StringComparison.OrdinalIgnoreCase);

    private static string Normalize(string text)
    {
        var clean = text.Trim().Replace("_", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal);
        return clean.TrimEnd('.', '…', ' ');
    }
}
