using LamPS.Core;
using LamPS.Learning.Training.Runs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

public sealed class TrainingConfigTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Reads_what_it_says_and_leaves_the_rest_as_it_is()
    {
        var config = Read("seed: abc\ndevice: directml:1\nmodel: { width: 64, feed-forward: 96 }\nphases:\n  plan: { steps: 10, learning-rate: 0.01, adapters: { rank: 4 }, mix: { plan: 1 } }\n");

        Assert.Equal(("abc", 64, 96, 4), (config.Seed, config.Model.Width, config.Model.FeedForward, config.Model.Layers));
        Assert.Equal(("directml:1", 4, 32f), (config.Device, config.Phases["plan"].Adapters!.Rank, config.Phases["plan"].Adapters!.Alpha));
        Assert.Equal((10, 0.01, 1.0), (config.Phases["plan"].Steps, config.Phases["plan"].LearningRate, config.Phases["plan"].Mix["plan"]));
    }

    [Theory]
    [InlineData("phases: {", "(")]
    [InlineData("modell: { width: 3 }", "modell")]
    [InlineData("model: { width: wide }", "(1,")]
    [InlineData("phases: { dream: { steps: 1 } }", "there is no phase 'dream'")]
    [InlineData("retriever: { batch: 0 }", "'retriever' needs")]
    [InlineData("retriever: { elsewhere: 1 }", "elsewhere from 0 and below 1")]
    [InlineData("phases: { plan: { steps: 0, mix: { plan: 1 } } }", "steps")]
    [InlineData("phases: { plan: { steps: 5 } }", "mix")]
    [InlineData("phases: { plan: { steps: 5, evaluate-every: 0, mix: { plan: 1 } } }", "evaluate-every from 1")]
    [InlineData("phases: { plan: { steps: 5, learning-rate: .nan, mix: { plan: 1 } } }", "a learning-rate above 0")]
    [InlineData("phases: { plan: { steps: 5, warm-up: -1, mix: { plan: 1 } } }", "no negative warm-up")]
    [InlineData("threads: -1", "'threads' can't be negative")]
    [InlineData("model: { width: 96 }\ndecoder: { width: 96 }", "a run trains one of them")]
    [InlineData("device: gpu", "there is no device 'gpu'; there are cpu, directml, webgpu, cuda")]
    [InlineData("device: webgpu,cpu", "there is no device 'webgpu,cpu'")]
    [InlineData("phases: { plan: { steps: 5, adapters: { rank: 0 }, mix: { plan: 1 } } }", "the adapters of phase 'plan' need a rank from 1")]
    [InlineData("phases: { plan: { steps: 5, adapters: { dropout: 1 }, mix: { plan: 1 } } }", "dropout from 0 and below 1")]
    [InlineData("phases: { plan: { steps: 5, mix: { plan: -1, value: 2 } } }", "mix")]
    public void What_can_not_be_is_an_error_that_says_where(string text, string says)
    {
        var error = Assert.Throws<LamException>(() => Read(text));

        Assert.Equal("TrainingConfigInvalid", error.Id);
        Assert.Contains(says, error.Message);
        Assert.Contains(_file, error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() => Assert.Equal("TrainingConfigInvalid", Assert.Throws<LamException>(() => TrainingConfig.Read(_file + ".none")).Id);

    [Theory]
    [InlineData("tiny.yaml")]
    [InlineData("lam-desk.yaml")]
    [InlineData("lam-desk-again.yaml")]
    [InlineData("lam-desk-retriever.yaml")]
    [InlineData("generated.yaml")]
    public void Examples_are_valid(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LamPS.sln")))
            folder = Path.GetDirectoryName(folder)!;

        var config = TrainingConfig.Read(Path.Combine(folder, "examples", "training", name));

        config.Model.Shape.Validate();
        Assert.Equal(TrainingPhases.All.Where(config.Phases.ContainsKey), config.Phases.Keys);
    }

    private TrainingConfig Read(string text)
    {
        File.WriteAllText(_file, text);
        return TrainingConfig.Read(_file);
    }
}
