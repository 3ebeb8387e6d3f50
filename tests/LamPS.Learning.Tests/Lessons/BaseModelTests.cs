using LamPS.Core;
using LamPS.Learning.Lessons;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using Xunit;

namespace LamPS.Learning.Tests.Lessons;

public sealed class BaseModelTests : IDisposable
{
    private static readonly CompactForm Form = new() { Vocabulary = 60, Layers = 2, Width = 48, Heads = 3, FeedForward = 64, Context = 128, MapWays = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-base-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_back_to_the_bit()
    {
        var weights = WeightSet.Random(Form.Shape.Weights(), 9, 0.3f);
        CompactLamModel.Write(_folder, Form.Shape, weights, WeightFormat.Float32, Form.Config with { Decides = false });

        var model = BaseModel.Read(_folder);

        Assert.Equal(Form, model.Form);
        Assert.False(model.Config.Decides);
        Assert.Empty(model.Memory.Procedures);
        Assert.All(Form.Shape.Weights(), w => Assert.Equal(weights[w.Name], model.Weights[w.Name]));
    }

    [Fact]
    public void Other_weights_other_heads_and_damage_are_told()
    {
        var weights = WeightSet.Random(Form.Shape.Weights(), 9);
        CompactLamModel.Write(_folder, Form.Shape, weights, WeightFormat.Integer8, Form.Config);
        Assert.Equal("BaseModelUnfit", Assert.Throws<LamException>(() => BaseModel.Read(_folder)).Id);

        CompactLamModel.Write(_folder, Form.Shape, weights, WeightFormat.Float32, Form.Config with { Statuses = [.. Form.Config.Statuses.Reverse()] });
        Assert.Equal("BaseModelUnfit", Assert.Throws<LamException>(() => BaseModel.Read(_folder)).Id);

        CompactLamModel.Write(_folder, Form.Shape, weights, WeightFormat.Float32, Form.Config);
        var data = Directory.GetFiles(_folder, "*.data").Single();
        File.WriteAllBytes(data, File.ReadAllBytes(data)[..^100]);
        Assert.Equal("ModelFileNotUsable", Assert.Throws<LamException>(() => BaseModel.Read(_folder)).Id);
    }
}
