using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace LamPS.Host.Tests;

[Trait("Needs", "onnxruntime")]
public sealed class TrainCommandTests : IDisposable
{
    private const string Config = """
        seed: "3"
        threads: 1
        model: { vocabulary: 512, layers: 1, width: 48, heads: 3, feed-forward: 64, context: 1024 }
        data: { synthetic: 120, renamed: 0, tasks-per-family: 1, compositions: 4, choices: 6, ways: 4 }
        phases:
          plan: { steps: 20, batch-tokens: 1024, learning-rate: 0.005, warm-up: 4, evaluate-every: 10, mix: { plan: 80, value: 20 } }
          expert: { steps: 20, batch-tokens: 1024, learning-rate: 0.005, warm-up: 4, evaluate-every: 10, mix: { synthetic: 70, map: 30 } }
        """;

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task Phases_end_with_models_that_plan_and_are_not_trained_twice()
    {
        File.WriteAllText(_lamps.PathOf("config.yaml"), Config);
        string[] common = ["--run", _lamps.PathOf("run"), "--data", _lamps.PathOf("none"), "--output", "json"];

        var early = await _lamps.RunAsync(["train", "expert", .. common, "--config", _lamps.PathOf("config.yaml")]);
        var all = await _lamps.RunAsync(["train", "all", .. common]);
        var again = await _lamps.RunAsync(["train", "all", .. common]);

        Assert.True(early.ExitCode == 4 && early.Output.Contains("PhaseMissing"), early.ToString());
        Assert.True(all.ExitCode == 0, all.ToString());
        using var result = JsonDocument.Parse(all.Output);
        Assert.All(result.RootElement.GetProperty("phases").EnumerateArray(), p => Assert.Equal((20, "ended"), (p.GetProperty("step").GetInt32(), p.GetProperty("state").GetString()!.ToLowerInvariant())));
        var model = result.RootElement.GetProperty("model").GetString()!;
        foreach (var file in new[] { "lam_config.json", "model.onnx", "tokenizer.json", "procedures.json" })
            Assert.True(File.Exists(Path.Combine(model, file)), file);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(model, "..", "curve.csv")).Length);
        Assert.True(again.ExitCode == 0 && again.Output == all.Output, again.ToString());

        // The same from outside, and a page that shows it.
        var shown = await _lamps.RunAsync("train", "show", "--run", _lamps.PathOf("run"));
        Assert.Matches(@"expert\s+ended\s+20\s+20\s+\d", shown.Output);
        Assert.Matches(@"model: .*expert.model", shown.Output);
        var page = File.ReadAllText(result.RootElement.GetProperty("page").GetString()!);
        Assert.Equal(6, System.Text.RegularExpressions.Regex.Count(page, "<svg "));
        Assert.Contains("<th>said</th>", page);

        // So little was learned that the plan may be any; it is one of lines that somebody wrote.
        var plan = await _lamps.RunAsync("plan", "Insert a table with 3 rows and 4 columns", "--app", "writer", "--model", model, "--output", "json");
        Assert.True(plan.ExitCode is 0 or 1, plan.ToString());
    }

    [Fact]
    public async Task Who_stops_it_is_told_that_it_can_go_on()
    {
        File.WriteAllText(_lamps.PathOf("config.yaml"), Config.Replace("plan: { steps: 20", "plan: { steps: 1000000", StringComparison.Ordinal));
        using var training = _lamps.Start("train", "plan", "--config", _lamps.PathOf("config.yaml"), "--run", _lamps.PathOf("run"), "--data", _lamps.PathOf("none"));
        string? line;
        do
        {
            line = await training.StandardError.ReadLineAsync();
        }
        while (line?.Contains("step", StringComparison.Ordinal) == false);

        Process.Start("kill", ["-INT", $"{training.Id}"]).WaitForExit();
        var result = await LampsProcess.FinishAsync(training);

        Assert.True(result.ExitCode == 5, result.ToString());
        Assert.Contains("go on where they were stopped", result.Error);
        Assert.DoesNotContain("lamps report", result.Error);
        Assert.Equal("begun", JsonDocument.Parse((await _lamps.RunAsync("train", "show", "--run", _lamps.PathOf("run"), "--output", "json")).Output).RootElement.GetProperty("phases")[0].GetProperty("state").GetString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("phases: { plan: { steps: 0 } }", "TrainingConfigInvalid")]
    [InlineData("phases: { plan: { steps: 5, mix: { plan: 1, help: 1 } } }\ndata: { synthetic: 0, tasks-per-family: 0, compositions: 1, help: 5 }\nmodel: { vocabulary: 400 }", "NoExamples")]
    [InlineData("phases: { plan: { steps: 5, mix: { live: 1 } } }\ndata: { synthetic: 20, renamed: 0, tasks-per-family: 0, compositions: 1 }\nmodel: { vocabulary: 400 }", "NoExamples")]
    public async Task What_can_not_be_trained_is_told(string config, string id)
    {
        File.WriteAllText(_lamps.PathOf("config.yaml"), config);

        var result = await _lamps.RunAsync("train", "plan", "--run", _lamps.PathOf("run"), "--config", _lamps.PathOf("config.yaml"), "--data", _lamps.PathOf("none"), "--output", "json");

        Assert.True(result.ExitCode == 2 && result.Output.Contains(id, StringComparison.Ordinal), result.ToString());
    }

    [Fact]
    public async Task A_folder_that_is_no_run_is_told()
    {
        var shown = await _lamps.RunAsync("train", "show", "--run", _lamps.PathOf("run"));

        Assert.True(shown.ExitCode == 2 && shown.Error.Contains("TrainingRunMissing", StringComparison.Ordinal), shown.ToString());
    }

    [Fact]
    public async Task A_run_without_a_configuration_or_with_another_one_is_told_and_leaves_nothing()
    {
        var nothing = await _lamps.RunAsync("train", "plan", "--run", _lamps.PathOf("run"), "--output", "json");

        Assert.True(nothing.ExitCode == 2 && nothing.Output.Contains("TrainingConfigMissing", StringComparison.Ordinal), nothing.ToString());
        Assert.False(Directory.Exists(_lamps.PathOf("run")));

        Directory.CreateDirectory(_lamps.PathOf("run"));
        File.WriteAllText(_lamps.PathOf("run/config.yaml"), Config);
        File.WriteAllText(_lamps.PathOf("other.yaml"), Config.Replace("seed: \"3\"", "seed: \"4\"", StringComparison.Ordinal));
        var other = await _lamps.RunAsync("train", "plan", "--run", _lamps.PathOf("run"), "--config", _lamps.PathOf("other.yaml"), "--output", "json");
        Assert.True(other.ExitCode == 2 && other.Output.Contains("TrainingDataChanged", StringComparison.Ordinal), other.ToString());
    }
}
