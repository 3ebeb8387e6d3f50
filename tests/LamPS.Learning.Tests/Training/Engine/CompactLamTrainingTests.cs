using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

[Trait("Needs", "onnxruntime")]
public sealed class CompactLamTrainingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task It_scores_as_the_model_that_runs(bool gpt, bool causal)
    {
        var shape = (gpt ? TinyLam.Gpt : TinyLam.Shape) with { Causal = causal };
        var weights = TinyLam.Weights(shape.Weights());
        var examples = TinyLam.Examples(9);
        using var session = Open(new() { Shape = shape }, weights);
        using var batch = CompactBatch.Of(examples, shape);
        using var model = CompactLamModel.Load(CompactLamGraph.Build(shape, weights, WeightFormat.Float32).ToBytes(), TinyLam.Config, new() { Threads = 1 }, Token);

        var outputs = session.Evaluate(batch, Token).Outputs;

        var (candidates, spans) = (examples.Max(e => e.Input.Candidates.Count), examples.Max(e => e.Input.Spans.Count));
        for (var row = 0; row < examples.Count; row++)
        {
            var expected = await model.ScoreAsync(examples[row].Input, Token);
            Near(expected.Candidates, outputs["candidate_logits"], row * candidates);
            for (var c = 0; c < expected.Functions.Count; c++)
                Near(expected.Functions[c], outputs["function_logits"], ((row * candidates) + c) * 5);
            for (var s = 0; s < 3; s++)
                Near(expected.Spans[s], outputs["span_logits"], ((row * 3) + s) * spans);
            Near(expected.Statuses, outputs["status_logits"], row * 4);
        }
    }

    [Fact]
    public async Task Losses_and_counts_are_those_of_the_scores()
    {
        var shape = TinyLam.Shape;
        var weights = TinyLam.Weights(shape.Weights());
        var examples = TinyLam.Examples(8);
        using var session = Open(new() { Shape = shape }, weights);
        using var batch = CompactBatch.Of(examples, shape);
        using var model = CompactLamModel.Load(CompactLamGraph.Build(shape, weights, WeightFormat.Float32).ToBytes(), TinyLam.Config, new() { Threads = 1 }, Token);

        var result = session.Evaluate(batch, Token);

        var losses = new double[4];
        var (asked, right) = (new int[4], new int[4]);
        for (var row = 0; row < examples.Count; row++)
        {
            var (example, scores) = (examples[row], await model.ScoreAsync(examples[row].Input, Token));
            var shares = example.CandidateShares.Count > 0 ? example.CandidateShares : [.. scores.Candidates.Select((_, c) => c == example.Candidate ? 1f : 0f)];
            double[] own = [
                shares.Select((share, c) => share * Loss(scores.Candidates, c)).Sum(),
                Loss(scores.Functions[example.Candidate], example.Function),
                example.Spans.Select((span, slot) => span < 0 ? 0 : Loss(scores.Spans[slot], span)).Sum(),
                example.Status < 0 ? 0 : Loss(scores.Statuses, example.Status)];
            for (var i = 0; i < 4; i++)
                losses[i] += own[i] * example.Weight / batch.Weight;
            Assert.Equal(-own.Sum(), result.Outputs["log_prob"][row], 1e-3);
            Count(0, shares[First(scores.Candidates)] > 0);
            Count(1, First(scores.Functions[example.Candidate]) == example.Function);
            for (var slot = 0; slot < example.Spans.Count; slot++)
            {
                if (example.Spans[slot] >= 0)
                    Count(2, First(scores.Spans[slot]) == example.Spans[slot]);
            }

            if (example.Status >= 0)
                Count(3, First(scores.Statuses) == example.Status);
        }

        string[] heads = ["candidate", "function", "span", "status"];
        string[] plural = ["candidates", "functions", "spans", "statuses"];
        Assert.Equal(losses.Sum(), result.Loss, 1e-4);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(losses[i], result.Metrics[heads[i] + "_loss"], 1e-4);
            Assert.Equal((asked[i], right[i]), ((int)result.Metrics[plural[i]], (int)result.Metrics[plural[i] + "_right"]));
        }

        void Count(int head, bool isRight) => (asked[head], right[head]) = (asked[head] + 1, right[head] + (isRight ? 1 : 0));
    }

    [Theory]
    [InlineData(CompactObjective.Imitate, false)]
    [InlineData(CompactObjective.Imitate, true)]
    [InlineData(CompactObjective.Value, false)]
    [InlineData(CompactObjective.Policy, false)]
    public void Gradients_of_the_whole_model_agree_with_differences(CompactObjective objective, bool gpt)
    {
        var definition = new CompactLamTraining { Shape = gpt ? TinyLam.Gpt : TinyLam.Shape, Objective = objective };
        var examples = Policies(definition, TinyLam.Examples(5, whole: true));
        using var batch = CompactBatch.Of(examples, definition.Shape, clip: 0.2f, distance: 0.1f);
        WholeGradientCheck.Check(definition, TinyLam.Weights(definition), batch);
    }

    // Alone, nothing is filled up; together, lengths are, and what the last layer looks at. Three layers, so that what is filled up could come through one that isn't the last.
    [Theory]
    [InlineData("as they come")]
    [InlineData("turned around")]
    [InlineData("context alone")]
    public void What_fills_up_a_batch_teaches_nothing(string segments)
    {
        var shape = TinyLam.Shape with { Backbone = TinyLam.Shape.Backbone with { Layers = 3 } };
        var definition = new CompactLamTraining { Shape = shape };
        var weights = TinyLam.Weights(definition);
        List<CompactExample> examples = [.. TinyLam.Examples(7).Select((example, i) => segments switch
        {
            "turned around" => example with { Input = example.Input with { Segments = [.. example.Input.Segments.Reverse()] } },
            "context alone" when i % 2 == 0 => example with { Input = example.Input with { Segments = [.. example.Input.Segments.Select(_ => 0)] } },
            _ => example,
        })];
        var alone = examples.ConvertAll(example => CompactBatch.Of([example], shape));
        using var together = CompactBatch.Of(examples, shape);
        using var one = Open(definition, weights);
        using var other = Open(definition, weights);

        var expected = one.Step(alone, 1e-3, Token);
        alone.ForEach(batch => batch.Dispose());
        var actual = other.Step(together, 1e-3, Token);

        Assert.True(together.Rows > together.Tokens);
        Assert.Equal(expected.Loss, actual.Loss, 1e-4f);
        Assert.Equal(expected.GradientNorm, actual.GradientNorm, 1e-3f);
        var (left, right) = (one.Weights(Token), other.Weights(Token));
        foreach (var weight in definition.Weights)
            Assert.All(left[weight.Name].Zip(right[weight.Name]), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void A_few_examples_are_learned_by_heart()
    {
        var shape = TinyLam.Shape;
        using var session = Open(new() { Shape = shape }, WeightSet.Random(shape.Weights(), 1));
        using var batch = CompactBatch.Of(TinyLam.Examples(12), shape);
        StepResult last = null!;
        for (var i = 0; i < 150; i++)
            last = session.Step(batch, 5e-3, Token);
        foreach (var head in new[] { "functions", "spans", "statuses", "candidates" })
            Assert.Equal(last.Metrics[head], last.Metrics[head + "_right"]);
        Assert.True(last.GradientNorm > 0);
    }

    [Fact]
    public void Values_are_learned()
    {
        var definition = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Value };
        using var session = Open(definition, WeightSet.Random(definition.Weights, 1));
        var examples = TinyLam.Examples(12);
        using var batch = CompactBatch.Of(examples, definition.Shape);
        for (var i = 0; i < 150; i++)
            session.Step(batch, 5e-3, Token);
        var values = session.Evaluate(batch, Token).Outputs["value"];
        Assert.All(examples.Zip(values), pair => Assert.Equal(pair.First.Value, pair.Second, 0.3));
    }

    [Fact]
    public void A_policy_does_more_of_what_was_good_and_stays_near_its_reference()
    {
        double Change(float advantage, float distance)
        {
            var definition = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Policy };
            using var session = Open(definition, TinyLam.Weights(definition));
            var examples = Policies(definition, [.. TinyLam.Examples(4).Select(e => e with { Advantage = advantage })]);
            using var batch = CompactBatch.Of(examples, definition.Shape, clip: 10, distance: distance);
            for (var i = 0; i < 10; i++)
                session.Step(batch, 1e-3, Token);
            var now = session.Evaluate(batch, Token).Outputs["log_prob"];
            return now.Zip(examples, (a, b) => a - b.OldLogProbability).Average();
        }

        Assert.True(Change(1, 0) > 0.1);
        Assert.True(Change(-1, 0) < -0.1);
        Assert.True(Change(1, 10) < Change(1, 0));
    }

    [Fact]
    public void Ratios_start_at_one_and_are_clipped_beyond_the_bounds()
    {
        var definition = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Policy };
        using var session = Open(definition, TinyLam.Weights(definition));
        var examples = Policies(definition, TinyLam.Examples(4), 0);
        using var same = CompactBatch.Of(examples, definition.Shape);
        using var likelier = CompactBatch.Of([.. examples.Select(e => e with { OldLogProbability = e.OldLogProbability - 0.5f })], definition.Shape);

        var (one, other) = (session.Evaluate(same, Token).Metrics, session.Evaluate(likelier, Token).Metrics);

        Assert.Equal((1, 0, 0), (one["ratio"], one["clipped"], one["approximate_kl"]), Close);
        Assert.Equal((MathF.Exp(0.5f), 1, MathF.Exp(0.5f) - 1.5f), (other["ratio"], other["clipped"], other["approximate_kl"]), Close);
    }

    private static bool Close((float A, float B, float C) x, (float A, float B, float C) y) =>
        Math.Abs(x.A - y.A) < 1e-3 && Math.Abs(x.B - y.B) < 1e-3 && Math.Abs(x.C - y.C) < 1e-3;

    // Old and reference likelihoods near the model's own, on both sides.
    private static List<CompactExample> Policies(CompactLamTraining definition, List<CompactExample> examples, float spread = 0.1f)
    {
        if (definition.Objective != CompactObjective.Policy)
            return examples;
        using var session = Open(definition, TinyLam.Weights(definition));
        using var batch = CompactBatch.Of(examples, definition.Shape);
        var own = session.Evaluate(batch, Token).Outputs["log_prob"];
        return [.. examples.Select((example, i) => example with { OldLogProbability = own[i] + ((i % 3) - 1) * spread, ReferenceLogProbability = own[i] + (((i + 1) % 3) - 1) * spread })];
    }

    private static TrainingSession Open(CompactLamTraining definition, WeightSet weights) => TrainingSession.Open(definition, weights, new() { Threads = 1 }, Token);

    private static void Near(IReadOnlyList<float> expected, float[] all, int from)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (float.IsFinite(expected[i]))
                Assert.Equal(expected[i], all[from + i], 1e-4);
            else
                Assert.True(all[from + i] < -1e8f);
        }
    }

    private static int First(IReadOnlyList<float> logits) => logits.ToList().IndexOf(logits.Max());

    private static double Loss(IReadOnlyList<float> logits, int target)
    {
        var most = logits.Max();
        return Math.Log(logits.Sum(l => Math.Exp(l - most))) + most - logits[target];
    }
}
