using LamPS.Core.Planning;
using LamPS.Learning.Benches;
using LamPS.Learning.Plans;
using LamPS.Learning.Recipes;
using LamPS.Learning.Records;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Learning.Training.Writing;
using Xunit;

namespace LamPS.Learning.Tests.Training.Writing;

public sealed class WrittenTasksTests
{
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Table = SplitTable.Shipped("writer");

    [Fact]
    public void Only_what_is_of_train_is_written_and_in_the_teachers_lines()
    {
        var config = new TrainingConfig { Data = new() { TasksPerFamily = 1, Compositions = 20 } };
        var inputs = new TrainingInputs(null, null, new TemplateBench(Recipes), Table, [], (_, _) => Task.FromResult(PlanningKnowledge.None));

        var plans = new ExampleMaker(config, inputs, _ => { }).Plans("plan").ToList();

        Assert.InRange(plans.Count, 40, 400);
        Assert.All(plans, p => Assert.All(p.Name.Split('/')[0].Split('+'), family => Assert.False(Table.IsTestFamily(family), family)));
        var single = plans.First(p => p.Name == "insert-table/0");
        Assert.Contains(single.Lines, l => l.StartsWith("Choose Table > Insert Table", StringComparison.Ordinal));
        Assert.Contains(plans, p => p.Name.Contains('+', StringComparison.Ordinal));
        Assert.Equal(plans.Select(p => p.Request), new ExampleMaker(config, inputs, _ => { }).Plans("plan").Select(p => p.Request));
    }

    [Fact]
    public void Help_is_written_without_what_tests_ask_or_do()
    {
        var tested = Recipes.All.First(r => Table.IsTestFamily(r.Id) && r.Expert.Any(e => e.Line.Source.StartsWith("Choose ", StringComparison.Ordinal) && e.Line.Source.Contains(" > ", StringComparison.Ordinal) && !e.Line.Source.EndsWith("...", StringComparison.Ordinal) && !e.Line.Source.Contains('{', StringComparison.Ordinal)));
        var line = tested.Expert.First(e => e.Line.Source.Contains(" > ", StringComparison.Ordinal)).Line.Source;
        List<PlanRecord> records = [Record("free", "Wave at the moon", "Choose Moon > Wave"), Record("done", "Wave at the sun", line), Record("test", "Wave at mars", "Choose Mars > Wave") with { Split = Split.TestFamily }];

        var plans = HelpPlans.Of(HelpExamples.Learned(records, TestedWords.Of(Recipes, Table)), new TestedEntries(Recipes, Table), 10, "1").ToList();

        Assert.Equal(("free", "writer"), Assert.Single(plans.Select(p => (p.Name, p.Application))));
    }

    private static PlanRecord Record(string id, string task, string line) => new()
    {
        TaskId = id, Task = task, Plan = [line], Source = "", Licence = "MIT", Application = "libreoffice", Procedure = id, Family = id, Kind = PlanRecordKind.Direct, Split = Split.Train,
    };
}
