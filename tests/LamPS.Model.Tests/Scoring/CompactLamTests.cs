using LamPS.Core;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using LamPS.Model.Tests.Graphs;
using Xunit;

namespace LamPS.Model.Tests.Scoring;

[Trait("Needs", "onnxruntime")]
public sealed class CompactLamTests
{
    internal static readonly CompactLamShape Shape = new()
    {
        Backbone = Shapes.Tiny with { KeyValueHeads = 4, TokenFeatures = 3 },
        HeadWidth = 32, Functions = 5, Slots = 3, SpanTypes = 4, Statuses = 5, CandidateFeatures = 2,
    };

    internal static readonly CompactLamConfig Config = new()
    {
        Context = 64, Vocabulary = 97, Functions = Names("f", 5), Slots = Names("s", 3), SpanTypes = Names("t", 4), Statuses = Names("x", 5),
        TokenFeatures = Names("m", 3), CandidateFeatures = Names("c", 2),
    };

    // Eight tokens of context, then candidates of two, three and two tokens.
    internal static readonly ScoringInput Input = new()
    {
        Tokens = [5, 9, 33, 12, 80, 7, 7, 1, 20, 21, 30, 31, 32, 40, 41],
        Segments = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3],
        Positions = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 9, 10, 8, 9],
        TokenFeatures = [.. Enumerable.Range(0, 45).Select(i => i % 4 == 0 ? 1f : 0f)],
        DecisionToken = 7,
        Candidates = [Candidate(9, 0, 1), Candidate(12, 2), Candidate(14, 0, 1, 2, 3, 4)],
        Spans = [new(1, 1, 0), new(2, 4, 3)],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_pass_agrees_with_the_reference(bool causal)
    {
        var shape = Shape with { Causal = causal };
        var weights = Shapes.Weights(shape.Weights());
        using var model = CompactLamModel.Load(CompactLamGraph.Build(shape, weights, WeightFormat.Float32).ToBytes(), Config, new() { Threads = 1 }, Token);

        var result = await model.ScoreAsync(Input, Token);

        var hidden = new ReferenceTransformer(shape.Backbone, weights).Hidden(
            Input.Tokens,
            (i, j) => causal ? j <= i : Input.Segments[j] == 0 || Input.Segments[i] == Input.Segments[j],
            Input.Positions,
            [.. Input.TokenFeatures.Chunk(3)]);
        var expected = new Heads(shape, weights, hidden);
        Near([.. Input.Candidates.Select(expected.Candidate)], result.Candidates);
        for (var c = 0; c < 3; c++)
        {
            for (var f = 0; f < 5; f++)
            {
                if (Input.Candidates[c].Functions[f])
                    Assert.Equal(expected.Function(Input.Candidates[c], f), result.Functions[c][f], 1e-3);
                else
                    Assert.Equal(float.NegativeInfinity, result.Functions[c][f]);
            }
        }

        for (var slot = 0; slot < 3; slot++)
            Near([.. Input.Spans.Select(s => expected.Span(slot, s))], result.Spans[slot]);
        Near(expected.Statuses(), result.Statuses);
    }

    [Theory]
    [InlineData(WeightFormat.Float32, 1e-4)]
    [InlineData(WeightFormat.Integer8, 0.02)]
    public async Task Candidates_do_not_see_each_other(WeightFormat format, double tolerance)
    {
        var weights = Shapes.Weights(Shape.Weights());
        using var model = CompactLamModel.Load(CompactLamGraph.Build(Shape, weights, format).ToBytes(), Config, new() { Threads = 1 }, Token);
        var alone = Input with
        {
            Tokens = [.. Input.Tokens.Take(10)], Segments = [.. Input.Segments.Take(10)], Positions = [.. Input.Positions.Take(10)],
            TokenFeatures = [.. Input.TokenFeatures.Take(30)], Candidates = [Input.Candidates[0]], Spans = [],
        };

        var together = await model.ScoreAsync(Input, Token);
        var single = await model.ScoreAsync(alone, Token);

        Assert.Equal(together.Candidates[0], single.Candidates[0], tolerance);
        Assert.All(single.Spans, Assert.Empty);
    }

    [Theory]
    [InlineData(WeightFormat.Float16)]
    [InlineData(WeightFormat.Block8)]
    [InlineData(WeightFormat.Block4)]
    [InlineData(WeightFormat.Integer8)]
    public async Task A_folder_is_saved_and_loaded_in_every_format(WeightFormat format)
    {
        var folder = Directory.CreateTempSubdirectory("lamps-model-").FullName;
        try
        {
            CompactLamModel.Write(folder, Shape, Shapes.Weights(Shape.Weights()), format, Config);
            using var model = CompactLamModel.Load(folder, new() { Threads = 1 }, Token);
            var result = await model.ScoreAsync(Input, Token);
            Assert.Equal(Config.Functions, model.Config.Functions);
            Assert.Equal((3, 3, 3, 5), (result.Candidates.Count, result.Functions.Count, result.Spans.Count, result.Statuses.Count));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task What_does_not_fit_the_model_is_refused()
    {
        var model = CompactLamGraph.Build(Shape, Shapes.Weights(Shape.Weights()), WeightFormat.Float32).ToBytes();
        Assert.Equal("CompactLamInvalid", Assert.Throws<LamException>(() => CompactLamModel.Load(model, Config with { Statuses = ["one"] }, new(), Token)).Id);
        Assert.Equal("CompactLamInvalid", Assert.Throws<LamException>(() => CompactLamModel.Load(model, Config with { TokenFeatures = [] }, new(), Token)).Id);
        using var loaded = CompactLamModel.Load(model, Config, new() { Threads = 1 }, Token);
        ScoringInput[] wrong =
        [
            Input with { Tokens = [] },
            Input with { Tokens = [.. Enumerable.Repeat(1, 65)] },
            Input with { Segments = [0] },
            Input with { DecisionToken = 15 },
            Input with { Candidates = [] },
            Input with { Candidates = [new(3, [true], [0, 0])] },
            Input with { Spans = [new(0, 99, 0)] },
            Input with { Spans = [new(0, 1, 4)] },
            Input with { TokenFeatures = [] },
            Input with { Tokens = [.. Input.Tokens.Select(_ => 97)] },
        ];
        foreach (var input in wrong)
            Assert.Equal("ScoringInputInvalid", (await Assert.ThrowsAsync<LamException>(() => loaded.ScoreAsync(input, Token))).Id);
    }

    private static string[] Names(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];

    private static ScoringCandidate Candidate(int token, params int[] functions) => new(token, [.. Enumerable.Range(0, 5).Select(f => functions.Contains(f))], [token / 10f, 1]);

    private static void Near(double[] expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        foreach (var (e, a) in expected.Zip(actual))
            Assert.Equal(e, a, 1e-3);
    }

    /// <summary>The heads, written down plainly.</summary>
    private sealed class Heads(CompactLamShape shape, WeightSet weights, double[][] hidden)
    {
        private double[] Decision => hidden[Input.DecisionToken];

        public double Candidate(ScoringCandidate candidate) =>
            Dot(Times(Decision, "candidate.query", shape.HeadWidth), Times(hidden[candidate.Token], "candidate.key", shape.HeadWidth))
            + candidate.Features.Select((f, i) => f * weights["candidate.features"][i]).Sum();

        public double Function(ScoringCandidate candidate, int function)
        {
            var inner = ReferenceTransformer.Add(Times(Decision, "function.decision", shape.HeadWidth), Times(hidden[candidate.Token], "function.candidate", shape.HeadWidth));
            return Times([.. inner.Select(ReferenceTransformer.Gelu)], "function.out", shape.Functions)[function]
                + Times(Decision, "function.direct", shape.Functions)[function] + weights["function.out.bias"][function];
        }

        public double Span(int slot, ScoringSpan span)
        {
            var query = Times(Decision, "span.query", shape.Slots * shape.HeadWidth).Skip(slot * shape.HeadWidth).Take(shape.HeadWidth).ToArray();
            var key = ReferenceTransformer.Add(Times(hidden[span.Start], "span.start", shape.HeadWidth), Times(hidden[span.End], "span.end", shape.HeadWidth));
            return Dot(query, [.. key.Select((k, i) => k + weights["span.type"][(span.Type * shape.HeadWidth) + i])]);
        }

        public double[] Statuses() => [.. Times(Decision, "status.out", shape.Statuses).Select((v, i) => v + weights["status.out.bias"][i])];

        private double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(shape.HeadWidth);

        private double[] Times(double[] x, string name, int columns) => ReferenceTransformer.Multiply(x, weights[name], columns);
    }
}
