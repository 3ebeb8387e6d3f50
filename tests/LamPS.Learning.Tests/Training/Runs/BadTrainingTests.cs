using System.Globalization;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tests.Training.Examples;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Graphs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

/// <summary>What goes wrong in training stops it, is named, and leaves the last good checkpoint.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class BadTrainingTests : IDisposable
{
    private static readonly List<CompactExample> Good = Make();

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-bad-").FullName;

    private string CheckpointPath => Path.Combine(_folder, "plan", PhaseRunner.CheckpointFile);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_loss_that_is_no_number_names_its_batch_and_leaves_the_checkpoint_of_before()
    {
        Run(Good, steps: 20);
        var before = File.ReadAllBytes(CheckpointPath);
        List<CompactExample> bad = [.. Good.Select((e, i) => i == 7 ? e with { Name = "the bad one", Input = e.Input with { TokenFeatures = [.. e.Input.TokenFeatures.Select(_ => float.NaN)] } } : e)];

        var error = Assert.Throws<LamException>(() => Run(bad, steps: 400));

        Assert.Equal("TrainingNotFinite", error.Id);
        Assert.Matches("batch 'plan [0-9]+: ", error.Message);
        var kept = Checkpoint.Read(CheckpointPath);
        Assert.True(kept.Steps >= 20 && kept.Steps % 20 == 0 && kept.Values.Values.All(v => v.All(float.IsFinite)), $"{kept.Steps} steps");

        // Without it, training goes on from there.
        File.WriteAllBytes(CheckpointPath, before);
        Run(Good, steps: 40);
        Assert.Equal(40, Checkpoint.Read(CheckpointPath).Steps);
    }

    [Fact]
    public void A_loss_that_explodes_names_its_batch_and_leaves_the_checkpoint_of_before()
    {
        Run(Good, steps: 20);

        var error = Assert.Throws<LamException>(() => Run(Good, steps: 400, rate: 100));

        Assert.Equal("LossExploded", error.Id);
        Assert.Matches("batch 'plan [0-9]+: .*' is [0-9.]+.*began with", error.Message);
        Assert.Equal(20, Checkpoint.Read(CheckpointPath).Steps);
    }

    [Fact]
    public void A_batch_that_a_trained_model_does_not_know_yet_is_no_explosion()
    {
        Run(Good, steps: 20);
        var curve = Path.Combine(_folder, "plan", "curve.csv");
        var rows = File.ReadAllLines(curve);
        var cells = rows[1].Split(',');
        Assert.True(double.Parse(cells[1], CultureInfo.InvariantCulture) > 0.5, rows[1]);
        File.WriteAllLines(curve, [rows[0], string.Join(',', [cells[0], "0.01", .. cells[2..]])]);

        Run(Good, steps: 40);

        Assert.Equal(40, Checkpoint.Read(CheckpointPath).Steps);
    }

    [Fact]
    public void A_full_disk_in_the_middle_of_a_checkpoint_leaves_the_one_of_before()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "a disk that is always full is a device of Linux");
        Run(Good, steps: 20);
        var before = File.ReadAllBytes(CheckpointPath);
        var part = CheckpointPath + ".part";
        File.CreateSymbolicLink(part, "/dev/full");

        Assert.Throws<IOException>(() => Run(Good, steps: 40));

        Assert.False(File.Exists(part));
        Assert.Equal(before, File.ReadAllBytes(CheckpointPath));
        Run(Good, steps: 40);
        Assert.Equal(40, Checkpoint.Read(CheckpointPath).Steps);
    }

    [Fact]
    public void An_example_that_does_not_fit_the_vocabulary_is_named()
    {
        List<CompactExample> foreign = [.. Good.Select(e => e with { Input = e.Input with { Tokens = [.. e.Input.Tokens.Select(_ => Forms.Small.Vocabulary)] } })];

        var error = Assert.Throws<LamException>(() => Run(foreign, steps: 20));

        Assert.Equal("TrainingExampleInvalid", error.Id);
        Assert.Contains("vocabulary", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CheckpointPath));
    }

    [Fact]
    public async Task What_the_folder_of_a_run_does_not_take_is_told_with_a_remedy()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "a disk that is always full is a device of Linux");
        var path = Path.Combine(_folder, "data.json");
        WholeFile.Write(path, "before");
        File.CreateSymbolicLink(path + ".part", "/dev/full");

        var error = await Assert.ThrowsAsync<LamException>(() => WholeFile.GuardAsync(_folder, () => Task.Run(() => WholeFile.Write(path, "after"))));

        Assert.Equal(("RunNotWritten", "before"), (error.Id, File.ReadAllText(path)));
        Assert.False(File.Exists(path + ".part"));
    }

    private void Run(List<CompactExample> examples, int steps, double rate = 0.01)
    {
        var config = new TrainingConfig
        {
            Seed = "7",
            Threads = 1,
            Model = new() { Vocabulary = Forms.Small.Vocabulary, Layers = 1, Width = 32, Heads = 2, FeedForward = 48, Context = Forms.Small.Context },
            Phases = new() { ["plan"] = new() { Steps = steps, BatchTokens = 1500, LearningRate = rate, WarmUp = 0, EvaluateEvery = 1000, Mix = new() { ["synthetic"] = 1 } } },
        };
        var pools = new ExamplePools(new Dictionary<string, IReadOnlyList<CompactExample>> { ["synthetic"] = examples }, new Dictionary<string, IReadOnlyList<CompactExample>>());
        new PhaseRunner("plan", config, Path.Combine(_folder, "plan"), new() { Threads = 1 }, TimeProvider.System).Run(pools, WeightSet.Random(config.Model.Shape.Weights(), 3), null, TestContext.Current.CancellationToken);
    }

    private static List<CompactExample> Make()
    {
        var maker = new DecisionExamples(Forms.Encoder, Forms.Small.Config, 5, _ => null);
        return [.. SyntheticData.Generate("bad", 60).Select(s => maker.Of(s, new SeededRandom(s.Id))).OfType<CompactExample>()];
    }
}
