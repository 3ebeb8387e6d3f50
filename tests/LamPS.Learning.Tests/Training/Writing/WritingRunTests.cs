using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Benches;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Runs;
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

    private static readonly TrainingInputs Inputs = new(
        null, null, new TemplateBench(RecipeCatalog.Shipped()), SplitTable.Shipped("writer"), [], (_, _) => Task.FromResult(PlanningKnowledge.None));

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-writing-run-").FullName;

    private string ConfigFile => Path.Combine(_folder, "wanted.yaml");

    private string Run => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task It_ends_with_a_model_and_says_how_it_stands()
    {
        await Open(Inputs).TrainAsync(TrainingPhases.Plan, null, TestContext.Current.CancellationToken);

        var phase = Assert.Single(TrainingOverview.Of(Run).Phases);
        Assert.Equal((TrainingState.Ended, 20L), (phase.State, phase.Step));
        Assert.InRange(Assert.Single(phase.Looks).Values, 0, 1);
        foreach (var file in new[] { "model.onnx", "genai_config.json", "tokenizer.json", "planner.prompt" })
            Assert.True(File.Exists(Path.Combine(phase.Model!, file)), file);
        Assert.Contains("<th>said</th>", File.ReadAllText(Path.Combine(Run, "index.html")));
    }

    [Fact]
    public void It_begins_with_no_model_and_leaves_nothing_where_one_is_named()
    {
        var error = Assert.Throws<LamException>(() => Open(Inputs with { Model = "lam-desk" }));

        Assert.Equal("FormOfOtherModel", error.Id);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public async Task Help_that_is_not_there_is_told_before_anything_is_made()
    {
        var run = Open(Inputs, Config.Replace("mix: { plan: 1 }", "mix: { plan: 1, help: 1 }", StringComparison.Ordinal));

        Assert.Equal("NoExamples", (await Assert.ThrowsAsync<LamException>(() => run.TrainAsync(TrainingPhases.Plan, null, TestContext.Current.CancellationToken))).Id);
    }

    private TrainingRun Open(TrainingInputs inputs, string config = Config)
    {
        File.WriteAllText(ConfigFile, config);
        return TrainingRun.Open(Run, ConfigFile, "none", inputs, _ => { });
    }
}
