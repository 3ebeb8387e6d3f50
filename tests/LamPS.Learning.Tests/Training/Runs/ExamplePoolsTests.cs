using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Runs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

public sealed class ExamplePoolsTests
{
    [Fact]
    public void Tasks_are_kept_back_as_a_whole()
    {
        var examples = Enumerable.Range(0, 400).Select(i => Example($"task{i / 4}#{i % 4}")).ToList();

        var (learned, kept) = ExamplePools.KeepBack(examples, _ => false, 0.2);

        Assert.Equal(400, learned.Count + kept.Count);
        Assert.InRange(kept.Count, 40, 120);
        Assert.Empty(learned.Select(Task).Intersect(kept.Select(Task)));
    }

    [Fact]
    public void Of_a_single_task_nothing_is_kept_back_whatever_it_is_called()
    {
        for (var i = 0; i < 200; i++)
        {
            var (learned, kept) = ExamplePools.KeepBack([Example($"run{i}#1"), Example($"run{i}#2")], _ => false, 0.03);
            Assert.Equal((2, 0), (learned.Count, kept.Count));
        }
    }

    [Fact]
    public void What_may_not_be_learned_never_is()
    {
        var (learned, kept) = ExamplePools.KeepBack([Example("unseen a: b")], e => e.Name.StartsWith("unseen", StringComparison.Ordinal), 0);

        Assert.Empty(learned);
        Assert.Single(kept);
    }

    private static string Task(CompactExample example) => example.Name.Split('#')[0];

    private static CompactExample Example(string name) => new() { Name = name, Input = null! };
}
