using LamPS.Model.Tests.Agents;
using Xunit;

namespace LamPS.Host.Tests.Models;

/// <summary>The real <c>lamps</c> with a model of random weights in a folder.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class LocalModelTests : IDisposable
{
    private const string Request = "Set Name to \"Zoe\"";

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task A_task_runs_with_a_folder_and_ends_honestly()
    {
        var folder = TinyModel.Write(_lamps.PathOf("tiny"));

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", folder, "--output", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Equal("tiny", result.Json.GetProperty("model").GetString());
        Assert.NotEqual("InternalError", result.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task It_decides_only_what_is_possible_where_the_baseline_plans()
    {
        var folder = TinyModel.Write(_lamps.PathOf("tiny"));

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", $"baseline+{folder}", "--max-actions", "8", "--output", "json");

        // A person would be asked where it wants a confirmation; nobody is there.
        Assert.True(result.ExitCode is 1 or 3, result.ToString());
        Assert.Equal("documentation + tiny", result.Json.GetProperty("model").GetString());
        Assert.All(result.Json.GetProperty("steps").EnumerateArray(), s => Assert.NotEqual("NotSupported", s.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Damaged_weights_let_the_baseline_take_over_or_fail_with_a_reason()
    {
        var folder = TinyModel.Write(_lamps.PathOf("tiny"), float.NaN);

        var alone = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", folder);
        var helped = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", $"{folder},baseline", "--output", "json");

        Assert.True(alone.ExitCode == 1 && alone.Error.Contains("LogitsNotFinite", StringComparison.Ordinal), alone.ToString());
        Assert.True(helped.ExitCode == 0, helped.ToString());
        Assert.Contains("tiny failed", helped.Error);
    }

    [Fact]
    public async Task Models_are_added_shown_verified_and_removed()
    {
        var folder = TinyModel.Write(_lamps.PathOf("tiny"));

        Assert.Equal(0, (await _lamps.RunAsync("model", "add", folder, "--name", "small", "--licence", "MIT")).ExitCode);
        var list = (await _lamps.RunAsync("model", "list", "--output", "json")).Json.EnumerateArray().Select(m => m.GetProperty("name").GetString());
        Assert.Equal(["baseline", "small"], list.Where(name => name is "baseline" or "small"));
        Assert.Equal("MIT", (await _lamps.RunAsync("model", "show", "small", "--output", "json")).Json.GetProperty("licence").GetString());
        Assert.Equal(0, (await _lamps.RunAsync("model", "verify", "small")).ExitCode);
        var task = await _lamps.RunAsync("plan", Request, "--app", "service-desk", "--model", "baseline+small");
        Assert.True(task.ExitCode == 0, task.ToString());

        var data = Path.Combine(_lamps.Folder, "home", "models", "small", "genai_config.json");
        File.AppendAllText(data, " ");
        var changed = await _lamps.RunAsync("model", "verify", "small");
        Assert.True(changed.ExitCode == 1 && changed.Output.Contains("changed   genai_config.json", StringComparison.Ordinal), changed.ToString());
        Assert.Equal(0, (await _lamps.RunAsync("model", "remove", "small")).ExitCode);
        Assert.Equal(2, (await _lamps.RunAsync("model", "show", "small")).ExitCode);
    }

    [Fact]
    public async Task Devices_are_tried_in_processes_of_their_own()
    {
        var result = await _lamps.RunAsync("model", "devices", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var devices = result.Json.GetProperty("devices").EnumerateArray().ToList();
        Assert.Contains(devices, d => d.GetProperty("name").GetString() == result.Json.GetProperty("chosen").GetString() && d.GetProperty("works").GetBoolean());
        Assert.All(devices.Where(d => !d.GetProperty("works").GetBoolean()), d => Assert.NotEqual("", d.GetProperty("problem").GetString()));
    }

    [Fact]
    public async Task A_compact_lam_plans_and_decides()
    {
        var folder = TinyCompact.Write(_lamps.PathOf("lam"), isWired: true);

        var result = await _lamps.RunAsync("task", "Set Name to \"Zoe\", set Email to \"zoe@example.org\"", "--app", "service-desk", "--model", folder, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(("Verified", "lam"), (result.Json.GetProperty("outcome").GetString(), result.Json.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task A_damaged_folder_is_an_error_with_a_remedy()
    {
        var folder = TinyModel.Write(_lamps.PathOf("tiny"));
        using (var file = File.OpenWrite(Path.Combine(folder, "model.onnx")))
            file.SetLength(file.Length / 2);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", folder);

        Assert.True(result.ExitCode is 1 or 2, result.ToString());
        Assert.DoesNotContain("InternalError", result.Error);
    }
}
