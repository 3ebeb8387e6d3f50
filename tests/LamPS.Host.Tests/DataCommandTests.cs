using System.Text.Json;
using Xunit;

namespace LamPS.Host.Tests;

/// <summary>The way from recipes to tables, by the real command on a real application.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task Families_are_listed_with_what_they_are_for()
    {
        var result = await _lamps.RunAsync("data", "recipes", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var families = JsonDocument.Parse(result.Output).RootElement;
        Assert.True(families.GetArrayLength() >= 120, $"{families.GetArrayLength()} families");
        Assert.All(families.EnumerateArray(), f => Assert.True(f.GetProperty("phrasings").GetInt32() >= 8));
        Assert.Contains(families.EnumerateArray(), f => f.GetProperty("split").GetString() == "test-family");
    }

    [Fact]
    public async Task A_wrong_recipe_is_named_with_its_place()
    {
        File.WriteAllText(_lamps.PathOf("bad.yaml"), "families:\n  - id: Bad Name\n");

        var result = await _lamps.RunAsync("data", "prove", "--recipes", _lamps.Folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("bad.yaml(2,9)", result.ToString());
    }

    [Theory]
    [InlineData("data", "collect", "--shard", "3/2")]
    [InlineData("data", "collect", "--split", "exam")]
    [InlineData("data", "prove", "no-such-family")]
    [InlineData("data", "show", "--out", "nowhere")]
    [InlineData("data", "show", "--out", "nowhere", "--families")]
    [InlineData("eval", "decide", "--suite", "nowhere", "--out", "x")]
    public async Task A_slip_is_answered_with_exit_code_2_and_a_remedy(params string[] arguments)
    {
        var result = await _lamps.RunAsync(arguments);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("lamps:", result.ToString());
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task Episodes_are_collected_in_Writer_once_merged_and_measured()
    {
        DesktopRequirement.For("soffice");
        var families = (string[])["--family", "document-subject", "document-keywords"];
        foreach (var shard in (string[])["1/2", "2/2"])
        {
            var part = await _lamps.RunAsync(["data", "collect", "--out", _lamps.PathOf($"part{shard[0]}"), "--split", "test-phrasing", "--per-family", "2", "--sessions", "2", "--shard", shard, .. families]);
            Assert.True(part.ExitCode is 0, part.ToString());
        }

        var merged = await _lamps.RunAsync("data", "merge", _lamps.PathOf("part1"), _lamps.PathOf("part2"), "--out", _lamps.PathOf("all"), "--output", "json");
        Assert.True(merged.ExitCode == 0, merged.ToString());
        var group = Assert.Single(JsonDocument.Parse(merged.Output).RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal(("expert", 4, 4), (group.GetProperty("agent").GetString(), group.GetProperty("episodes").GetInt32(), group.GetProperty("verified").GetInt32()));

        var yields = await _lamps.RunAsync("data", "show", "--out", _lamps.PathOf("all"), "--families", "--output", "json");
        Assert.Equal(["document-keywords 2 2 1", "document-subject 2 2 1"], yields.Json.EnumerateArray().Select(y => $"{y.GetProperty("family")} {y.GetProperty("episodes")} {y.GetProperty("verified")} {y.GetProperty("yield")}"));

        // A second time there is nothing left to do; with another seed it would be another data set.
        var again = await _lamps.RunAsync(["data", "collect", "--out", _lamps.PathOf("all"), "--split", "test-phrasing", "--per-family", "2", "--output", "json", .. families]);
        Assert.True(again.ExitCode == 0 && JsonDocument.Parse(again.Output).RootElement.GetProperty("done").GetInt32() == 0, again.ToString());
        var other = await _lamps.RunAsync(["data", "collect", "--out", _lamps.PathOf("all"), "--split", "test-phrasing", "--seed", "2", .. families]);
        Assert.True(other.ExitCode == 2, other.ToString());

        var decided = await _lamps.RunAsync("eval", "decide", "--suite", _lamps.PathOf("all"), "--out", _lamps.PathOf("decide"), "--model", "oracle", "--model", "random", "--plan", "given", "--output", "json");
        Assert.True(decided.ExitCode == 0, decided.ToString());
        var numbers = JsonDocument.Parse(decided.Output).RootElement.GetProperty("numbers").EnumerateArray().Where(n => n.GetProperty("metric").GetString() == "TSR").ToList();
        Assert.Equal(1, numbers.First(n => n.GetProperty("model").GetString() == "oracle").GetProperty("value").GetDouble());
        Assert.True(numbers.First(n => n.GetProperty("model").GetString() == "random").GetProperty("value").GetDouble() < 1);
        Assert.True(File.Exists(_lamps.PathOf("decide/index.html")));

        var live = await _lamps.RunAsync("eval", "live", "--suite", _lamps.PathOf("all"), "--out", _lamps.PathOf("live"), "--model", "oracle", "--output", "json");
        Assert.True(live.ExitCode == 0, live.ToString());
        Assert.Contains(JsonDocument.Parse(live.Output).RootElement.GetProperty("numbers").EnumerateArray(), n => n.GetProperty("metric").GetString() == "TSR" && n.GetProperty("value").GetDouble() == 1);
    }
}
