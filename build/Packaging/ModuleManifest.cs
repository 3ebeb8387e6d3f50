using System.Text.RegularExpressions;

namespace LamPS.Build.Packaging;

/// <summary>The module's manifest: what the build writes into it, and what the package says of it.</summary>
/// <remarks>It reads the few entries that it needs, as this repository writes them; PowerShell need not be here.</remarks>
internal sealed partial record ModuleManifest(string File, string Text)
{
    /// <summary>Reads a manifest of the folder <c>module</c>.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="name">Its path there.</param>
    public static ModuleManifest Read(Repository repository, string name = "LamPS.psd1")
    {
        var file = Path.Combine(repository.Root, "module", name);
        return new ModuleManifest(file, System.IO.File.ReadAllText(file));
    }

    public string Description => Value("Description");

    public string Author => Value("Author");

    public string Copyright => Value("Copyright");

    public IReadOnlyList<string> Tags => Values("Tags");

    /// <summary>The cmdlets that the module exports.</summary>
    public IReadOnlyList<string> Cmdlets => Values("CmdletsToExport");

    /// <summary>Files that the manifest names beside its assembly.</summary>
    public IReadOnlyList<string> Files => [.. Values("FormatsToProcess"), .. Values("TypesToProcess")];

    /// <summary>The manifest with the version of the product.</summary>
    /// <exception cref="BuildException">The place for it isn't there exactly once.</exception>
    public string Stamp(string version)
    {
        var places = Placeholder().Count(Text);
        return places == 1
            ? Placeholder().Replace(Text, match => match.Groups["before"].Value + version + "'")
            : throw new BuildException(BuildExit.Failed, $"{File}: \"ModuleVersion = '0.0.0'\" must stand there once, for the build to write the version, and stands there {places} times");
    }

    private string Value(string name) =>
        Regex.Match(Text, $@"^\s*{name}\s*=\s*'(?<value>(''|[^'])*)'", RegexOptions.Multiline) is { Success: true } match
            ? Unquote(match.Groups["value"].Value)
            : throw Missing(name);

    private List<string> Values(string name) =>
        Regex.Match(Text, $@"^\s*{name}\s*=\s*@\((?<list>(?:'(?:''|[^'])*'|[^)'])*)\)", RegexOptions.Multiline) is { Success: true } match
            ? [.. Quoted().Matches(match.Groups["list"].Value).Select(m => Unquote(m.Groups["value"].Value))]
            : throw Missing(name);

    private BuildException Missing(string name) => new(BuildExit.Failed, $"{File}: there is no '{name}', with its value in single quotes");

    private static string Unquote(string text) => text.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<before>\s*ModuleVersion\s*=\s*')0\.0\.0'", RegexOptions.Multiline)]
    private static partial Regex Placeholder();

    [GeneratedRegex("'(?<value>(''|[^'])*)'")]
    private static partial Regex Quoted();
}
