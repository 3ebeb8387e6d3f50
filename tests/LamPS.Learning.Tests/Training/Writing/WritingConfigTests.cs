using LamPS.Core;
using LamPS.Learning.Training.Runs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Writing;

public sealed class WritingConfigTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("decoder: { width: 96 }\nphases: { plan: { steps: 1, mix: { plan: 1 } }, expert: { steps: 1, mix: { plan: 1 } } }", "phase 'expert' can't be beside 'decoder'")]
    [InlineData("decoder: { width: 96 }\nphases: { plan: { steps: 1, mix: { plan: 1, synthetic: 1 } } }", "pool 'synthetic' has no plans")]
    [InlineData("decoder: { width: 96 }\nretriever: { steps: 1 }\nphases: { plan: { steps: 1, mix: { plan: 1 } } }", "'retriever' can't be beside")]
    [InlineData("decoder: { context: 512 }", "context of 577 or more")]
    [InlineData("decoder: { vocabulary: 100 }", "vocabulary of 257 or more")]
    [InlineData("decoder: { width: 120 }", "no multiple of 16")]
    [InlineData("decoder: { synthetic: 1 }", "synthetic")]
    public void What_can_not_be_is_an_error_that_says_why(string text, string says)
    {
        File.WriteAllText(_file, text);

        var error = Assert.Throws<LamException>(() => TrainingConfig.Read(_file));

        Assert.Equal("TrainingConfigInvalid", error.Id);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void A_pool_that_is_not_drawn_from_and_the_rest_may_stand_there()
    {
        File.WriteAllText(_file, "decoder: { width: 96, heads: 3 }\nphases: { plan: { steps: 1, mix: { plan: 1, help: 2, value: 0 } } }");

        var config = TrainingConfig.Read(_file);

        Assert.Equal((96, 3, 1024), (config.Decoder!.Width, config.Decoder.Shape.KeyValueHeads, config.Decoder.Context));
    }
}
