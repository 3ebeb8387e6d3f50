using Xunit;

namespace LamPS.Wine.Tests;

[Trait("Needs", "wine")]
public sealed class SandboxTests(WinePrefix wine)
{
    [Fact]
    public async Task The_quick_start_is_verified()
    {
        WinePrefix.Require();
        Directory.CreateDirectory(wine.OnDriveC(@"C:\quick start"));

        var result = await QuickStartAsync(@"C:\quick start");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("Verified", result.Json.GetProperty("outcome").GetString());
        var ticket = Assert.Single(Directory.GetFiles(wine.OnDriveC(@"C:\quick start"), "tickets-*.csv"));
        Assert.Contains("Zoe Muller", await File.ReadAllTextAsync(ticket, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(wine.OnDriveC(@"C:\quick start\report\report.html")));
    }

    [Fact]
    public async Task The_shipped_model_plans_it_on_the_processor()
    {
        WinePrefix.RequireModels();
        Directory.CreateDirectory(wine.OnDriveC(@"C:\model"));

        var result = await QuickStartAsync(@"C:\model", "--model", "lam-desk");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("Verified", result.Json.GetProperty("outcome").GetString());
        Assert.StartsWith("lam-desk", result.Json.GetProperty("model").GetString(), StringComparison.Ordinal);
        Assert.Contains("plan (lam-desk)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_model_is_whole()
    {
        WinePrefix.Require();
        var result = await wine.RunAsync("model", "verify", "lam-desk", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Json.GetProperty("intact").GetBoolean());
    }

    private Task<WineResult> QuickStartAsync(string folder, params string[] options) => wine.RunAsync(
        ["run", WinePrefix.ToWindows(Path.Combine(WinePrefix.Repository, "examples", "quickstart.yaml")), "--param", $"store={folder}", "--report", $@"{folder}\report", "--output", "json", .. options]);
}
