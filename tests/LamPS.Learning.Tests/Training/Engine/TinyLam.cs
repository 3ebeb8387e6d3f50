using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>A small compact LAM with random examples.</summary>
internal static class TinyLam
{
    public static CompactLamShape Shape { get; } = new()
    {
        Backbone = new() { Vocabulary = 37, Layers = 2, Width = 32, Heads = 2, KeyValueHeads = 2, FeedForward = 48, Context = 64, RopeTheta = 1000, TokenFeatures = 3 },
        HeadWidth = 16, Functions = 5, Slots = 3, SpanTypes = 4, Statuses = 4, CandidateFeatures = 2,
    };

    public static CompactLamShape Gpt { get; } = Shape with
    {
        Backbone = Shape.Backbone with { Norm = NormKind.Layer, Activation = ActivationKind.Gelu, Biases = true },
    };

    public static CompactLamConfig Config { get; } = new()
    {
        Context = 64, Vocabulary = 37, Functions = Names("f", 5), Slots = Names("s", 3), SpanTypes = Names("t", 4), Statuses = Names("x", 4),
        TokenFeatures = Names("m", 3), CandidateFeatures = Names("c", 2),
    };

    /// <summary>Weights large enough that scores differ clearly, biases and scales that are no identities.</summary>
    public static WeightSet Weights(IEnumerable<WeightName> names, int seed = 7)
    {
        List<WeightName> all = [.. names];
        var weights = WeightSet.Random(all, seed, 0.15f);
        var random = new Random(seed);
        foreach (var name in all.Where(n => n.Shape.Count == 1))
            weights[name.Name] = [.. weights[name.Name].Select(value => value + ((random.NextSingle() - 0.5f) * 0.4f))];
        return weights;
    }

    public static WeightSet Weights(TrainingDefinition definition, int seed = 7) => Weights(definition.Weights, seed);

    /// <summary>Examples of many lengths; some ask for little.</summary>
    public static List<CompactExample> Examples(int count, int seed = 3, bool whole = false)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Example(random, i, whole))];
    }

    private static CompactExample Example(Random random, int number, bool whole)
    {
        List<int> segments = [.. Enumerable.Repeat(0, random.Next(4, 12))];
        List<int> positions = [.. Enumerable.Range(0, segments.Count)];
        var context = segments.Count;
        List<ScoringCandidate> candidates = [];
        for (var c = 1; c <= random.Next(1, 5); c++)
        {
            var own = random.Next(1, 5);
            segments.AddRange(Enumerable.Repeat(c, own));
            positions.AddRange(Enumerable.Range(context, own));
            bool[] functions = [.. Enumerable.Range(0, 5).Select(f => f == c % 5 || random.Next(2) == 0)];
            candidates.Add(new(segments.Count - 1, functions, [random.NextSingle(), random.NextSingle()]));
        }

        List<ScoringSpan> spans = [.. Enumerable.Range(0, random.Next(whole ? 1 : 0, 4)).Select(_ => new ScoringSpan(random.Next(0, 2), random.Next(2, context), random.Next(4)))];
        var candidate = random.Next(candidates.Count);
        return new()
        {
            Name = $"example {number}",
            Input = new()
            {
                Tokens = [.. segments.Select(_ => random.Next(37))], Segments = segments, Positions = positions,
                TokenFeatures = [.. Enumerable.Range(0, segments.Count * 3).Select(_ => (float)random.Next(2))],
                DecisionToken = context - 1, Candidates = candidates, Spans = spans,
            },
            Candidate = candidate,
            CandidateShares = number % 4 == 1 && candidates.Count > 1 ? [0.25f, 0.75f, .. Enumerable.Repeat(0f, candidates.Count - 2)] : [],
            Function = (candidate + 1) % 5,
            Spans = spans.Count == 0 ? [] : [random.Next(spans.Count), -1, random.Next(spans.Count)],
            Status = number % 3 == 2 && !whole ? -1 : random.Next(4),
            Weight = 0.5f + random.NextSingle(),
            Value = random.Next(2) == 0 ? 1 : -1,
            Advantage = (random.NextSingle() * 2) - 1,
        };
    }

    private static string[] Names(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];
}
