using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Records;

public sealed class SeededRandomTests
{
    [Fact]
    public void ComesOutTheSameForever() =>
        Assert.Equal([0, 5, 9, 1, 4, 9], Enumerable.Range(0, 6).Select(_ => Shared.Next(10)));

    private static SeededRandom Shared { get; } = new("7/insert-table/12");

    [Fact]
    public void KeysDifferAndDrawsSpread()
    {
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
            counts[new SeededRandom($"k/{i}").Next(10)]++;
        Assert.All(counts, c => Assert.InRange(c, 850, 1150));
    }

    [Fact]
    public void ShufflesAreWholeAndLeaveTheirSourceAlone()
    {
        int[] source = [1, 2, 3, 4, 5];
        Assert.Equal(source, new SeededRandom("x").Shuffle(source).Order());
        Assert.Equal([1, 2, 3, 4, 5], source);
    }
}
