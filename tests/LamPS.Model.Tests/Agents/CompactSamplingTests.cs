using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class CompactSamplingTests
{
    [Fact]
    public void Draws_by_the_probabilities_that_it_is_given()
    {
        double[] probabilities = [0.7, 0.2, 0.1];
        var sampling = new CompactSampling(1, "seed");
        var drawn = Enumerable.Range(0, 5000).CountBy(i => Enumerable.Range(0, 3).MaxBy(c => sampling.Of(Math.Log(probabilities[c]), $"{i}|{c}"))).ToDictionary();

        for (var c = 0; c < 3; c++)
            Assert.InRange(drawn[c] / 5000.0, probabilities[c] - 0.03, probabilities[c] + 0.03);
    }

    [Fact]
    public void Without_temperature_the_likeliest_is_taken_and_equal_seeds_draw_equally()
    {
        Assert.Equal(-0.5, CompactSampling.Greedy.Of(-0.5, "x"));
        Assert.Equal(new CompactSampling(0.7, "a").Of(-1, "x"), new CompactSampling(0.7, "a").Of(-1, "x"));
        Assert.NotEqual(new CompactSampling(0.7, "a").Of(-1, "x"), new CompactSampling(0.7, "b").Of(-1, "x"));
        Assert.Equal(("", "~0.7"), (CompactSampling.Greedy.Suffix, new CompactSampling(0.7, "a").Suffix));
    }
}
