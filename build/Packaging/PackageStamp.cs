using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LamPS.Build.Packaging;

/// <summary>Remembers what the last package was made of and what it made, so that nothing is done when nothing changed.</summary>
internal sealed class PackageStamp(Repository repository)
{
    private static readonly string[] Inputs =
        ["src", "module", "models", "build", "docs/en-US", "docs/schema", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "LICENSE"];

    private string File => Path.Combine(repository.Artifacts, "obj", "package.stamp");

    /// <summary>A hash of everything that the package is made of.</summary>
    /// <param name="choices">What was asked for.</param>
    public string Fingerprint(IEnumerable<string> choices)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var choice in choices.Append(RuntimeInformation.FrameworkDescription))
            hash.AppendData(Encoding.UTF8.GetBytes(choice + "\n"));
        foreach (var file in Inputs.SelectMany(Files))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(repository.Root, file) + "\n"));
            hash.AppendData(SHA256.HashData(System.IO.File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Whether the last package is still there and was made of the same.</summary>
    public bool IsCurrent(string fingerprint)
    {
        if (!System.IO.File.Exists(File))
            return false;
        var lines = System.IO.File.ReadAllLines(File);
        return lines[0] == fingerprint && lines.Skip(1).Select(line => line.Split('\t')).All(output => IsThere(output[1], long.Parse(output[0], CultureInfo.InvariantCulture)));
    }

    public void Write(string fingerprint, IEnumerable<string> outputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllLines(
            File,
            [
                fingerprint,
                .. outputs.Select(output => $"{new FileInfo(output).Length}\t{Path.GetRelativePath(repository.Root, output)}"),
            ]);
    }

    /// <summary>A package that is being made isn't there yet.</summary>
    public void Delete() => System.IO.File.Delete(File);

    private bool IsThere(string path, long length) => new FileInfo(Path.Combine(repository.Root, path)) is { Exists: true } file && file.Length == length;

    private IEnumerable<string> Files(string input)
    {
        var path = Path.Combine(repository.Root, input);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : System.IO.File.Exists(path) ? [path] : [];
    }
}
