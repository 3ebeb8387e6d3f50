using LamPS.Core;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Model.Tests.Graphs;

[Trait("Needs", "onnxruntime")]
public sealed class DecoderGraphTests
{
    private static readonly int[] Text = [3, 14, 15, 92, 65, 35, 89, 79, 32, 38, 46, 26];

    [Theory]
    [InlineData("Tiny")]
    [InlineData("Gpt")]
    [InlineData("Window")]
    public void Logits_agree_with_the_reference(string name)
    {
        var shape = Shape(name);
        var weights = Shapes.Weights(shape);
        var expected = new ReferenceTransformer(shape, weights).Logits(Text);
        var model = DecoderGraph.Build(shape, weights, new() { Logits = LogitsForm.All }).ToBytes();

        AssertClose(expected, Run(model, shape, Text), 1e-4);
    }

    [Theory]
    [InlineData(WeightFormat.Float16, 0.001)]
    [InlineData(WeightFormat.Block8, 0.2)]
    [InlineData(WeightFormat.Block4, 0.2)]
    public void Narrow_weights_compute_what_they_stand_for(WeightFormat format, double tolerance)
    {
        var shape = Shapes.Tiny with { TiedEmbeddings = false };
        var weights = Shapes.Weights(shape);
        var model = DecoderGraph.Build(shape, weights, new() { Logits = LogitsForm.All, Weights = format }).ToBytes();
        foreach (var weight in shape.Weights().Concat(shape.Head()).Where(w => w.Shape.Count == 2))
            weights[weight.Name] = Rounded(weights[weight.Name], weight, format);

        // The rest is the rounding of activations to 8 bits, on logits between -6 and 6.
        AssertClose(new ReferenceTransformer(shape, weights).Logits(Text), Run(model, shape, Text), tolerance);
    }

    [Theory]
    [InlineData(8, 0.01)]
    [InlineData(4, 0.15)]
    public void Blocks_come_back_near(int bits, double tolerance)
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, 64 * 5).Select(_ => (random.NextSingle() * 2) - 1)];
        var (data, scales) = BlockQuantizer.Quantize(values, 64, 5, bits);
        var back = BlockQuantizer.Dequantize(data, scales, 64, 5, bits);
        Assert.All(values.Zip(back), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        Assert.Equal(64 * 5 * bits / 8, data.Length);
    }

    [Fact]
    public void A_tied_head_in_blocks_stays_near()
    {
        var weights = Shapes.Weights(Shapes.Tiny);
        var model = DecoderGraph.Build(Shapes.Tiny, weights, new() { Logits = LogitsForm.All, Weights = WeightFormat.Block8 }).ToBytes();
        AssertClose(new ReferenceTransformer(Shapes.Tiny, weights).Logits(Text), Run(model, Shapes.Tiny, Text), 0.3);
    }

    [Fact]
    public void Impossible_shapes_and_missing_weights_are_named()
    {
        Assert.Equal("TransformerShapeInvalid", Assert.Throws<LamException>(() => (Shapes.Tiny with { KeyValueHeads = 3 }).Validate()).Id);
        Assert.Equal("TransformerShapeInvalid", Assert.Throws<LamException>(() => (Shapes.Tiny with { HeadSize = 24 }).Validate()).Id);
        var weights = Shapes.Weights(Shapes.Tiny with { Layers = 1 });
        var missing = Assert.Throws<LamException>(() => DecoderGraph.Build(Shapes.Tiny, weights, new()));
        Assert.Contains("layers.1.norm1", missing.Message, StringComparison.Ordinal);
    }

    internal static TransformerShape Shape(string name) => name switch { "Tiny" => Shapes.Tiny, "Gpt" => Shapes.Gpt, _ => Shapes.Window };

    internal static void AssertClose(double[][] expected, double[][] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = expected.Zip(actual, (e, a) => e.Zip(a, (p, q) => Math.Abs(p - q)).Max()).Max();
        Assert.True(worst <= tolerance, $"off by {worst}");
    }

    private static float[] Rounded(float[] values, WeightName weight, WeightFormat format)
    {
        if (format == WeightFormat.Float16 || weight.Name == "embed")
            return [.. values.Select(v => (float)(Half)v)];
        var bits = format == WeightFormat.Block8 ? 8 : 4;
        var (data, scales) = BlockQuantizer.Quantize(values, (int)weight.Shape[0], (int)weight.Shape[1], bits);
        return BlockQuantizer.Dequantize(data, scales, (int)weight.Shape[0], (int)weight.Shape[1], bits);
    }

    private static double[][] Run(byte[] model, TransformerShape shape, int[] text)
    {
        using var session = OnnxSession.Load(model, new() { Threads = 1 }, TestContext.Current.CancellationToken);
        Dictionary<string, OnnxTensor> inputs = new()
        {
            ["input_ids"] = OnnxTensor.Of<long>([.. text.Select(t => (long)t)], 1, text.Length),
            ["attention_mask"] = OnnxTensor.Of<long>([.. text.Select(_ => 1L)], 1, text.Length),
        };
        for (var i = 0; i < shape.Layers; i++)
        {
            inputs[$"past_key_values.{i}.key"] = OnnxTensor.Allocate<float>(1, shape.KeyValueHeads, 0, shape.HeadSize);
            inputs[$"past_key_values.{i}.value"] = OnnxTensor.Allocate<float>(1, shape.KeyValueHeads, 0, shape.HeadSize);
        }

        using var logits = session.Run(inputs, ["logits"], TestContext.Current.CancellationToken)[0];
        foreach (var input in inputs.Values)
            input.Dispose();
        return [.. logits.Span<float>().ToArray().Chunk(shape.Vocabulary).Select(row => row.Select(v => (double)v).ToArray())];
    }
}
