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
    [InlineData(WeightFormat.Float16, 0.02)]
    [InlineData(WeightFormat.Block8, 0.1)]
    [InlineData(WeightFormat.Block4, 1.5)]
    public void Narrow_weights_stay_near(WeightFormat format, double tolerance)
    {
        var weights = Shapes.Weights(Shapes.Tiny);
        var expected = new ReferenceTransformer(Shapes.Tiny, weights).Logits(Text);
        var model = DecoderGraph.Build(Shapes.Tiny, weights, new() { Logits = LogitsForm.All, Weights = format }).ToBytes();

        AssertClose(expected, Run(model, Shapes.Tiny, Text), tolerance);
    }

    internal static TransformerShape Shape(string name) => name switch { "Tiny" => Shapes.Tiny, "Gpt" => Shapes.Gpt, _ => Shapes.Window };

    internal static void AssertClose(double[][] expected, double[][] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = expected.Zip(actual, (e, a) => e.Zip(a, (p, q) => Math.Abs(p - q)).Max()).Max();
        Assert.True(worst <= tolerance, $"off by {worst}");
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
