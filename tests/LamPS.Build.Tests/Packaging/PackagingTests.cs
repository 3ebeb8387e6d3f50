using System.IO.Compression;
using System.Xml.Linq;
using LamPS.Build.Packaging;
using Xunit;

namespace LamPS.Build.Tests.Packaging;

public sealed class PackagingTests : IDisposable
{
    private const string Manifest = """
        @{
            # The build writes the version of the product here.
            ModuleVersion = '0.0.0'
            Author = 'The authors'
            Description = 'What''s done'
            Copyright = '(c) Them'
            FormatsToProcess = @('LamPS.Format.ps1xml')
            TypesToProcess = @('LamPS.Types.ps1xml')
            CmdletsToExport = @(
                'Get-LamThing'
                'Set-LamThing'
            )
            PrivateData = @{ PSData = @{
                Tags = @('Desktop', 'PSEdition_Core')
            } }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("<license type=\"expression\">Apache-2.0</license>", "Apache-2.0", 0)]
    [InlineData("<license type=\"file\">docs\\LICENSE.txt</license>", "MIT", 1)]
    public void A_licence_is_a_name_or_a_file_that_says_which_one_it_is(string element, string license, int notices)
    {
        Write("some.package/1.0.0/some.package.nuspec", $"<package><metadata><authors>Them</authors>{element}</metadata></package>");
        Write("some.package/1.0.0/docs/LICENSE.txt", "Permission is hereby granted, free of charge, to any person");

        var package = ThirdPartyNotices.Read("Some.Package/1.0.0", [_folder.FullName]);

        Assert.Equal((license, "Copyright (c) Them", notices), (package.License, package.Copyright, package.Notices.Count));
    }

    [Theory]
    [InlineData("LamPS.psd1")]
    [InlineData("LamPS.Office/LamPS.Office.psd1")]
    public void The_manifest_gets_the_version_of_the_product(string name)
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><Version>1.20.3</Version></PropertyGroup></Project>");
        Write("module/" + name, Manifest);
        var repository = new Repository(_folder.FullName);

        var stamped = ModuleManifest.Read(repository, name).Stamp(ProductVersion.Read(repository));

        Assert.Equal(Manifest.Replace("'0.0.0'", "'1.20.3'"), stamped);
    }

    [Theory]
    [InlineData("ModuleVersion = '0.0.0'", "ModuleVersion = '1.0.0'", "0 times")]
    [InlineData("Author", "ModuleVersion = '0.0.0'\n    Author", "2 times")]
    public void A_manifest_without_the_place_for_the_version_is_refused(string what, string instead, string message)
    {
        var manifest = new ModuleManifest("LamPS.psd1", Manifest.Replace(what, instead));

        Assert.Contains(message, Assert.Throws<BuildException>(() => manifest.Stamp("1.0.0")).Message);
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><Version>1.2</Version></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Version>1.2.3-beta</Version></PropertyGroup></Project>")]
    [InlineData("<Project />")]
    [InlineData("<Project>")]
    public void A_version_that_no_manifest_takes_is_refused(string props)
    {
        Write("Directory.Build.props", props);

        Assert.Contains("Directory.Build.props", Assert.Throws<BuildException>(() => ProductVersion.Read(new Repository(_folder.FullName))).Message);
    }

    [Fact]
    public void What_the_manifest_says_is_read()
    {
        var manifest = new ModuleManifest("LamPS.psd1", Manifest);

        Assert.Equal(("The authors", "What's done", "(c) Them"), (manifest.Author, manifest.Description, manifest.Copyright));
        Assert.Equal(["Get-LamThing", "Set-LamThing"], manifest.Cmdlets);
        Assert.Equal(["LamPS.Format.ps1xml", "LamPS.Types.ps1xml"], manifest.Files);
        Assert.Contains("'Tags'", Assert.Throws<BuildException>(() => new ModuleManifest("x.psd1", "@{ }").Tags).Message);
    }

    [Theory]
    [InlineData("linux-x64", new[] { "libonnxruntime.so.1" }, new[] { "MIT" })]
    [InlineData("win-x64", new[] { "onnxruntime.dll", "DirectML.dll" }, new[] { "MIT", "DirectML" })]
    public void The_hosts_get_the_libraries_where_they_look_for_them_with_their_licences(string runtime, string[] libraries, string[] licences)
    {
        foreach (var name in libraries.Concat(["package.txt", "dxil.dll"]))
            Write($"natives/{name}", "x");

        var files = NativeLibraries.Files(runtime, Path.Combine(_folder.FullName, "natives")).ToList();

        Assert.Equal(libraries.Select(library => $"host/{runtime}/runtimes/{runtime}/native/{library}"), files.Select(file => file.Path));
        Assert.Equal(licences, NativeLibraries.Notices(files).Select(notice => notice.License));
        Assert.Empty(NativeLibraries.Notices([]));
    }

    [Fact]
    public async Task The_nupkg_has_the_module_at_its_root_and_what_the_gallery_asks_for()
    {
        var file = Path.Combine(_folder.FullName, "LamPS.1.2.3.nupkg");

        await PackageArchive.WriteAsync(file, Nupkg.Files(Sample(), new ModuleManifest("LamPS.psd1", Manifest), "1.2.3"), TestContext.Current.CancellationToken);

        using var archive = ZipFile.OpenRead(file);
        Assert.Equal(
            ["LICENSE", "LamPS.nuspec", "LamPS.psd1", "[Content_Types].xml", "_rels/.rels", "host/linux-x64/a%20b", "package/services/metadata/core-properties/LamPS.psmdcp"],
            archive.Entries.Select(entry => entry.FullName));
        var metadata = Read(archive, "LamPS.nuspec").Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal(("LamPS", "1.2.3", "The authors", "What's done", "MIT"), (metadata["id"], metadata["version"], metadata["authors"], metadata["description"], metadata["license"]));
        Assert.Equal(
            "Desktop PSEdition_Core PSModule PSIncludes_Cmdlet PSCmdlet_Get-LamThing PSCommand_Get-LamThing PSCmdlet_Set-LamThing PSCommand_Set-LamThing", metadata["tags"]);

        // Every part has a content type, and the relationships lead to parts that are there.
        var types = Read(archive, "[Content_Types].xml").Elements().Select(type => (type.Attribute("Extension") ?? type.Attribute("PartName"))!.Value).ToList();
        Assert.All(
            archive.Entries.Where(entry => entry.Name != "[Content_Types].xml"),
            entry => Assert.Contains(Path.GetExtension(entry.Name) is { Length: > 1 } ending ? ending[1..] : "/" + entry.FullName, types));
        Assert.All(Read(archive, "_rels/.rels").Elements(), link => Assert.NotNull(archive.GetEntry(link.Attribute("Target")!.Value[1..])));
    }

    [Fact]
    public async Task The_same_content_makes_the_same_archive()
    {
        var first = Path.Combine(_folder.FullName, "first.zip");
        var second = Path.Combine(_folder.FullName, "second.zip");

        await PackageArchive.WriteAsync(first, Sample(), TestContext.Current.CancellationToken);
        await PackageArchive.WriteAsync(second, Sample().AsEnumerable().Reverse(), TestContext.Current.CancellationToken);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        using var archive = ZipFile.OpenRead(first);
        Assert.All(archive.Entries, entry => Assert.Equal(2020, entry.LastWriteTime.Year));
        Assert.Equal(0b111_101_101, (archive.GetEntry("host/linux-x64/a b")!.ExternalAttributes >> 16) & 0b111_111_111);
        Assert.Equal(0b110_100_100, (archive.GetEntry("LICENSE")!.ExternalAttributes >> 16) & 0b111_111_111);
    }

    [Fact]
    public void The_folder_has_the_package_and_nothing_else()
    {
        var folder = Path.Combine(_folder.FullName, "LamPS");
        Write("LamPS/old/gone.txt", "old");
        Write("LamPS/LICENSE", "old");

        PackageFolder.Write(folder, Sample());

        Assert.Equal(["LICENSE", "LamPS.psd1", "host/linux-x64/a b"], PackageFile.Below("", folder).Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal("text", File.ReadAllText(Path.Combine(folder, "LICENSE")));
        Assert.False(Directory.Exists(Path.Combine(folder, "old")));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(folder, "host/linux-x64/a b")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Nothing_is_done_when_nothing_changed()
    {
        Write("src/a.cs", "1");
        Write("artifacts/package/out.zip", "zip");
        var repository = new Repository(_folder.FullName);
        var stamp = new PackageStamp(repository);
        var before = stamp.Fingerprint(["linux-x64"]);
        Assert.False(stamp.IsCurrent(before));

        stamp.Write(before, [Path.Combine(_folder.FullName, "artifacts/package/out.zip")]);

        Assert.True(stamp.IsCurrent(stamp.Fingerprint(["linux-x64"])));
        Assert.False(stamp.IsCurrent(stamp.Fingerprint(["linux-x64", "win-x64"])));
        Write("artifacts/package/out.zip", "not what was made");
        Assert.False(stamp.IsCurrent(before));
        Write("src/a.cs", "2");
        Assert.NotEqual(before, stamp.Fingerprint(["linux-x64"]));
    }

    [Theory]
    [InlineData("--runtime", "arm", "'--runtime' takes linux-x64 or win-x64, not 'arm'")]
    [InlineData("--runtimes", "win-x64", "'package' doesn't know '--runtimes'")]
    public async Task A_wrong_command_line_is_refused(string option, string value, string message)
    {
        var error = await Assert.ThrowsAsync<BuildException>(() => new PackageVerb(new Repository(_folder.FullName)).RunAsync([option, value], TestContext.Current.CancellationToken));

        Assert.Contains(message, error.Message);
        Assert.Equal(BuildExit.InvalidInput, error.ExitCode);
    }

    private static PackageFile[] Sample() =>
        [PackageFile.Written("LICENSE", "text"), PackageFile.Written("LamPS.psd1", "@{ }"), PackageFile.Written("host/linux-x64/a b", "#!") with { Executable = true }];

    private static XElement Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream).Root!;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
