using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tests.Training.Examples;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Graphs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

[Trait("Needs", "onnxruntime")]
public sealed class PhaseRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-phase-").FullName;

    private readonly TrainingConfig _config = new()
    {
        Seed = "7",
        Threads = 1,
        Model = new() { Vocabulary = Forms.Small.Vocabulary, Layers = 1, Width = 32, Heads = 2, FeedForward = 48, Context = Forms.Small.Context },
        Phases = new() { ["plan"] = new() { Steps = 60, BatchTokens = 1500, LearningRate = 0.01, WarmUp = 5, EvaluateEvery = 20, Mix = new() { ["synthetic"] = 1 } } },
    };

    private static readonly string[] Tables = ["curve.csv", "kept.csv"];

    private static readonly ExamplePools Pools = Make();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_was_stopped_goes_on_to_the_same_curve_and_weights(bool adapters)
    {
        _config.Phases["plan"].Adapters = adapters ? new() { Rank = 4 } : null;
        var straight = Run("straight", CancellationToken.None);
        using (var stop = new CancellationTokenSource())
            Assert.Throws<OperationCanceledException>(() => Run("stopped", stop.Token, point => stop.Cancel()));
        Assert.True(File.Exists(Path.Combine(_folder, "stopped", PhaseRunner.CheckpointFile)));

        // What a run that was killed wrote behind its last checkpoint is done again.
        foreach (var table in Tables)
            File.AppendAllText(Path.Combine(_folder, "stopped", table), "33,9,9,9,9,9,9\n");

        var resumed = Run("stopped", CancellationToken.None);

        Assert.Equal(straight["embed"], resumed["embed"]);
        Assert.Equal(straight["layers.0.qkv"], resumed["layers.0.qkv"]);
        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(Path.Combine(_folder, "straight", table)), File.ReadAllText(Path.Combine(_folder, "stopped", table)));
    }

    [Fact]
    public void It_learns()
    {
        List<TrainingProgress> points = [];
        Run("learns", CancellationToken.None, points.Add);

        Assert.True(points[^1].Loss < points[0].Loss * 0.9, $"{points[0].Loss} -> {points[^1].Loss}");
        Assert.Equal(60, points[^1].Step);
        Assert.StartsWith("step,pool,examples", File.ReadAllText(Path.Combine(_folder, "learns", "kept.csv")));
    }

    [Fact]
    public void A_pool_that_is_wanted_and_empty_is_an_error() =>
        Assert.Equal("NoExamples", Assert.Throws<LamException>(() => Pools.Batches(new Dictionary<string, double> { ["live"] = 1 }, 1000, "1").First()).Id);

    [Fact]
    public void Equal_seeds_draw_equal_batches_by_their_shares()
    {
        string Names(string seed) => string.Join(' ', Pools.Batches(new Dictionary<string, double> { ["synthetic"] = 1 }, 1500, seed).Take(3).SelectMany(b => b.Select(e => e.Name)));

        Assert.Equal(Names("1"), Names("1"));
        Assert.NotEqual(Names("1"), Names("2"));
        Assert.Equal(ExamplePools.Digest(Pools.Train["synthetic"]), ExamplePools.Digest(Pools.Train["synthetic"]));
        Assert.NotEqual(ExamplePools.Digest(Pools.Train["synthetic"]), ExamplePools.Digest(Pools.Train["synthetic"].Skip(1)));
    }

    private WeightSet Run(string name, CancellationToken stop, Action<TrainingProgress>? tell = null) => new PhaseRunner("plan", _config, Path.Combine(_folder, name), new() { Threads = 1 }, TimeProvider.System)
        .Run(Pools, WeightSet.Random(_config.Model.Shape.Weights(), 3), tell is null ? null : new Teller(tell), stop);

    private static ExamplePools Make()
    {
        var maker = new DecisionExamples(Forms.Encoder, Forms.Small.Config, 5, _ => null);
        List<CompactExample> examples = [.. SyntheticData.Generate("phase", 150).Select(s => maker.Of(s, new SeededRandom(s.Id))).OfType<CompactExample>()];
        return new ExamplePools(new Dictionary<string, IReadOnlyList<CompactExample>> { ["synthetic"] = examples[10..] }, new Dictionary<string, IReadOnlyList<CompactExample>> { ["synthetic"] = examples[..10] });
    }
}
