using LamPS.Model.Generation;
using Xunit;

namespace LamPS.Model.Tests.Generation;

public sealed class TokenSamplerTests
{
    // Probabilities .5, .25, .15, .1 in mixed order.
    private static readonly float[] Logits = [MathF.Log(0.15f), MathF.Log(0.5f), MathF.Log(0.1f), MathF.Log(0.25f)];

    [Fact]
    public void Temperature_zero_takes_the_first_of_the_likeliest()
    {
        var logits = new float[1000];
        logits[77] = logits[900] = 3;
        Assert.Equal(77, new TokenSampler(new()).Choose(logits, []));
    }

    [Fact]
    public void Draws_as_the_model_says()
    {
        var counts = Count(new() { Temperature = 1, Seed = 5 });
        Assert.Equal([0.15, 0.5, 0.1, 0.25], counts, (a, b) => Math.Abs(a - b) < 0.02);
    }

    [Fact]
    public void Temperature_two_flattens()
    {
        var roots = new[] { 0.15, 0.5, 0.1, 0.25 }.Select(Math.Sqrt).ToList();
        Assert.Equal(roots.Select(r => r / roots.Sum()), Count(new() { Temperature = 2 }), (a, b) => Math.Abs(a - b) < 0.02);
    }

    [Theory]
    [InlineData(2, 1f, 0f, new[] { 0, 0.6667, 0, 0.3333 })]
    [InlineData(0, 0.7f, 0f, new[] { 0, 0.6667, 0, 0.3333 })]
    [InlineData(0, 0.76f, 0f, new[] { 0.1667, 0.5556, 0, 0.2778 })]
    [InlineData(0, 1f, 0.25f, new[] { 0.1667, 0.5556, 0, 0.2778 })]
    [InlineData(1, 1f, 0f, new double[] { 0, 1, 0, 0 })]
    public void Keeps_only_likely_tokens(int topK, float topP, float minP, double[] expected) =>
        Assert.Equal(expected, Count(new() { Temperature = 1, TopK = topK, TopP = topP, MinP = minP }), (a, b) => Math.Abs(a - b) < 0.02);

    [Fact]
    public void Equal_seeds_draw_equal_tokens()
    {
        static int[] Draw(int seed)
        {
            var sampler = new TokenSampler(new() { Temperature = 1, Seed = seed });
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Choose([.. Logits], []))];
        }

        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3), Draw(4));
    }

    [Fact]
    public void Repetition_is_made_less_likely_on_both_sides_of_zero()
    {
        var sampler = new TokenSampler(new() { RepetitionPenalty = 2 });
        Assert.Equal(1, sampler.Choose([3f, 2f, -1f], [0, 0]));
        Assert.Equal(2, sampler.Choose([-3f, -1.5f, -2f], [1]));
    }

    [Fact]
    public void Only_what_is_left_open_is_drawn()
    {
        var sampler = new TokenSampler(new() { Temperature = 100, TopK = 3 });
        for (var i = 0; i < 100; i++)
            Assert.Equal(2, sampler.Choose([float.NegativeInfinity, float.NegativeInfinity, -50f, float.NegativeInfinity], []));
    }

    [Theory]
    [InlineData(float.NaN, false)]
    [InlineData(float.PositiveInfinity, false)]
    [InlineData(float.NegativeInfinity, true)]
    [InlineData(3f, true)]
    public void Damage_is_seen_wherever_it_stands(float value, bool usable)
    {
        for (var at = 0; at < 37; at++)
        {
            var logits = new float[37];
            logits[at] = value;
            Assert.Equal(usable, TokenSampler.AreUsable(logits));
        }
    }

    private static double[] Count(GenerationOptions options)
    {
        var sampler = new TokenSampler(options);
        var counts = new double[Logits.Length];
        for (var i = 0; i < 20_000; i++)
            counts[sampler.Choose([.. Logits], [])] += 1 / 20_000.0;
        return counts;
    }
}
