using LamPS.Model.Graphs;

namespace LamPS.Model.Tests.Graphs;

/// <summary>Small models for tests.</summary>
internal static class Shapes
{
    public static TransformerShape Tiny { get; } = new()
    {
        Vocabulary = 97, Layers = 2, Width = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 96, Context = 64, RopeTheta = 1000,
    };

    public static TransformerShape Gpt { get; } = Tiny with
    {
        Norm = NormKind.Layer, Activation = ActivationKind.Gelu, Biases = true, TiedEmbeddings = false, KeyValueHeads = 4,
    };

    public static TransformerShape Window { get; } = Tiny with { SlidingWindow = 5 };

    /// <summary>Weights large enough that logits differ clearly, biases and scales that are no identities.</summary>
    public static WeightSet Weights(IEnumerable<WeightName> names, int seed = 7)
    {
        List<WeightName> all = [.. names];
        var weights = WeightSet.Random(all, seed, 0.15f);
        var random = new Random(seed);
        foreach (var name in all.Where(n => n.Shape.Count == 1))
        {
            var values = weights[name.Name];
            for (var i = 0; i < values.Length; i++)
                values[i] += (random.NextSingle() - 0.5f) * 0.4f;
        }

        return weights;
    }

    public static WeightSet Weights(TransformerShape shape, int seed = 7) => Weights(shape.Weights().Concat(shape.Head()), seed);
}
