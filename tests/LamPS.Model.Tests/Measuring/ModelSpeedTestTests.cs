using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Graphs;
using LamPS.Model.Measuring;
using LamPS.Model.Scoring;
using LamPS.Model.Tests.Graphs;
using Xunit;

namespace LamPS.Model.Tests.Measuring;

[Trait("Needs", "onnxruntime")]
public sealed class ModelSpeedTestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_generative_model_is_read_and_written_with()
    {
        DecoderFolder.Write(_folder, Shapes.Tiny, Shapes.Weights(Shapes.Tiny), new(), [96], null);

        var speed = await MeasureAsync(ModelKind.Generative);

        Assert.Equal(("tiny", "cpu", 1), (speed.Model, speed.Device, speed.Threads));
        Assert.InRange(speed.PromptTokens, 1, Shapes.Tiny.Context - 1);
        Assert.True(speed is { Load: > 0, Read: > 0, Token: > 0 }, speed.ToString());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(600)]
    public async Task A_compact_model_decides_with_as_many_candidates_as_fit(int context)
    {
        var shape = new CompactLamShape
        {
            Backbone = Shapes.Tiny with { Context = context, KeyValueHeads = 4, TokenFeatures = 2 }, HeadWidth = 8, Functions = 3, Slots = 2, SpanTypes = 2, Statuses = 2, CandidateFeatures = 1,
        };
        CompactLamModel.Write(_folder, shape, Shapes.Weights(shape.Weights()), WeightFormat.Float32, new CompactLamConfig
        {
            Context = context, Vocabulary = shape.Backbone.Vocabulary, Functions = ["a", "b", "c"], Slots = ["d", "e"], SpanTypes = ["f", "g"], Statuses = ["h", "i"],
            TokenFeatures = ["j", "k"], CandidateFeatures = ["l"],
        });

        var speed = await MeasureAsync(ModelKind.Compact);

        Assert.InRange(speed.PromptTokens, 2, context);
        Assert.True(speed is { Load: > 0, Read: > 0, Token: null }, speed.ToString());
    }

    private Task<ModelSpeed> MeasureAsync(ModelKind kind) => new ModelSpeedTest(DeviceKind.Cpu, 1, TimeProvider.System).MeasureAsync(
        new ModelEntry("tiny", _folder, kind, 0, "", "", "", false, false, ""), TestContext.Current.CancellationToken);
}
