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
    [InlineData(WeightFormat.Integer8, 0.2)]
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
    public void Integers_come_back_near()
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, 64 * 5).Select(i => ((random.NextSingle() * 2) - 1) * (i % 5))];
        var back = FromIntegers(values, 5);

        // Half a step of a column, whose largest number is about 0 to 4.
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], back[i], (i % 5 / 254.0) + 1e-6);
    }

    [Theory]
    [InlineData("Gpt")]
    [InlineData("Window")]
    public void Integers_compute_every_kind_of_layer(string name)
    {
        var shape = Shape(name);
        var weights = Shapes.Weights(shape);
        var model = DecoderGraph.Build(shape, weights, new() { Logits = LogitsForm.All, Weights = WeightFormat.Integer8 }).ToBytes();
        AssertClose(new ReferenceTransformer(shape, weights).Logits(Text), Run(model, shape, Text), 0.3);
    }

    [Fact]
    public void Rows_of_integers_do_not_depend_on_each_other()
    {
        // One row a thousand times the others, and one of zeros: a scale that all share would leave nothing of the small ones.
        float[] input = [.. Enumerable.Range(0, 4 * 32).Select(i => (i / 32) switch { 1 => 1000, 2 => 0, _ => 1 } * MathF.Sin(i))];
        float[] matrix = [.. Enumerable.Range(0, 32 * 6).Select(i => MathF.Cos(i * 1.7f))];
        var graph = new GraphBuilder("rows");
        var product = new IntegerProducts(graph).Multiply(graph.Input("x", OnnxElementType.Float32, "rows", 32), "w", () => matrix, 6);
        graph.Output(product, "y", OnnxElementType.Float32, "rows", 6);
        var model = graph.ToBytes();

        var together = Product(model, input);

        for (var row = 0; row < 4; row++)
        {
            var own = input[(row * 32)..((row + 1) * 32)];
            Assert.Equal(Product(model, own), together[(row * 6)..((row + 1) * 6)]);
            var length = own.Sum(v => Math.Abs(v)) / 32;
            for (var column = 0; column < 6; column++)
                Assert.Equal(own.Select((v, i) => (double)v * matrix[(i * 6) + column]).Sum(), together[(row * 6) + column], 0.1 * length);
        }
    }

    [Fact]
    public void Integers_lose_little_more_than_blocks()
    {
        var shape = Shapes.Tiny with { Width = 128, FeedForward = 256, Layers = 3 };
        var weights = Shapes.Weights(shape);
        var expected = new ReferenceTransformer(shape, weights).Logits(Text);
        double Error(WeightFormat format)
        {
            var found = Run(DecoderGraph.Build(shape, weights, new() { Logits = LogitsForm.All, Weights = format }).ToBytes(), shape, Text);
            return expected.Zip(found, (e, f) => e.Zip(f, (a, b) => (a - b) * (a - b)).Sum()).Sum();
        }

        // On models of 5 and 14 million random weights it is 1.2 to 1.4 times as much (root of the mean square).
        Assert.InRange(Math.Sqrt(Error(WeightFormat.Integer8) / Error(WeightFormat.Block8)), 0.5, 2);
    }

    [Fact]
    public void A_tied_head_in_integers_stays_near() => TiedHeadStaysNear(WeightFormat.Integer8);

    [Fact]
    public void A_tied_head_in_blocks_stays_near() => TiedHeadStaysNear(WeightFormat.Block8);

    // Old processors' way around the overflow of bytes gives what new ones compute.
    [Fact]
    public void Both_ways_to_multiply_bytes_agree()
    {
        var model = DecoderGraph.Build(Shapes.Tiny, Shapes.Weights(Shapes.Tiny), new() { Logits = LogitsForm.All, Weights = WeightFormat.Integer8 }).ToBytes();
        AssertClose(Run(model, Shapes.Tiny, Text), Run(model, Shapes.Tiny, Text, new() { ["session.x64quantprecision"] = "1" }), 1e-4);
    }

    private static void TiedHeadStaysNear(WeightFormat format)
    {
        var weights = Shapes.Weights(Shapes.Tiny);
        var model = DecoderGraph.Build(Shapes.Tiny, weights, new() { Logits = LogitsForm.All, Weights = format }).ToBytes();
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
        if (format == WeightFormat.Integer8)
            return FromIntegers(values, (int)weight.Shape[1]);
        var bits = format == WeightFormat.Block8 ? 8 : 4;
        var (data, scales) = BlockQuantizer.Quantize(values, (int)weight.Shape[0], (int)weight.Shape[1], bits);
        return BlockQuantizer.Dequantize(data, scales, (int)weight.Shape[0], (int)weight.Shape[1], bits);
    }

    private static float[] FromIntegers(float[] values, int columns)
    {
        var (numbers, scales) = IntegerProducts.Round(values, columns);
        return [.. numbers.Select((n, i) => (sbyte)n * scales[i % columns])];
    }

    private static float[] Product(byte[] model, float[] input)
    {
        using var session = OnnxSession.Load(model, new() { Threads = 1 }, TestContext.Current.CancellationToken);
        using var x = OnnxTensor.Of<float>(input, input.Length / 32, 32);
        using var y = session.Run(new Dictionary<string, OnnxTensor> { ["x"] = x }, [], TestContext.Current.CancellationToken)[0];
        return y.Span<float>().ToArray();
    }

    private static double[][] Run(byte[] model, TransformerShape shape, int[] text, Dictionary<string, string>? entries = null)
    {
        using var session = OnnxSession.Load(model, new() { Threads = 1, Entries = entries ?? [] }, TestContext.Current.CancellationToken);
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
