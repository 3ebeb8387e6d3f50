using Xunit;

namespace LamPS.Host.Tests;

/// <summary>Training that begins with a model instead of nothing, by the real command.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class BeginWithModelTests : IDisposable
{
    // So low that no weight moves.
    private const string Config = """
        seed: "1"
        threads: 1
        model: { vocabulary: 4096, layers: 4, width: 192, heads: 6, feed-forward: 512, context: 1536, map-ways: true }
        data: { synthetic: 0, renamed: 0, tasks-per-family: 1, compositions: 0, choices: 12, ways: 9, shipped-only: true }
        phases:
          plan: { steps: 20, batch-tokens: 1024, learning-rate: 1e-30, warm-up: 2, evaluate-every: 20, mix: { plan: 100 } }
        """;

    private static readonly string Shipped = Path.Combine(LampsProcess.Repository, "models", "lam-desk");

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task Weights_and_vocabulary_are_the_models_and_another_model_is_refused_later()
    {
        var run = _lamps.PathOf("again");
        File.WriteAllText(_lamps.PathOf("again.yaml"), Config);

        var trained = await _lamps.RunAsync("train", "plan", "--model", "lam-desk", "--run", run, "--config", _lamps.PathOf("again.yaml"), "--output", "json");

        Assert.True(trained.ExitCode == 0, trained.ToString());
        var model = trained.Json.GetProperty("model").GetString()!;
        Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped, "tokenizer.json")), File.ReadAllBytes(Path.Combine(model, "tokenizer.json")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped, "model.onnx.data")), File.ReadAllBytes(Path.Combine(model, "model.onnx.data")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped, "retriever.safetensors")), File.ReadAllBytes(Path.Combine(model, "retriever.safetensors")));

        // What counts is what it is, not where it lies.
        var copy = _lamps.PathOf("copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Shipped))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var same = await _lamps.RunAsync("train", "plan", "--model", copy, "--run", run, "--output", "json");
        Assert.True(same.ExitCode == 0, same.ToString());

        var weights = File.ReadAllBytes(Path.Combine(copy, "model.onnx.data"));
        weights[^2] ^= 1;
        File.WriteAllBytes(Path.Combine(copy, "model.onnx.data"), weights);
        var other = await _lamps.RunAsync("train", "plan", "--model", copy, "--run", run, "--output", "json");
        Assert.True(other.ExitCode == 2 && other.Output.Contains("TrainingDataChanged", StringComparison.Ordinal), other.ToString());
    }

    [Fact]
    public async Task Another_form_is_refused_and_leaves_nothing()
    {
        File.WriteAllText(_lamps.PathOf("wide.yaml"), Config.Replace("width: 192", "width: 96", StringComparison.Ordinal));

        var result = await _lamps.RunAsync("train", "plan", "--model", "lam-desk", "--run", _lamps.PathOf("wide"), "--config", _lamps.PathOf("wide.yaml"), "--output", "json");

        Assert.True(result.ExitCode == 2 && result.Output.Contains("FormOfOtherModel", StringComparison.Ordinal), result.ToString());
        Assert.False(Directory.Exists(_lamps.PathOf("wide")));
    }
}
