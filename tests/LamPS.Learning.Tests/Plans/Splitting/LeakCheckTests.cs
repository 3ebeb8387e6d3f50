using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Splitting;
using LamPS.Learning.Records;
using Xunit;
using static LamPS.Learning.Tests.Plans.PlanData;

namespace LamPS.Learning.Tests.Plans.Splitting;

public sealed class LeakCheckTests
{
    private static readonly PlanRecord Train = Record("a#1/a", "Insert a table into the document", procedure: "a#1");

    private static PlanLeakKind[] Kinds(params PlanRecord[] records) => [.. LeakCheck.Find([Train, .. records]).Select(l => l.Kind)];

    [Fact]
    public void CleanDataHaveNone() => Assert.Empty(Kinds(
        Record("b#1/a", "Delete all footnotes", Split.TestFamily, procedure: "b#1"),
        Record("b#1/a/p1", "How do I delete all footnotes?", Split.TestFamily, "b#1/a", "b#1", PlanRecordKind.Paraphrase),
        Record("a#1/b", "Add a grid of cells here", Split.TestPhrasing, procedure: "a#1")));

    [Fact]
    public void TheRecordItself() => Assert.Contains(PlanLeakKind.Record, Kinds(Record("a#1/a", "Quite another task", Split.TestPhrasing, procedure: "a#1")));

    [Fact]
    public void ItsParent() => Assert.Equal([PlanLeakKind.Parent], Kinds(Record("a#1/a/p1", "Put some grid in", Split.TestPhrasing, "a#1/a", "a#1", PlanRecordKind.Paraphrase)));

    [Fact]
    public void TheSameInOtherNumbersAndFrames()
    {
        Assert.Equal([PlanLeakKind.NearDuplicate], Kinds(Record("c#1/a", "Could you insert the tables into my document, please?", Split.TestPhrasing, procedure: "a#1")));
        Assert.Equal([PlanLeakKind.NearDuplicate], LeakCheck.Find([Record("x#1/a", "Set Columns to 4 in \"A\""), Record("y#1/a", "set columns to 12 in \"B\"", Split.TestFamily)]).Select(l => l.Kind));
    }

    [Fact]
    public void AProcedureThatShouldBeUnseen() => Assert.Equal([PlanLeakKind.Procedure], Kinds(Record("a#1/c", "Draw a grid somewhere", Split.TestFamily, procedure: "a#1")));

    [Fact]
    public void APartThatWasComposed() => Assert.Equal([PlanLeakKind.Composed], Kinds(
        Record("a#1/a+d#1/a", "Insert a table and sort rows", Split.Train, "a#1/a", "a#1+d#1", PlanRecordKind.Composition),
        Record("a#1/a+e#1/a", "Print pages, before that use grids", Split.TestComposition, "a#1/a", "a#1+e#1", PlanRecordKind.Composition)));

    [Fact]
    public void IdsAloneTellToo()
    {
        IReadOnlyList<PlanLeak> Of(params string[] test) => LeakCheck.FindByIds(new Dictionary<Split, IReadOnlyCollection<string>> { [Split.Train] = ["p/a#1/a", "p/a#1/a/p1", "p/a#1/a+p/b#1/a"], [Split.TestFamily] = test });
        Assert.Empty(Of("p/c#1/a", "p/c#1/a/p1"));
        Assert.Equal([PlanLeakKind.Record, PlanLeakKind.Parent, PlanLeakKind.Procedure], Of("p/a#1/a/p1").Select(l => l.Kind));
        Assert.Equal([PlanLeakKind.Procedure], Of("p/b#1/b").Select(l => l.Kind));
    }

    // The ids that the repository carries; made again by 'lamps data plans'.
    [Fact]
    public void CommittedIdsHaveNone()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "LamPS.sln")))
            folder = Path.GetDirectoryName(folder);
        var splits = Path.Combine(folder!, "data", "plans", "splits");
        string[] names = ["train", "test-phrasing", "test-family", "test-composition"];
        var ids = names.Select((name, i) => (Split: (Split)i, Ids: (IReadOnlyCollection<string>)File.ReadAllLines(Path.Combine(splits, name + ".txt")))).ToDictionary(s => s.Split, s => s.Ids);
        Assert.All(ids.Values, v => Assert.NotEmpty(v));
        Assert.Empty(LeakCheck.FindByIds(ids));
    }
}
