using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Xunit;

namespace LamPS.Build.Tests;

public sealed class OnnxRuntimePackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-build-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Only_libraries_of_the_platform_are_taken_and_none_leads_out()
    {
        var archive = Archive("package/bin/linux/x64/lib.so", "package/bin/linux/x64/addon.node", "package/bin/win32/x64/lib.dll", "package/bin/linux/x64/../../../../evil.so", "package/bin/linux/x64/sub/other.so");
        var target = Path.Combine(_folder, "target");

        Assert.True(await OnnxRuntimePackage.ExtractAsync(archive, "package/bin/linux/x64/", target, Token));

        Assert.Equal(["lib.so"], Directory.GetFileSystemEntries(target).Select(Path.GetFileName));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
        Assert.False(await OnnxRuntimePackage.ExtractAsync(archive, "package/bin/plan9/x64/", target, Token));
    }

    [Theory]
    [InlineData("linux-x64", "package/bin/napi-v6/linux/x64/")]
    [InlineData("win-arm64", "package/bin/napi-v6/win32/arm64/")]
    [InlineData("osx-arm64", "package/bin/napi-v6/darwin/arm64/")]
    public void The_package_has_names_of_its_own_for_systems(string platform, string folder) => Assert.Equal(folder, OnnxRuntimePackage.FolderInPackage(platform));

    [Fact]
    public async Task What_is_there_is_not_fetched_and_what_is_not_there_is_not_fetched_when_that_was_switched_off()
    {
        var package = new OnnxRuntimePackage(new Repository(_folder));
        Assert.NotNull(await package.EnsureAsync(["linux-x64"], mayFetch: false, Token));
        Directory.CreateDirectory(package.Folder("linux-x64"));
        await File.WriteAllTextAsync(Path.Combine(package.Folder("linux-x64"), "package.txt"), OnnxRuntimePackage.Version, Token);

        Assert.Null(await package.EnsureAsync(["linux-x64"], mayFetch: false, Token));
        Assert.NotNull(await package.EnsureAsync(["linux-x64", "win-x64"], mayFetch: false, Token));
    }

    [Theory]
    [InlineData("win-x64", "true", true)]
    [InlineData("win-x64", "True", true)]
    [InlineData("win-x64", "false", false)]
    [InlineData("win-x64", "", false)]
    [InlineData("win-x64", null, false)]
    [InlineData("linux-x64", "true", false)]
    public void Builds_for_Windows_take_it_from_the_feed_when_that_is_asked_for(string platform, string? asked, bool expected) =>
        Assert.Equal(expected, OnnxRuntimePackage.ComesFromFeed(platform, asked));

    [Fact]
    public async Task Another_file_is_not_taken_for_it()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "as expected", Token);
        var hash = Convert.ToBase64String(SHA512.HashData("as expected"u8));

        Assert.True(await OnnxRuntimePackage.HasHashAsync(file, hash, Token));
        await File.WriteAllTextAsync(file, "as unexpected", Token);
        Assert.False(await OnnxRuntimePackage.HasHashAsync(file, hash, Token));
    }

    private string Archive(params string[] names)
    {
        var path = Path.Combine(_folder, "archive.tgz");
        using var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        using var tar = new TarWriter(zip);
        foreach (var name in names)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1, 2, 3]) });
        return path;
    }
}
