using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace LamPS.Build.Packaging;

/// <summary>The licences of what goes into the package beside LamPS itself; they all ask to be passed on with it.</summary>
internal sealed class ThirdPartyNotices(Repository repository)
{
    private const string MitWords = "Permission is hereby granted, free of charge";
    private const string RuntimePack = "runtimepack";
    private static readonly string Rule = new('-', 80);

    /// <summary>Writes them.</summary>
    /// <param name="hosts">The hosts of the package.</param>
    /// <param name="natives">What has to be said of native libraries that come from elsewhere.</param>
    /// <exception cref="BuildException">A licence isn't known.</exception>
    public string Write(IEnumerable<PublishedHost> hosts, IEnumerable<Package> natives)
    {
        var folders = PackageFolders();
        var packages = hosts.SelectMany(host => Packages(Path.Combine(host.Folder!, "lamps.deps.json"))).Distinct()
            .OrderBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Select(id => Read(id, folders))
            .ToList();
        packages.AddRange(natives);

        var text = new StringBuilder("LamPS is made with the software that is listed here. Thanks to those who wrote it.\n\n");
        foreach (var package in packages)
            text.Append($"{package.Id}\n  {package.Copyright}\n  {package.License}\n");
        foreach (var license in packages.Select(package => package.License).Distinct().Order(StringComparer.Ordinal))
            text.Append($"\n{Rule}\n{license}\n{Rule}\n\n{LicenseText(license)}");

        // Many packages bring the same notices; once is enough.
        foreach (var notices in packages.SelectMany(package => package.Notices.Select(notice => (package.Id, Notice: notice))).GroupBy(pair => pair.Notice, pair => pair.Id))
            text.Append($"\n{Rule}\nNotices of {string.Join(", ", notices.Distinct())}\n{Rule}\n\n{notices.Key}\n");
        return text.ToString();
    }

    private static IEnumerable<string> Packages(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() is "package" or RuntimePack)
                .Select(library => library.Name.StartsWith(RuntimePack + ".", StringComparison.Ordinal) ? library.Name[(RuntimePack.Length + 1)..] : library.Name),
        ];
    }

    private List<string> PackageFolders()
    {
        var file = Path.Combine(repository.Artifacts, "obj", "LamPS.Host", "project.assets.json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    /// <summary>Reads what has to be said of a package.</summary>
    /// <param name="id">Name and version, parted by a slash.</param>
    /// <param name="folders">Where packages are unpacked.</param>
    /// <exception cref="BuildException">It isn't there.</exception>
    internal static Package Read(string id, IReadOnlyList<string> folders)
    {
        var (name, version) = id.Split('/') is [var first, var second] ? (first, second) : (id, "");
        var folder = folders.Select(root => Path.Combine(root, name.ToLowerInvariant(), version.ToLowerInvariant())).FirstOrDefault(Directory.Exists)
            ?? throw new BuildException(BuildExit.Failed, $"package {id}: its folder isn't in {string.Join(" or ", folders)}, so its licence can't be read");
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!.Elements().First();
        string Value(string element) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value.Trim() ?? "";

        var copyright = Value("copyright");
        var notices = Directory.GetFiles(folder).Where(file => Path.GetFileName(file).StartsWith("THIRD-PARTY-NOTICES", StringComparison.OrdinalIgnoreCase));

        // Some bring their licence as a file of their own instead of a name; what it is, its text says.
        var license = Value("license");
        if (metadata.Elements().Any(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "file"))
        {
            var file = Path.Combine(folder, license.Replace('\\', '/'));
            notices = notices.Append(file);
            license = File.ReadAllText(file).Contains(MitWords, StringComparison.Ordinal) ? "MIT" : $"{name}: {license}";
        }

        return new Package(
            $"{name} {version}", license, copyright.Length > 0 ? copyright : $"Copyright (c) {Value("authors")}",
            [.. notices.Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim())]);
    }

    private string LicenseText(string license)
    {
        var file = Path.Combine(repository.Root, "build", "Packaging", "Licenses", license + ".txt");
        return license.Length > 0 && File.Exists(file)
            ? File.ReadAllText(file).ReplaceLineEndings("\n")
            : throw new BuildException(BuildExit.Failed, $"a package has the licence '{license}'. Look whether it may be passed on with LamPS; then put its text into {file}.");
    }

    /// <summary>What has to be said of a package.</summary>
    internal sealed record Package(string Id, string License, string Copyright, IReadOnlyList<string> Notices);
}
