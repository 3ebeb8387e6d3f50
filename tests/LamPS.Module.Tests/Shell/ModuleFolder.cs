using System.Text.RegularExpressions;
using LamPS.Testing;

namespace LamPS.Module.Tests.Shell;

/// <summary>The module as it is imported: the package that <c>LAMPS_TEST_PACKAGE</c> names, else one put together from what was built.</summary>
public sealed class ModuleFolder : IDisposable
{
    private readonly string? _temporary;

    public ModuleFolder()
    {
        if (Environment.GetEnvironmentVariable("LAMPS_TEST_PACKAGE") is { Length: > 0 } package)
        {
            Path = package;
            return;
        }

        _temporary = Directory.CreateTempSubdirectory("lamps-module-").FullName;
        Path = System.IO.Path.Combine(_temporary, "LamPS");
        foreach (var folder in new[] { "", "LamPS.Office" })
        {
            var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, folder)).FullName;
            foreach (var file in Directory.GetFiles(RepositoryFiles.Find(System.IO.Path.Combine("module", folder))))
                File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        }

        foreach (var name in new[] { "LamPS.Module.dll", "LamPS.Contracts.dll" })
            File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, name), System.IO.Path.Combine(Path, name));
        File.WriteAllText(Manifest, Regex.Replace(File.ReadAllText(Manifest), "ModuleVersion = '.*'", "ModuleVersion = '0.1.0'"));
    }

    /// <summary>Folder of the module.</summary>
    public string Path { get; }

    /// <summary>Its manifest.</summary>
    public string Manifest => System.IO.Path.Combine(Path, "LamPS.psd1");

    public void Dispose()
    {
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }
}
