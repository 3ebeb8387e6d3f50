using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LamPS.Build.Packaging;

/// <summary>The version of the product, which stands in Directory.Build.props and nowhere else.</summary>
internal static partial class ProductVersion
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BuildException">There is none, or it isn't made of three numbers, which is all that a module manifest takes.</exception>
    public static string Read(Repository repository)
    {
        var file = Path.Combine(repository.Root, "Directory.Build.props");
        try
        {
            var version = XDocument.Load(file).Descendants("Version").SingleOrDefault()?.Value.Trim() ?? "";
            return Numbers().IsMatch(version)
                ? version
                : throw new BuildException(BuildExit.Failed, $"{file}: <Version> must be three numbers, like 1.2.3, and is '{version}'");
        }
        catch (Exception error) when (error is XmlException or IOException or InvalidOperationException)
        {
            throw new BuildException(BuildExit.Failed, $"{file}: the version can't be read: {error.Message}");
        }
    }

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    private static partial Regex Numbers();
}
