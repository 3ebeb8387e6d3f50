using Xunit;

namespace LamPS.Wine.Tests;

[Trait("Needs", "wine")]
public sealed class PackageTests(WinePrefix wine)
{
    private const long MostBytes = 150_000_000;

    [Fact]
    public async Task It_starts_and_says_its_version()
    {
        var result = await wine.RunAsync("--version");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith(WinePrefix.Version, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_less_than_150_MB_without_the_model()
    {
        WinePrefix.RequireModels();
        var files = new DirectoryInfo(WinePrefix.Host).GetFiles("*", SearchOption.AllDirectories);
        var models = Path.Combine(WinePrefix.Host, "models") + Path.DirectorySeparatorChar;

        var bytes = files.Where(f => !f.FullName.StartsWith(models, StringComparison.Ordinal)).Sum(f => f.Length);

        Assert.InRange(bytes, 1, MostBytes);
        Assert.Contains(files, f => f.Name == "DirectML.dll");
    }

    [Fact]
    public async Task Wrong_input_has_the_documented_exit_code()
    {
        var result = await wine.RunAsync("tusk");

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("CommandLineInvalid", result.Error, StringComparison.Ordinal);
    }
}
