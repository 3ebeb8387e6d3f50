using FsCheck;
using FsCheck.Fluent;
using LamPS.Learning.Plans.Filtering;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Steps;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Filtering;

public sealed class NearDuplicatesTests
{
    [Fact]
    public void FindsWhatComparingAllWithAllFinds() => Prop.ForAll<int[][]>(drawn =>
    {
        var sets = drawn.Select(d => (IReadOnlyList<string>)[.. d.Select(i => $"s{Math.Abs(i % 12)}").Distinct().Order(StringComparer.Ordinal)]).Where(s => s.Count > 0).ToList();
        var near = new NearDuplicates(NearDuplicates.Frequencies(sets));
        var same = true;
        for (var i = 0; i < sets.Count; i++)
        {
            var wanted = Enumerable.Range(0, i).Where(j => sets[i].Intersect(sets[j]).Count() >= NearDuplicates.Least * sets[i].Union(sets[j]).Count());
            same &= near.Find(sets[i]).Order().SequenceEqual(wanted);
            near.Add(sets[i]);
        }

        return same;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Please insert a table with 4 columns.", "How do I insert the tables with 12 columns?")]
    [InlineData("Set the name to \"Budget\"", "I need to set the name to “Sales”")]
    [InlineData("Sort rows", "sorting the rows")]
    public void SameKeys(string a, string b) => Assert.Equal(TaskKey.Of(a), TaskKey.Of(b));

    [Fact]
    public void OtherNounsAreOtherKeys() => Assert.NotEqual(TaskKey.Of("Set the number of rows to 3"), TaskKey.Of("Set the number of columns to 3"));

    [Fact]
    public void ReasonsAreCounted()
    {
        var rejected = new Tally();
        SourceProcedure Of(params string[] tasks) => new()
        {
            Id = "i", Page = "p", Application = "writer", Source = "s", Licence = "l", Tasks = tasks, Lines = [new PlanLine("Press OK")],
        };
        var kept = new PlanFilter(rejected).Apply(
        [
            Of("insert a table", "insert tables"), Of("insert a table"), Of("please insert a table", "add a grid"), Of("go"), Of(string.Join(' ', Enumerable.Repeat("word", 40))), Of("die Tabelle und das Bild nicht"),
            Of("delete a row") with { Lines = [.. Enumerable.Range(0, 50).Select(i => new PlanLine($"Press {i}"))] },
            Of("delete a cell") with { Application = "calc" },
        ]);
        Assert.Equal(["insert a table", "add a grid", "delete a cell"], kept.SelectMany(k => k.Tasks));
        Assert.Equal((1, 2, 1, 1, 1, 1), (rejected["duplicate"], rejected["near-duplicate"], rejected["task too short"], rejected["task too long"], rejected["another language"], rejected["too many steps"]));
    }
}
