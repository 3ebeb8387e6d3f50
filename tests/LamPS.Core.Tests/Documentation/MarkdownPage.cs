using System.Text.RegularExpressions;

namespace LamPS.Core.Tests.Documentation;

/// <summary>A page of the documentation, as its tests see it.</summary>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    public static string Root { get; } = FindRoot();

    /// <summary>All pages for people: the root's, <c>docs/</c> and the folders' own.</summary>
    public static IEnumerable<string> Names() =>
        new[] { "", "docs", "module", "models", "benchmarks", "examples" }
            .Select(folder => System.IO.Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.md"))
            .Select(path => System.IO.Path.GetRelativePath(Root, path));

    public static MarkdownPage Read(string name) => new(System.IO.Path.Combine(Root, name), File.ReadAllText(System.IO.Path.Combine(Root, name)));

    /// <summary>Fenced blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language) => Fence().Matches(Text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    /// <summary>Targets of links within the repository, without their anchors.</summary>
    public IEnumerable<string> Links() =>
        Link().Matches(Fence().Replace(Text, "")).Select(m => m.Groups["target"].Value).Where(t => !t.Contains("://", StringComparison.Ordinal));

    /// <summary>Anchors that other pages can link to.</summary>
    public IEnumerable<string> Anchors() => Heading().Matches(Text).Select(m => AnchorOf(m.Groups["title"].Value));

    private static string AnchorOf(string title) =>
        new([.. title.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c)]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "LamPS.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests read the documentation and must run within a clone.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
