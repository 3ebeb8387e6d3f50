using LamPS.Core;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

/// <summary>Training on a device against training on the processor; opening fails where a single operator would be left to the processor.</summary>
[Trait("Needs", "webgpu")]
public sealed class DeviceTrainingTests : IDisposable
{
    private static readonly TrainingSettings Device = new() { Provider = WebGpu.Training };

    private static readonly TransformerShape Decoder = new()
    {
        Vocabulary = 41, Layers = 2, Width = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 64, Context = 32, RopeTheta = 1000,
    };

    private static readonly Dictionary<string, TrainingDefinition> Definitions = new()
    {
        ["compact"] = new CompactLamTraining { Shape = TinyLam.Shape },
        ["compact, causal"] = new CompactLamTraining { Shape = TinyLam.Gpt with { Causal = true } },
        ["value"] = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Value },
        ["policy"] = new CompactLamTraining { Shape = TinyLam.Shape, Objective = CompactObjective.Policy },
        ["adapters"] = new CompactLamTraining { Shape = TinyLam.Shape, Adapters = new() { Matrices = ["layers.0.qkv", "layers.1.up", "layers.1.down"], Rank = 4, Dropout = 0.2f } },
        ["decoder"] = new LanguageModelTraining { Shape = Decoder },
        ["decoder, window"] = new LanguageModelTraining { Shape = Decoder with { SlidingWindow = 3, TiedEmbeddings = false } },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-device-").FullName;

    public static TheoryData<string> Names => [.. Definitions.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(Skip = WebGpu.Reason, SkipUnless = nameof(WebGpu.IsThere), SkipType = typeof(WebGpu))]
    [MemberData(nameof(Names))]
    public void It_learns_what_the_processor_learns(string name)
    {
        var definition = Definitions[name];
        var weights = TinyLam.Weights(definition);
        using var batch = Batch(definition, 0);
        using var other = Batch(definition, 1);
        using var processor = TrainingSession.Open(definition, weights, new() { Threads = 1 }, Token);
        using var device = TrainingSession.Open(definition, weights, Device, Token);
        for (var step = 0; step < 4; step++)
        {
            TrainingBatch[] batches = step < 3 ? [batch] : [batch, other];
            var (expected, found) = (processor.Step(batches, 1e-3, Token), device.Step(batches, 1e-3, Token));
            Assert.Equal(expected.Loss, found.Loss, 1e-3 * (1 + Math.Abs(expected.Loss)));
            Assert.Equal(expected.GradientNorm, found.GradientNorm, expected.GradientNorm * 1e-2);
            Assert.All(expected.Metrics, metric => Assert.Equal(metric.Value, found.Metrics[metric.Key], 1e-3 * (1 + Math.Abs(metric.Value))));
        }

        var (one, another) = (processor.Evaluate(batch, Token), device.Evaluate(batch, Token));
        Assert.Equal(one.Loss, another.Loss, 1e-3 * (1 + Math.Abs(one.Loss)));
        Assert.All(one.Outputs, output => Assert.All(output.Value.Zip(another.Outputs[output.Key]), pair => Assert.Equal(pair.First, pair.Second, 5e-3 * (1 + Math.Abs(pair.First)))));
    }

    [Fact(Skip = WebGpu.Reason, SkipUnless = nameof(WebGpu.IsThere), SkipType = typeof(WebGpu))]
    public void It_goes_on_from_a_checkpoint_of_either()
    {
        var definition = Definitions["compact"];
        var path = Path.Combine(_folder, "run.ckpt");
        using var batch = Batch(definition, 0);
        using var device = TrainingSession.Open(definition, TinyLam.Weights(definition), Device, Token);
        device.Step(batch, 1e-2, Token);
        device.SaveCheckpoint(path, Token);
        var expected = device.Step(batch, 1e-2, Token).Loss;

        foreach (var settings in new[] { Device, new() { Threads = 1 } })
        {
            using var resumed = TrainingSession.Open(definition, TinyLam.Weights(definition, 8), settings, Token);
            resumed.LoadCheckpoint(path);
            Assert.Equal(1, resumed.Steps);
            Assert.Equal(expected, resumed.Step(batch, 1e-2, Token).Loss, 1e-3);
        }
    }

    [Fact(Skip = WebGpu.Reason, SkipUnless = nameof(WebGpu.IsThere), SkipType = typeof(WebGpu))]
    public void A_device_that_would_leave_something_to_the_processor_is_refused()
    {
        var error = Assert.Throws<LamException>(() => TrainingSession.Open(Definitions["compact"], TinyLam.Weights(Definitions["compact"]), new() { Provider = OnnxProvider.WebGpu() }, Token));

        Assert.Equal("TrainingDeviceUnfit", error.Id);
        Assert.Contains("WebGPU", error.Message, StringComparison.Ordinal);
    }

    [Fact(Skip = WebGpu.Reason, SkipUnless = nameof(WebGpu.IsThere), SkipType = typeof(WebGpu))]
    public void A_device_that_fails_is_named_with_the_batch()
    {
        // What runs there fails, whatever the reason; here for weights that are whole numbers.
        using var batch = new TrainingBatch("17", 1, 1, 4);
        batch.Add("input_ids", 1L, 1, 4);
        batch.Add("position_ids", 0L, 1, 4);
        batch.Add("target_ids", 1L, 1, 4);
        batch.Add("target_weights", 1L, 1, 4);
        using var device = TrainingSession.Open(Definitions["decoder"], TinyLam.Weights(Definitions["decoder"]), Device, Token);

        var error = Assert.Throws<LamException>(() => device.Step(batch, 1e-3, Token));

        Assert.Equal("TrainingDeviceFailed", error.Id);
        Assert.Contains("'17'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, device.Steps);
    }

    private static TrainingBatch Batch(TrainingDefinition definition, int number) => definition switch
    {
        CompactLamTraining compact => CompactBatch.Of(TinyLam.Examples(6, 3 + number), compact.Shape),
        LanguageModelTraining decoder => LanguageBatch.Of(
            [new() { Tokens = [1, 5, 9, 33, 12, 40, 7 + number, 2], Given = 3 }, new() { Tokens = [1, 6, 9, 30, 30 + number, 2] }, new() { Tokens = [1, 5, 8, 21, 22, 23, 24, 25, 26, 2], Given = 2, Weight = 0.5f }],
            decoder.Shape),
        _ => throw new ArgumentException(definition.Name),
    };
}
