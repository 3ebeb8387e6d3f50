using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class ForeignExamplesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingFits()
    {
        var map = new ApplicationMapStore(null).Find("writer")!;
        var knowledge = new PlanningKnowledge(new ApplicationDefinition { Name = "writer", Title = "Writer", Command = "soffice", Desktops = ["atspi"] }, map, [], []);
        PlanRecord[] records =
        [
            Record("calc", "Freeze the first row", "Choose View > Freeze Cells > Freeze First Row"),
            Record("calc", "Copy a cell", "Choose Edit > Copy"),
            Record("writer", "Number the lines", "Choose Tools > Line Numbering"),
            Record("calc", "Sum up a column", "Choose Sheet > Sum") with { Split = Split.TestFamily },
        ];
        var memory = new ProcedureMemory([.. TaughtProcedures.Of(RecipeCatalog.Shipped(), SplitTable.Shipped("writer"))]);
        var tested = new TestedWords(["shut down the computer"]);
        var examples = await new ForeignExamples(Forms.Encoder, memory, WordAssociations.None, new TestedEntries(RecipeCatalog.Shipped(), SplitTable.Shipped("writer")), 6).MakeAsync("writer", knowledge, records, tested, "1", Token);

        Assert.True(examples.Count > 400, $"{examples.Count}");
        Assert.All(examples, e => Assert.Equal(1, e.Candidate));
        Assert.Contains(examples, e => e.Name == "Freeze the first row: foreign");
        Assert.DoesNotContain(examples, e => e.Name.Contains("Copy a cell", StringComparison.Ordinal) || e.Name.Contains("Number the lines", StringComparison.Ordinal)
            || e.Name.Contains("Sum up", StringComparison.Ordinal) || e.Name.Contains("shut down the computer", StringComparison.Ordinal));
    }

    private static PlanRecord Record(string application, string task, string line) => new()
    {
        TaskId = task, Task = task, Plan = [line], Source = "a page", Licence = "unknown", Application = application, Procedure = task, Family = task, Kind = PlanRecordKind.Direct, Split = Split.Train,
    };
}
