using System.Xml.Linq;

namespace LamPS.Build.Packaging;

/// <summary>What makes a zip of the module a package for the PowerShell Gallery: the module at the root, beside it the parts that NuGet asks for.</summary>
/// <remarks><c>dotnet pack</c> would write the time and a random name into each package, so the same input never gave the same package.</remarks>
internal static class Nupkg
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private const string NuspecPath = "LamPS.nuspec";
    private const string PropertiesPath = "package/services/metadata/core-properties/LamPS.psmdcp";

    /// <summary>The files of the nupkg.</summary>
    /// <param name="files">Those of the module.</param>
    /// <param name="manifest">The module's manifest, for what the Gallery shows.</param>
    /// <param name="version">Version of the product.</param>
    public static IReadOnlyList<PackageFile> Files(IReadOnlyList<PackageFile> files, ModuleManifest manifest, string version)
    {
        List<PackageFile> all =
        [
            .. files.Select(file => file with { Path = Escape(file.Path) }),
            Part(NuspecPath, Describe(manifest, version)),
            Part(PropertiesPath, Properties(manifest, version)),
            Part("_rels/.rels", Root()),
        ];
        all.Add(Part("[Content_Types].xml", ContentTypes(all.Select(file => file.Path))));
        return all;
    }

    private static XElement Describe(ModuleManifest manifest, string version) =>
        new(
            Nuspec + "package",
            new XElement(
                Nuspec + "metadata",
                new XElement(Nuspec + "id", "LamPS"),
                new XElement(Nuspec + "version", version),
                new XElement(Nuspec + "authors", manifest.Author),
                new XElement(Nuspec + "requireLicenseAcceptance", "false"),
                new XElement(Nuspec + "license", new XAttribute("type", "expression"), "MIT"),
                new XElement(Nuspec + "licenseUrl", "https://licenses.nuget.org/MIT"),
                new XElement(Nuspec + "description", manifest.Description),
                new XElement(Nuspec + "copyright", manifest.Copyright),
                new XElement(Nuspec + "tags", string.Join(' ', Tags(manifest)))));

    // The Gallery finds modules, and the cmdlets in them, by these.
    private static IEnumerable<string> Tags(ModuleManifest manifest) =>
        manifest.Tags.Concat(["PSModule", "PSIncludes_Cmdlet"]).Concat(manifest.Cmdlets.SelectMany(name => new[] { $"PSCmdlet_{name}", $"PSCommand_{name}" }));

    private static XElement Properties(ModuleManifest manifest, string version) =>
        new(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XElement(Dublin + "creator", manifest.Author),
            new XElement(Dublin + "description", manifest.Description),
            new XElement(Dublin + "identifier", "LamPS"),
            new XElement(Core + "version", version),
            new XElement(Core + "keywords", string.Join(' ', manifest.Tags)));

    private static XElement Root() =>
        new(
            Relationships + "Relationships",
            Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", NuspecPath, "R1"),
            Relationship("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", PropertiesPath, "R2"));

    private static XElement Relationship(string type, string target, string id) =>
        new(Relationships + "Relationship", new XAttribute("Type", type), new XAttribute("Target", "/" + target), new XAttribute("Id", id));

    private static XElement ContentTypes(IEnumerable<string> paths)
    {
        const string Unknown = "application/octet";
        var names = paths.ToList();
        var endings = names.Select(path => Path.GetExtension(path).TrimStart('.')).Where(ending => ending.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
        return new(
            Types + "Types",
            endings.Select(ending => new XElement(
                Types + "Default",
                new XAttribute("Extension", ending),
                new XAttribute(
                    "ContentType",
                    ending switch
                    {
                        "rels" => "application/vnd.openxmlformats-package.relationships+xml",
                        "psmdcp" => "application/vnd.openxmlformats-package.core-properties+xml",
                        _ => Unknown,
                    }))),
            names.Where(path => Path.GetExtension(path).Length == 0).Order(StringComparer.Ordinal).Select(path => new XElement(
                Types + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", Unknown))));
    }

    // Names of parts are those of a URI.
    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static PackageFile Part(string path, XElement content) =>
        PackageFile.Written(path, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + content.ToString().ReplaceLineEndings("\n") + "\n");
}
