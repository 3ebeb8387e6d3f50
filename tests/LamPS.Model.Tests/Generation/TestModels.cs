using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Tests.Graphs;

namespace LamPS.Model.Tests.Generation;

/// <summary>Small decoders, loaded.</summary>
internal static class TestModels
{
    public static int[] Prompt { get; } = [3, 14, 15, 92, 65, 35, 89, 79, 32, 38];

    public static DecoderConfig Config(TransformerShape shape, bool shares) =>
        new() { Context = shape.Context, Layers = shape.Layers, SharesCache = shares, SlidingWindow = shape.SlidingWindow };

    /// <summary>Loads a model whose cache is <c>shared</c>, <c>growing</c>, <c>static</c>, or shared with <c>tree</c> inputs.</summary>
    public static DecoderModel Load(string form, TransformerShape? shape = null, WeightSet? weights = null, LogitsForm logits = LogitsForm.Last, DecoderConfig? config = null)
    {
        shape ??= Shapes.Tiny;
        var options = new DecoderGraphOptions
        {
            Cache = form == "static" ? CacheForm.Static : CacheForm.Growing, TreeInputs = form.EndsWith("tree", StringComparison.Ordinal), Logits = logits,
        };
        var model = DecoderGraph.Build(shape, weights ?? Shapes.Weights(shape), options).ToBytes();
        config ??= Config(shape, form is "shared" or "tree");
        return DecoderModel.Load(model, config, new() { Threads = 1, Spin = false }, CancellationToken.None);
    }

    public static ReferenceTransformer Reference(TransformerShape? shape = null) => new(shape ?? Shapes.Tiny, Shapes.Weights(shape ?? Shapes.Tiny));
}
