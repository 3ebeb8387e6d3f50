using LamPS.Core;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

[Trait("Needs", "onnxruntime")]
public sealed class TrainingSessionTests : IDisposable
{
    private static readonly CompactLamTraining Definition = new() { Shape = TinyLam.Shape };

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-engine-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AdamW_follows_its_formula()
    {
        var weights = TinyLam.Weights(Definition);
        using var batch = Batch(6);
        var options = new AdamWOptions { ClipNorm = 0.5f, WeightDecay = 0.1 };
        using var session = Open(weights, new() { Threads = 1, AdamW = options });
        var expected = Definition.Weights.ToDictionary(w => w.Name, w => weights[w.Name].Select(v => (double)v).ToArray());
        var first = expected.ToDictionary(w => w.Key, w => new double[w.Value.Length]);
        var second = expected.ToDictionary(w => w.Key, w => new double[w.Value.Length]);
        for (var step = 1; step <= 3; step++)
        {
            // The gradient is what a step of plain descent, without moments, takes off.
            var gradients = Gradients(session.Weights(Token), batch);
            var norm = Math.Sqrt(gradients.Values.Sum(g => g.Sum(v => v * v)));
            var result = session.Step(batch, 0.01, Token);
            Assert.Equal(norm, result.GradientNorm, norm * 0.01);
            foreach (var weight in Definition.Weights)
            {
                var (w, m, v) = (expected[weight.Name], first[weight.Name], second[weight.Name]);
                for (var i = 0; i < w.Length; i++)
                {
                    var g = gradients[weight.Name][i] * Math.Min(1, 0.5 / norm);
                    m[i] = (0.9 * m[i]) + (0.1 * g);
                    v[i] = (0.98 * v[i]) + (0.02 * g * g);
                    var update = m[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.98, step))) + 1e-8);
                    w[i] -= 0.01 * (update + (AdamWOptions.Decays(weight.Name, weight.Shape.Count) ? 0.1 * w[i] : 0));
                }
            }
        }

        // Where a gradient is next to nothing its sign is chance; nearly all weights must agree.
        var now = session.Weights(Token);
        var off = Definition.Weights.Sum(w => now[w.Name].Zip(expected[w.Name]).Count(pair => Math.Abs(pair.First - pair.Second) > 1e-3));
        Assert.True(off < Definition.Weights.Sum(w => w.Count) / 200, $"{off} weights are off");
    }

    [Fact]
    public void Equal_runs_are_equal_to_the_digit()
    {
        List<float> Losses(int threads)
        {
            using var session = Open(WeightSet.Random(Definition.Weights, 5), new() { Threads = threads });
            using var batch = Batch(8);
            return [.. Enumerable.Range(0, 8).Select(_ => session.Step(batch, 1e-2, Token).Loss)];
        }

        Assert.Equal(Losses(1), Losses(1));
        Assert.Equal(Losses(2), Losses(2));
    }

    [Fact]
    public void Several_batches_count_as_one()
    {
        var weights = TinyLam.Weights(Definition);
        var examples = TinyLam.Examples(9);
        using var together = Open(weights);
        using var apart = Open(weights);
        using var all = CompactBatch.Of(examples, TinyLam.Shape);
        List<TrainingBatch> parts = [.. examples.Chunk(4).Select(some => CompactBatch.Of(some, TinyLam.Shape))];

        var (one, other) = (together.Step(all, 1e-3, Token), apart.Step(parts, 1e-3, Token));

        parts.ForEach(part => part.Dispose());
        Assert.Equal(one.Loss, other.Loss, 1e-4);
        Assert.Equal(one.GradientNorm, other.GradientNorm, one.GradientNorm * 1e-3);
        Assert.Equal(one.Metrics["candidates_right"], other.Metrics["candidates_right"]);
    }

    [Fact]
    public void A_run_goes_on_from_a_checkpoint_as_if_it_had_not_stopped()
    {
        var path = Path.Combine(_folder, "run.ckpt");
        using var batch = Batch(8);
        using var whole = Open(WeightSet.Random(Definition.Weights, 5));
        for (var i = 0; i < 3; i++)
            whole.Step(batch, 1e-2, Token);
        whole.SaveCheckpoint(path, Token);
        using var resumed = Open(WeightSet.Random(Definition.Weights, 6));
        resumed.LoadCheckpoint(path);
        Assert.Equal(3, resumed.Steps);
        for (var i = 0; i < 3; i++)
            Assert.Equal(whole.Step(batch, 1e-2, Token).Loss, resumed.Step(batch, 1e-2, Token).Loss);
        Assert.False(File.Exists(path + ".part"));
    }

    [Fact]
    public void Damaged_and_foreign_checkpoints_are_refused()
    {
        var (path, other) = (Path.Combine(_folder, "run.ckpt"), Path.Combine(_folder, "other.ckpt"));
        using var session = Open(WeightSet.Random(Definition.Weights, 5));
        session.SaveCheckpoint(path, Token);
        var bytes = File.ReadAllBytes(path);
        byte[][] wrong = [[], [1, 2, 3], bytes[..^1], bytes[..(bytes.Length / 2)], bytes[..60], [.. bytes, 0], [.. bytes[..500], 99, .. bytes[501..]], new byte[5000]];
        foreach (var file in wrong)
        {
            File.WriteAllBytes(other, file);
            Assert.Equal("CheckpointInvalid", Assert.Throws<LamException>(() => session.LoadCheckpoint(other)).Id);
        }

        Assert.Equal("CheckpointInvalid", Assert.Throws<LamException>(() => session.LoadCheckpoint(Path.Combine(_folder, "none"))).Id);
        var value = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Value };
        using (var foreign = TrainingSession.Open(value, WeightSet.Random(value.Weights, 1), new() { Threads = 1 }, Token))
            foreign.SaveCheckpoint(other, Token);
        Assert.Contains("belongs to", Assert.Throws<LamException>(() => session.LoadCheckpoint(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_leaves_the_weights_alone()
    {
        using var session = Open(WeightSet.Random(Definition.Weights, 5));
        using var good = Batch(4);
        var example = TinyLam.Examples(1)[0];
        using var bad = CompactBatch.Of([example with { Input = example.Input with { TokenFeatures = [.. example.Input.TokenFeatures.Select(_ => float.NaN)] } }], TinyLam.Shape, "17");
        session.Step(good, 1e-2, Token);
        var before = session.Weights(Token);

        var error = Assert.Throws<LamException>(() => session.Step(bad, 1e-2, Token));

        Assert.Equal("TrainingNotFinite", error.Id);
        Assert.Contains("'17'", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, session.Steps);
        Assert.Equal(before["embed"], session.Weights(Token)["embed"]);
        Assert.True(float.IsFinite(session.Step(good, 1e-2, Token).Loss));
    }

    [Fact]
    public void A_cancelled_step_changes_nothing()
    {
        using var session = Open(WeightSet.Random(Definition.Weights, 5));
        using var batch = Batch(4);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => session.Step(batch, 1e-2, stop.Token));
        Assert.Equal(0, session.Steps);
    }

    [Fact]
    public void Examples_that_do_not_fit_are_refused()
    {
        var good = TinyLam.Examples(1)[0];
        CompactExample[] wrong =
        [
            good with { Candidate = 99 }, good with { Status = 4 }, good with { Spans = [0] }, good with { CandidateShares = [2] }, good with { Weight = -1 },
            good with { Input = good.Input with { DecisionToken = 99 } }, good with { Input = good.Input with { Tokens = [] } },
        ];
        foreach (var example in wrong)
            Assert.Equal("TrainingExampleInvalid", Assert.Throws<LamException>(() => CompactBatch.Of([example], TinyLam.Shape)).Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2f)]
    public void Adapters_begin_as_nothing_and_alone_are_trained(float dropout)
    {
        var adapters = new AdapterOptions { Matrices = ["layers.0.qkv", "layers.1.up", "layers.1.down"], Rank = 4, Dropout = dropout, Others = ["status.out"] };
        var adapted = new CompactLamTraining { Shape = TinyLam.Shape, Adapters = adapters };
        var weights = TinyLam.Weights(Definition);
        using var plain = Open(weights);
        using var session = TrainingSession.Open(adapted, adapters.Begin(weights, adapted.OwnWeights), new() { Threads = 1 }, Token);
        using var batch = Batch(6);
        Assert.Equal(plain.Evaluate(batch, Token).Loss, session.Evaluate(batch, Token).Loss, 1e-5);

        for (var i = 0; i < 20; i++)
            session.Step(batch, 1e-2, Token);

        var now = session.Weights(Token);
        Assert.All(adapted.Weights, w => Assert.Equal(adapted.IsTrained(w.Name), !now[w.Name].SequenceEqual(w.Name.Contains("lora", StringComparison.Ordinal) ? adapters.Begin(weights, adapted.OwnWeights)[w.Name] : weights[w.Name])));
        using var merged = Open(adapters.Merge(now, adapted.OwnWeights));
        Assert.True(session.Evaluate(batch, Token).Loss < plain.Evaluate(batch, Token).Loss * 0.8);
        Assert.Equal(session.Evaluate(batch, Token).Loss, merged.Evaluate(batch, Token).Loss, 1e-4);
        if (dropout == 0)
            WholeGradientCheck.Check(adapted, now, batch);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static TrainingBatch Batch(int count) => CompactBatch.Of(TinyLam.Examples(count), TinyLam.Shape);

    private static TrainingSession Open(WeightSet weights, TrainingSettings? settings = null) => TrainingSession.Open(Definition, weights, settings ?? new() { Threads = 1 }, Token);

    // AdamW without moments divides the gradient by its size; a huge epsilon leaves it as it is.
    private static Dictionary<string, double[]> Gradients(WeightSet weights, TrainingBatch batch)
    {
        const double huge = 1e6;
        using var session = Open(weights, new() { Threads = 1, AdamW = new() { Beta1 = 0, Beta2 = 0, Epsilon = huge, ClipNorm = 0, WeightDecay = 0 } });
        session.Step(batch, huge, Token);
        var after = session.Weights(Token);
        return weights.Names.ToDictionary(name => name, name => weights[name].Zip(after[name], (a, b) => (double)a - b).ToArray());
    }
}
