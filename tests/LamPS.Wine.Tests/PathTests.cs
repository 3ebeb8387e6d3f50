using Xunit;

namespace LamPS.Wine.Tests;

/// <summary>Paths as Windows has them: drives, backslashes, spaces, letters beyond ASCII, more than 260 characters.</summary>
[Trait("Needs", "wine")]
public sealed class PathTests(WinePrefix wine)
{
    [Theory]
    [InlineData(@"C:\Zoë's files & more (1)")]
    [InlineData(@"C:\long\")]
    public async Task A_run_works_in_any_folder(string folder)
    {
        WinePrefix.Require();
        for (var i = 0; folder.Contains("long", StringComparison.Ordinal) && folder.Length < 300; i++)
        {
            folder = $@"{folder.TrimEnd('\\')}\a folder with a rather long name {i}";
        }

        Directory.CreateDirectory(wine.OnDriveC(folder));
        File.Copy(Path.Combine(WinePrefix.Repository, "examples", "quickstart.yaml"), wine.OnDriveC($@"{folder}\quick start.yaml"));

        var result = await wine.RunAsync(
            new Dictionary<string, string> { ["LAMPS_HOME"] = $@"{folder}\home" },
            "run", $@"{folder}\quick start.yaml", "--param", $"store={folder}", "--report", $@"{folder}\report", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal($@"{folder}\report\report.html", result.Json.GetProperty("report").GetString());
        Assert.Single(Directory.GetFiles(wine.OnDriveC(folder), "tickets-*.csv"));
        Assert.True(Directory.Exists(wine.OnDriveC($@"{folder}\home\runs")));
    }

    [Fact]
    public async Task Relative_paths_may_have_either_slash()
    {
        WinePrefix.Require();
        Directory.CreateDirectory(wine.OnDriveC(@"C:\books\sub"));
        File.Copy(Path.Combine(WinePrefix.Repository, "examples", "quickstart.yaml"), wine.OnDriveC(@"C:\books\sub\q.yaml"));

        foreach (var path in new[] { @"books\sub\q.yaml", "books/sub/q.yaml", @"\books\sub\q.yaml", @"C:books\..\books\sub\q.yaml" })
        {
            var result = await wine.RunAsync("validate", path);
            Assert.True(result.ExitCode == 0, result.ToString());
        }
    }
}
