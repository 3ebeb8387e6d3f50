using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Tests.Training.Examples;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Graphs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

[Trait("Needs", "onnxruntime")]
public sealed class PolicyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-policy-").FullName;

    private static readonly IReadOnlyList<CompactExample> Examples = Make();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_the_reward_model_likes_becomes_likelier_and_the_rest_less()
    {
        var config = Config(steps: 120, targetKl: 100);
        var policy = WeightSet.Random(config.Model.Shape.Weights(), 3);
        var reward = WeightSet.Random(config.Model.Shape.Weights().Concat(CompactLamTraining.ValueWeights(config.Model.Shape)), 4, 0.3f);
        var failures = JudgedExamples.WithAdvantages(config, new() { Threads = 1 }, Examples, policy, reward, Token);
        Assert.Equal(0, failures.Average(f => f.Advantage), 3);

        var learned = Run(config, failures, policy, null);

        var before = Ask(config, policy);
        var after = Ask(config, learned);
        double Mean(Func<float, bool> which) => failures.Select((f, i) => (f.Advantage, Gain: after[i] - before[i])).Where(g => which(g.Advantage)).Average(g => g.Gain);
        Assert.True(Mean(a => a > 0.5) > Mean(a => a < -0.5) + 0.02, $"{Mean(a => a > 0.5)} against {Mean(a => a < -0.5)}");
    }

    [Fact]
    public void It_stops_where_it_has_gone_far_enough_and_says_how_far()
    {
        var config = Config(steps: 400, targetKl: 1e-5);
        var policy = WeightSet.Random(config.Model.Shape.Weights(), 3);
        var reward = WeightSet.Random(config.Model.Shape.Weights().Concat(CompactLamTraining.ValueWeights(config.Model.Shape)), 4, 0.3f);
        List<TrainingProgress> points = [];

        Run(config, JudgedExamples.WithAdvantages(config, new() { Threads = 1 }, Examples, policy, reward, Token), policy, points.Add);

        Assert.True(points[^1].Step < 400 && points[^1].Policy!.ApproximateKl > 1e-5, $"{points[^1]}");
        Assert.All(points.SkipLast(1), p => Assert.True(p.Policy!.ApproximateKl <= 1e-5));
        Assert.Contains("approximate_kl", File.ReadLines(Path.Combine(_folder, "policy", "curve.csv")).First());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reward_model_learns_to_tell_what_was_verified(bool adapters)
    {
        var config = Config(steps: 120, targetKl: 1);
        config.Phases["reward"] = new()
        {
            Steps = adapters ? 400 : 240, BatchTokens = 1500, LearningRate = 0.004, WarmUp = 5, EvaluateEvery = 60, Mix = new() { ["judged"] = 1 }, Adapters = adapters ? new() { Dropout = 0 } : null,
        };
        var shape = config.Model.Shape;
        List<CompactExample> judged = [.. Examples.Select(e => e with { Value = e.Function % 2 == 0 ? 1 : -1 })];
        var begin = WeightSet.Random(shape.Weights().Concat(CompactLamTraining.ValueWeights(shape)), 5);

        var learned = new PhaseRunner("reward", config, Path.Combine(_folder, "reward"), new() { Threads = 1 }, TimeProvider.System).Run(
            new ExamplePools(new Dictionary<string, IReadOnlyList<CompactExample>> { ["judged"] = judged }, new Dictionary<string, IReadOnlyList<CompactExample>>()), begin, null, Token);

        using var session = TrainingSession.Open(new CompactLamTraining { Shape = shape, Objective = CompactObjective.Value }, learned, new TrainingSettings { Threads = 1, Spin = false }, Token);
        var report = RewardReport.Of(JudgedExamples.Ask(session, shape, judged, "value", Token), [.. judged.Select(j => j.Value)]);
        Assert.True(report.Accuracy > 0.85, report.ToString());

        // With adapters the embedding stays, and what comes out has none any more: they are worked into their matrices.
        Assert.Equal(adapters, begin["embed"].SequenceEqual(learned["embed"]));
        Assert.NotEqual(begin["layers.0.qkv"], learned["layers.0.qkv"]);
        Assert.NotEqual(begin["value.out"], learned["value.out"]);
        Assert.DoesNotContain(learned.Names, name => name.Contains("lora", StringComparison.Ordinal));
    }

    private static TrainingConfig Config(int steps, double targetKl) => new()
    {
        Seed = "7",
        Threads = 1,
        Model = new() { Vocabulary = Forms.Small.Vocabulary, Layers = 1, Width = 32, Heads = 2, FeedForward = 48, Context = Forms.Small.Context },
        Phases = new() { ["policy"] = new() { Steps = steps, BatchTokens = 3000, LearningRate = 0.003, WarmUp = 0, EvaluateEvery = 1000, TargetKl = targetKl, Mix = new() { ["failed"] = 1 } } },
    };

    private WeightSet Run(TrainingConfig config, IReadOnlyList<CompactExample> failures, WeightSet policy, Action<TrainingProgress>? tell) => new PhaseRunner("policy", config, Path.Combine(_folder, "policy"), new() { Threads = 1 }, TimeProvider.System)
        .Run(new ExamplePools(new Dictionary<string, IReadOnlyList<CompactExample>> { ["failed"] = failures }, new Dictionary<string, IReadOnlyList<CompactExample>>()), policy, tell is null ? null : new Teller(tell), Token);

    private static float[] Ask(TrainingConfig config, WeightSet weights)
    {
        using var session = TrainingSession.Open(new CompactLamTraining { Shape = config.Model.Shape }, weights, new TrainingSettings { Threads = 1, Spin = false }, Token);
        return JudgedExamples.Ask(session, config.Model.Shape, Examples, "log_prob", Token);
    }

    private static List<CompactExample> Make()
    {
        var maker = new DecisionExamples(Forms.Encoder, Forms.Small.Config, 5, _ => null);
        return [.. SyntheticData.Generate("policy", 80).Select(s => maker.Of(s, new SeededRandom(s.Id))).OfType<CompactExample>().Where(e => e.Candidate >= 0)];
    }
}
