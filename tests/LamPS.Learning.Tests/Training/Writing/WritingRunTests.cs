using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Benches;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Runs;
using LamPS.Learning.Training.Writing;
using Xunit;

namespace LamPS.Learning.Tests.Training.Writing;

/// <summary>A decoder as a run: a folder like any other.</summary>
public sealed class WritingRunTests : IDisposable
{
    private const string Config = """
        seed: "3"
        threads: 1
        decoder: { vocabulary: 300, layers: 1, width: 48, heads: 3, feed-forward: 64, context: 1024 }
        data: { tasks-per-family: 0, compositions: 12, kept: 0.3 }
        phases:
          plan: { steps: 20, batch-tokens: 1024, learning-rate: 0.005, warm-up: 4, evaluate-every: 20, mix: { plan: 1 } }
        """;

    private static readonly string Adapted = Config.Replace("evaluate-every: 20,", "evaluate-every: 20, adapters: { rank: 4 },", StringComparison.Ordinal);

    private static readonly TrainingInputs Inputs = new(
        null, null, new TemplateBench(RecipeCatalog.Shipped()), SplitTable.Shipped("writer"), [], (_, _) => Task.FromResult(PlanningKnowledge.None));

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-writing-run-").FullName;

    private string ConfigFile => Path.Combine(_folder, "wanted.yaml");

    private string Run => Path.Combine(_folder, "run");

    private string Further => Path.Combine(_folder, "further");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task It_ends_with_a_model_and_says_how_it_stands()
    {
        await Open(Inputs).TrainAsync(TrainingPhases.Plan, null, Token);

        var phase = Assert.Single(TrainingOverview.Of(Run).Phases);
        Assert.Equal((TrainingState.Ended, 20L), (phase.State, phase.Step));
        var (look, row) = (Assert.Single(phase.Looks), File.ReadAllLines(Path.Combine(Run, "plan", "kept.csv"))[^1].Split(','));
        Assert.True(look.Examples > 0);
        Assert.Equal((row[5], null, null), (look.Values!.Value.ToString("0.0000", CultureInfo.InvariantCulture), look.Functions, look.Statuses));
        foreach (var file in new[] { "model.onnx", "genai_config.json", "tokenizer.json", "planner.prompt" })
            Assert.True(File.Exists(Path.Combine(phase.Model!, file)), file);
        foreach (var drawn in new[] { "loss.svg", "right.svg", "kept.svg" })
            Assert.StartsWith("<svg ", File.ReadAllText(Path.Combine(Run, "plan", drawn)));
        Assert.Contains("<th>said</th>", File.ReadAllText(Path.Combine(Run, "index.html")));
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task A_decoder_is_trained_further_with_adapters()
    {
        await Open(Inputs).TrainAsync(TrainingPhases.Plan, null, Token);
        var (first, begun) = (Loss(Run), Open(Inputs).ModelOf(TrainingPhases.Plan));

        await Open(Inputs with { Model = begun }, Adapted, Further).TrainAsync(TrainingPhases.Plan, null, Token);

        // It begins where the other one ended, and only what has adapters is another: they are worked into their matrices.
        Assert.True(Loss(Further) < first * 0.9, $"{first} -> {Loss(Further)}");
        var (before, after) = (BaseDecoder.Read(begun).Weights, BaseDecoder.Read(Open(Inputs, Adapted, Further).ModelOf(TrainingPhases.Plan)).Weights);
        Assert.Equal(before["embed"], after["embed"]);
        Assert.NotEqual(before["layers.0.up"], after["layers.0.up"]);
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task A_model_of_another_form_is_refused_and_nothing_is_left()
    {
        await Open(Inputs).TrainAsync(TrainingPhases.Plan, null, Token);
        var begun = Open(Inputs).ModelOf(TrainingPhases.Plan);

        foreach (var other in new[] { Config.Replace("width: 48", "width: 96", StringComparison.Ordinal), Config.Replace("decoder: {", "model: {", StringComparison.Ordinal) })
            Assert.Equal("FormOfOtherModel", Assert.Throws<LamException>(() => Open(Inputs with { Model = begun }, other, Further)).Id);
        Assert.False(Directory.Exists(Further));
    }

    [Fact]
    public void Adapters_want_a_model()
    {
        Assert.Equal("NothingToAdapt", Assert.Throws<LamException>(() => Open(Inputs, Adapted)).Id);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public async Task Help_that_is_not_there_is_told_before_anything_is_made()
    {
        var run = Open(Inputs, Config.Replace("mix: { plan: 1 }", "mix: { plan: 1, help: 1 }", StringComparison.Ordinal));

        Assert.Equal("NoExamples", (await Assert.ThrowsAsync<LamException>(() => run.TrainAsync(TrainingPhases.Plan, null, Token))).Id);
    }

    private static double Loss(string run) => double.Parse(StepTable.Read(Path.Combine(run, "plan", "curve.csv")).First()[1], CultureInfo.InvariantCulture);

    private TrainingRun Open(TrainingInputs inputs, string config = Config, string? run = null)
    {
        File.WriteAllText(ConfigFile, config);
        return TrainingRun.Open(run ?? Run, ConfigFile, "none", inputs, _ => { });
    }
}
