using LamPS.Core;
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

[Trait("Needs", "onnxruntime")]
public sealed class DirectMlTests
{
    private const string Reason = "models are tested on DirectML on Windows, where a graphics processor has DirectX 12";

    /// <summary>Whether a device is there.</summary>
    public static bool IsThere => Adapter is not null;

    private static int? Adapter { get; } = Find();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public void A_probe_says_that_it_works_and_on_what()
    {
        var report = DeviceProbe.Try(new DeviceName(DeviceKind.DirectMl));
        Assert.True(report.Works, report.Problem);
        Assert.Equal(Adapter, report.Adapter);
        Assert.NotEqual("", report.AdapterName);
    }

    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public async Task Writes_what_the_reference_writes()
    {
        var shape = Shapes.Tiny;
        var bytes = DecoderGraph.Build(shape, Shapes.Weights(shape), new() { Cache = CacheForm.Static, Weights = WeightFormat.Float32 }).ToBytes();
        using var model = DecoderModel.Load(bytes, TestModels.Config(shape, shares: false), new() { Provider = OnnxProvider.DirectMl(Adapter!.Value) }, Token);
        using var context = model.NewContext();

        var written = await context.GenerateAsync(TestModels.Prompt, new() { MaxTokens = 10 }, Token);
        var logits = await context.NextLogitsAsync(TestModels.Prompt, Token);

        Assert.Equal(TestModels.Reference().Greedy(TestModels.Prompt, 10), written.Ids);
        DecoderGraphTests.AssertClose([TestModels.Reference().Logits(TestModels.Prompt)[^1]], [[.. logits.Select(v => (double)v)]], 1e-3);
    }

    [Fact(Skip = Reason, SkipUnless = nameof(IsThere))]
    public async Task Scores_what_the_processor_scores()
    {
        var shape = CompactLamTests.Shape;
        var bytes = CompactLamGraph.Build(shape, Shapes.Weights(shape.Weights()), WeightFormat.Float32).ToBytes();
        using var processor = CompactLamModel.Load(bytes, CompactLamTests.Config, new() { Threads = 1 }, Token);
        using var device = CompactLamModel.Load(bytes, CompactLamTests.Config, new() { Provider = OnnxProvider.DirectMl(Adapter!.Value) }, Token);

        var expected = await processor.ScoreAsync(CompactLamTests.Input, Token);
        var found = await device.ScoreAsync(CompactLamTests.Input, Token);

        foreach (var (e, f) in expected.Candidates.Concat(expected.Statuses).Zip(found.Candidates.Concat(found.Statuses)))
            Assert.Equal(e, f, 1e-3);
    }

    [Fact]
    public void What_it_would_compute_wrongly_is_refused_before_it_is_loaded()
    {
        var shape = Shapes.Tiny;
        byte[] Decoder(CacheForm cache) => DecoderGraph.Build(shape, Shapes.Weights(shape), new() { Cache = cache, Weights = WeightFormat.Float32 }).ToBytes();

        Assert.Equal("OperatorWrongOnDirectMl", Refusal(Decoder(CacheForm.Growing), OnnxProvider.DirectMl())?.Id);
        Assert.Null(Refusal(Decoder(CacheForm.Growing), OnnxProvider.WebGpu()));
        Assert.Null(Refusal(Decoder(CacheForm.Growing), null));
        Assert.Null(Refusal(Decoder(CacheForm.Static), OnnxProvider.DirectMl()));
        Assert.Contains("ScatterElements", Refusal(Scatter("add"), OnnxProvider.DirectMl())?.Message, StringComparison.Ordinal);
        Assert.Null(Refusal(Scatter("none"), OnnxProvider.DirectMl()));
    }

    private static LamException? Refusal(byte[] model, OnnxProvider? provider) => Record.Exception(() => OnnxModelFile.Check(model, "model", provider)) as LamException;

    private static byte[] Scatter(string reduction)
    {
        var graph = new GraphBuilder("scatter");
        var data = graph.Input("data", OnnxElementType.Float32, 4, 4);
        var places = graph.Input("places", OnnxElementType.Int64, 4, 4);
        graph.Output(graph.Node("ScatterElements", [data, places, data], GraphAttribute.Of("axis", 0), GraphAttribute.Of("reduction", reduction)), "y", OnnxElementType.Float32, 4, 4);
        return graph.ToBytes();
    }

    private static int? Find()
    {
        try
        {
            return OperatingSystem.IsWindows() ? GraphicsAdapter.Choose(DxgiAdapters.Read(), "").Number : null;
        }
        catch (LamException)
        {
            return null;
        }
    }
}
