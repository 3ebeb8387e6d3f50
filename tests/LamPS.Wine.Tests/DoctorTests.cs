using System.Text.Json;
using Xunit;

namespace LamPS.Wine.Tests;

[Trait("Needs", "wine")]
public sealed class DoctorTests(WinePrefix wine)
{
    [Fact]
    public async Task It_says_what_is_here_and_how_to_get_the_rest()
    {
        var result = await wine.RunAsync("doctor", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Json.GetProperty("ready").GetBoolean());
        Assert.Contains("Windows", Detail(result, "LamPS"), StringComparison.Ordinal);
        Assert.StartsWith(@"C:\users\", Detail(result, "data folder"), StringComparison.OrdinalIgnoreCase);
        Assert.All(Checks(result).Where(c => !c.GetProperty("ok").GetBoolean()), c => Assert.NotEqual("", c.GetProperty("remedy").GetString()));
        Assert.DoesNotContain("apt-get", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_ONNX_Runtime_and_says_why_DirectML_is_not_used()
    {
        WinePrefix.RequireModels();
        var result = await wine.RunAsync("doctor", "--output", "json");

        Assert.Contains("onnxruntime.dll", Detail(result, "runtime"), StringComparison.Ordinal);
        Assert.StartsWith("cpu: ", Detail(result, "device"), StringComparison.Ordinal);
        var directMl = Checks(result).Single(c => c.GetProperty("name").GetString() == "directml");
        Assert.False(directMl.GetProperty("ok").GetBoolean());
        Assert.StartsWith("models don't run on it: ", directMl.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("DirectX 12", directMl.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_Visual_Cpp_runtime_it_says_so_and_the_rest_works()
    {
        WinePrefix.RequireModels();

        // As on a Windows on which nobody has installed it.
        var result = await wine.RunAsync(new Dictionary<string, string> { ["WINEDLLOVERRIDES"] = "msvcp140_1=" }, "doctor", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var runtime = Checks(result).Single(c => c.GetProperty("name").GetString() == "runtime");
        Assert.False(runtime.GetProperty("ok").GetBoolean());
        Assert.Contains("Visual C++ runtime, of which msvcp140_1.dll can't be loaded", runtime.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("winget install Microsoft.VCRedist", runtime.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Checks(WineResult result) => result.Json.GetProperty("checks").EnumerateArray();

    private static string Detail(WineResult result, string name) => Checks(result).First(c => c.GetProperty("name").GetString() == name).GetProperty("detail").GetString()!;
}
