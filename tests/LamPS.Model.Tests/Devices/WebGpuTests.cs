using LamPS.Model.Devices;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;
using LamPS.Model.Scoring;
using LamPS.Model.Tests.Generation;
using LamPS.Model.Tests.Graphs;
using LamPS.Model.Tests.Scoring;
using Xunit;

namespace LamPS.Model.Tests.Devices;

[Trait("Needs", "webgpu")]
public sealed class WebGpuTests
{
    private const string Reason = "models are tested on WebGPU where LAMPS_TEST_WEBGPU is 1, as './build.sh test' sets it; on Linux it needs Vulkan, for which Mesa 25's software driver will do";

    /// <summary>Whether a device is there, as the caller says: trying it out could end the tests.</summary>
    public static bool IsThere => Environment.GetEnvironmentVariable("LAMPS_TEST_WEBGPU") == "1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public void A_probe_says_that_it_works()
    {
        var report = DeviceProbe.Try(new DeviceName(DeviceKind.WebGpu));
        Assert.True(report.Works, report.Problem);
    }

    [Theory(Skip = Reason, SkipUnless = nameof(IsThere))]
    [InlineData(CacheForm.Static, WeightFormat.Float32)]
    [InlineData(CacheForm.Growing, WeightFormat.Float32)]
    [InlineData(CacheForm.Growing, WeightFormat.Block8)]
    [InlineData(CacheForm.Growing, WeightFormat.Block4)]
    [InlineData(CacheForm.Growing, WeightFormat.Integer8)]
    public async Task Writes_what_the_reference_writes(CacheForm cache, WeightFormat format)
    {
        var shape = Shapes.Tiny;
        var bytes = DecoderGraph.Build(shape, Shapes.Weights(shape), new() { Cache = cache, Weights = format }).ToBytes();
        using var model = DecoderModel.Load(bytes, TestModels.Config(shape, cache == CacheForm.Growing), new() { Provider = OnnxProvider.WebGpu() }, Token);
        using var context = model.NewContext();
        int[] other = [.. TestModels.Prompt[..6], 50, 51];

        var first = await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 10 }, Token);
        var second = await context.GenerateAsync(other, new() { MaxTokens = 10 }, Token);
        var logits = await context.NextLogitsAsync(TestModels.Prompt, Token);

        Assert.Equal(6, second.ReusedTokens);
        var tolerance = format == WeightFormat.Float32 ? 1e-3 : 1.5;
        DecoderGraphTests.AssertClose([TestModels.Reference().Logits(TestModels.Prompt)[^1]], [[.. logits.Select(v => (double)v)]], tolerance);
        if (format == WeightFormat.Float32)
        {
            Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 10), first.Ids);
            Assert.Equal(TestModels.Reference().Greedy(other, 10), second.Ids);
        }
    }

    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public async Task Scores_what_the_processor_scores()
    {
        var shape = CompactLamTests.Shape;
        var bytes = CompactLamGraph.Build(shape, Shapes.Weights(shape.Weights()), WeightFormat.Float32).ToBytes();
        using var processor = CompactLamModel.Load(bytes, CompactLamTests.Config, new() { Threads = 1 }, Token);
        using var device = CompactLamModel.Load(bytes, CompactLamTests.Config, new() { Provider = OnnxProvider.WebGpu() }, Token);

        var expected = await processor.ScoreAsync(CompactLamTests.Input, Token);
        var found = await device.ScoreAsync(CompactLamTests.Input, Token);

        foreach (var (e, f) in expected.Candidates.Concat(expected.Statuses).Zip(found.Candidates.Concat(found.Statuses)))
            Assert.Equal(e, f, 1e-3);
    }

    // The provider shares one device among all sessions of a process, and isn't made for several threads: without turns this ended the process.
    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public async Task Several_sessions_may_be_used_at_once()
    {
        var shape = CompactLamTests.Shape;
        var bytes = CompactLamGraph.Build(shape, Shapes.Weights(shape.Weights()), WeightFormat.Float32).ToBytes();
        var scores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            List<float> first = [];
            for (var i = 0; i < 4; i++)
            {
                using var device = CompactLamModel.Load(bytes, CompactLamTests.Config, new() { Provider = OnnxProvider.WebGpu() }, Token);
                for (var j = 0; j < 5; j++)
                    first.Add((await device.ScoreAsync(CompactLamTests.Input, Token)).Candidates[0]);
            }

            return first;
        })));

        Assert.All(scores.SelectMany(s => s), score => Assert.Equal(scores[0][0], score, 1e-3));
    }

    // Each context allocates its cache on the device while the others run.
    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public async Task Several_contexts_may_write_at_once()
    {
        var shape = Shapes.Tiny;
        var bytes = DecoderGraph.Build(shape, Shapes.Weights(shape), new() { Cache = CacheForm.Static }).ToBytes();
        using var model = DecoderModel.Load(bytes, TestModels.Config(shape, false), new() { Provider = OnnxProvider.WebGpu() }, Token);
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            List<IReadOnlyList<int>> all = [];
            for (var i = 0; i < 3; i++)
            {
                using var context = model.NewContext();
                all.Add((await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 6 }, Token)).Ids);
            }

            return all;
        })));

        Assert.All(written.SelectMany(w => w), ids => Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 6), ids));
    }
}
