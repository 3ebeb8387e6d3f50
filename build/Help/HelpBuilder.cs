namespace LamPS.Build.Help;

/// <summary>A file of the help, as PowerShell reads it.</summary>
internal sealed record HelpFile(string Name, string Text);

/// <summary>Makes the help of the module from its pages.</summary>
internal static class HelpBuilder
{
    public const string MamlName = "LamPS.Module.dll-Help.xml";
    private const string About = "about_";

    /// <summary>Converts the pages in a folder.</summary>
    /// <param name="folder">Folder with a page for each cmdlet and the <c>about_</c> topics.</param>
    /// <param name="cmdlets">The cmdlets that the module exports.</param>
    /// <exception cref="BuildException">Mistakes in the pages, or cmdlets and pages that don't match; all are told, with file and line.</exception>
    public static IReadOnlyList<HelpFile> Build(string folder, IReadOnlyList<string> cmdlets)
    {
        var problems = new HelpProblems();
        List<HelpPage> pages = [];
        List<HelpFile> files = [];
        foreach (var path in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var file = Path.Combine("docs", "en-US", Path.GetFileName(path)).Replace('\\', '/');
            var name = Path.GetFileNameWithoutExtension(path);
            var text = File.ReadAllText(path);
            if (name.StartsWith(About, StringComparison.Ordinal))
                files.Add(new HelpFile(name + ".help.txt", new AboutTopic(file, problems).Write(name, text)));
            else if (cmdlets.Contains(name))
                pages.Add(new HelpPageReader(file, problems).Read(name, text));
            else
                problems.Add(file, 1, $"the module exports no '{name}'");
        }

        foreach (var cmdlet in cmdlets.Where(cmdlet => pages.All(page => page.Name != cmdlet)))
            problems.Add($"docs/en-US/{cmdlet}.md", 1, "the module exports this cmdlet, and it has no page");
        CheckLinks(folder, pages, problems);
        problems.ThrowIfAny();
        return [new HelpFile(MamlName, MamlWriter.Write(pages)), .. files];
    }

    private static void CheckLinks(string folder, IEnumerable<HelpPage> pages, HelpProblems problems)
    {
        foreach (var page in pages)
        {
            foreach (var link in page.Links.Where(link => link.Target is null && !File.Exists(Path.Combine(folder, link.Text + ".md"))))
                problems.Add($"docs/en-US/{page.Name}.md", 1, $"the related link '{link.Text}' leads nowhere");
        }
    }
}
