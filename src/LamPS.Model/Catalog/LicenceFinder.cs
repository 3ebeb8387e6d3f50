namespace LamPS.Model.Catalog;

/// <summary>Finds out a model's licence where nobody says it.</summary>
internal static class LicenceFinder
{
    private const int LongestName = 60;
    private static readonly string[] Cards = ["README.md", "MODEL_CARD.md"];
    private static readonly string[] Texts = ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "LICENCE.md"];

    /// <summary>The licence that a model card names in its head, or else the first line of the licence's text; empty when there is neither.</summary>
    public static string Find(string folder)
    {
        foreach (var card in Cards)
        {
            if (FromCard(Path.Combine(folder, card)) is { } licence)
                return licence;
        }

        foreach (var text in Texts)
        {
            var path = Path.Combine(folder, text);
            if (File.Exists(path) && File.ReadLines(path).Take(20).Select(line => line.Trim(' ', '#', '\t')).FirstOrDefault(line => line.Length > 0) is { } title)
                return title.Length <= LongestName ? title : title[..LongestName];
        }

        return "";
    }

    // Cards begin with YAML between two lines of dashes.
    private static string? FromCard(string path)
    {
        if (!File.Exists(path))
            return null;
        using var lines = File.ReadLines(path).Take(200).GetEnumerator();
        if (!lines.MoveNext() || lines.Current.Trim() != "---")
            return null;
        while (lines.MoveNext() && lines.Current.Trim() != "---")
        {
            foreach (var key in new[] { "license:", "licence:" })
            {
                if (lines.Current.StartsWith(key, StringComparison.OrdinalIgnoreCase) && lines.Current[key.Length..].Trim(' ', '"', '\'') is { Length: > 0 and <= LongestName } name)
                    return name;
            }
        }

        return null;
    }
}
