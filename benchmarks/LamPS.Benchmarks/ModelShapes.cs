using LamPS.Model.Graphs;

namespace LamPS.Benchmarks;

/// <summary>The sizes of models that are measured; their weights are random, which costs the same time as learned ones.</summary>
internal static class ModelShapes
{
    /// <summary>5 million weights.</summary>
    public static TransformerShape Small { get; } = new()
    {
        Vocabulary = 4096, Layers = 5, Width = 256, Heads = 4, KeyValueHeads = 2, FeedForward = 768, Context = 1024,
    };

    /// <summary>14 million weights.</summary>
    public static TransformerShape Middle { get; } = new()
    {
        Vocabulary = 8192, Layers = 7, Width = 384, Heads = 6, KeyValueHeads = 2, FeedForward = 1024, Context = 1024,
    };

    /// <summary>91 million weights.</summary>
    public static TransformerShape Large { get; } = new()
    {
        Vocabulary = 32_000, Layers = 11, Width = 768, Heads = 12, KeyValueHeads = 4, FeedForward = 2048, Context = 1024,
    };

    /// <summary>A compact LAM of 5 million weights; few wide heads, for every head costs a pass over all pairs of tokens.</summary>
    public static CompactLamShape Compact { get; } = new()
    {
        Backbone = Small with { Heads = 4, KeyValueHeads = 4, TokenFeatures = 4 },
        HeadWidth = 128, Functions = 24, Slots = 24, SpanTypes = 8, Statuses = 5, CandidateFeatures = 4,
    };

    public static WeightSet Weights(TransformerShape shape) => WeightSet.Random(shape.Weights().Concat(shape.Head()), 1);
}
