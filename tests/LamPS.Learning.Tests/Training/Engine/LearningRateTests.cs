using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Optimizing;
using Xunit;

namespace LamPS.Learning.Tests.Training.Engine;

public sealed class LearningRateTests
{
    [Theory]
    [InlineData(LearningRateForm.HalfFlat, 60, 1.0)]
    [InlineData(LearningRateForm.HalfFlat, 85, 0.5)]
    [InlineData(LearningRateForm.Linear, 60, 0.5)]
    [InlineData(LearningRateForm.Cosine, 60, 0.5)]
    [InlineData(LearningRateForm.Cosine, 35, 0.8536)]
    [InlineData(LearningRateForm.Constant, 110, 1.0)]
    public void Rates_come_down_in_their_form(LearningRateForm form, long step, double share)
    {
        var rate = new LearningRate { Peak = 1.1, Floor = 0.1, Steps = 110, WarmUp = 10, Form = form };
        Assert.Equal(0.1 + share, rate.At(step), 1e-3);
    }

    [Theory]
    [InlineData(LearningRateForm.HalfFlat)]
    [InlineData(LearningRateForm.Linear)]
    [InlineData(LearningRateForm.Cosine)]
    public void They_warm_up_from_nothing_and_end_on_the_floor(LearningRateForm form)
    {
        var rate = new LearningRate { Peak = 1, Floor = 0.1, Steps = 100, WarmUp = 10, Form = form };
        Assert.Equal([0.1, 0.5, 1], new[] { rate.At(1), rate.At(5), rate.At(10) }, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0.1, rate.At(100), 1e-9);
        Assert.Equal(0.1, rate.At(500), 1e-9);
        Assert.True(Enumerable.Range(10, 90).All(step => rate.At(step) >= rate.At(step + 1)));
    }

    [Fact]
    public void Buckets_hold_each_example_once_and_no_more_than_they_may()
    {
        var lengths = Enumerable.Range(0, 500).Select(i => 20 + (i * 37 % 300)).Append(900).ToList();
        var batches = LengthBuckets.Of(lengths, 600, new("1/buckets"));
        Assert.Equal(Enumerable.Range(0, 501), batches.SelectMany(batch => batch).Order());
        Assert.All(batches, batch => Assert.True(batch.Count == 1 || batch.Count * batch.Max(i => lengths[i]) <= 600));
        Assert.True(batches.Sum(batch => batch.Count * batch.Max(i => lengths[i])) < 1.05 * lengths.Sum());
        Assert.Equal(batches, LengthBuckets.Of(lengths, 600, new SeededRandom("1/buckets")));
    }
}
