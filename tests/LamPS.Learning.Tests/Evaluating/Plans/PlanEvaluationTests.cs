using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Model.Agents;
using Xunit;
using static LamPS.Learning.Tests.Plans.PlanData;

namespace LamPS.Learning.Tests.Evaluating.Plans;

public sealed class PlanEvaluationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PlanSuite Suite(string? split = null, int limit = 0)
    {
        JsonLines.Write(
            Path.Combine(_folder, "plans.jsonl"),
            [
                Record("a#1/a", "Insert a table", plan: ["Choose Table > Insert Table"]), Record("b#1/a", "Print the letter", plan: ["Choose File > Print", "Press OK"]),
                Record("a#1/b", "Put a table in", Split.TestPhrasing, procedure: "a#1", plan: ["Choose Table > Insert Table"]), Record("c#1/a", "Sort the rows", Split.TestFamily, plan: ["Choose Table > Sort", "Press OK"]),
            ],
            PlanJson.Record,
            TestContext.Current.CancellationToken);
        return PlanSuite.Read(_folder, split, limit, 1);
    }

    [Fact]
    public async Task BoundsAreWhatTheyShouldBe()
    {
        var suite = Suite();
        var report = await PlanEvaluation.RunAsync(suite, [new OraclePredictor(), new RetrievalPredictor(suite.Train), new RandomPredictor(suite.Train, 1)], null, 1, [], null, TestContext.Current.CancellationToken);
        double Tsr(int table, string group = "all", string dimension = "") => report.Tables[table].Find("TSR", group, dimension)!.Value;

        Assert.Equal((1, 0.5), (Tsr(0), Tsr(1)));
        Assert.Equal((1, 0), (Tsr(1, "test-phrasing", "split"), Tsr(1, "test-family", "split")));
        Assert.True(Tsr(2) <= 0.5);
        Assert.DoesNotContain(report.Cases, c => c.Id.StartsWith("oracle", StringComparison.Ordinal));
        Assert.Contains(report.Cases, c => c.Id == "retrieval: c#1/a" && c.Columns[0].Lines.Count == 2);
    }

    [Fact]
    public async Task What_a_model_writes_that_is_no_plan_fails_its_task_alone()
    {
        var knowing = new PlannerPredictor("writes", new Writing(), (_, _) => ValueTask.FromResult(PlanningKnowledge.None));
        var report = await PlanEvaluation.RunAsync(Suite(), [knowing], null, 1, [], null, TestContext.Current.CancellationToken);

        Assert.Equal(0.5, report.Tables[0].Find("TSR", "all", "")!.Value);
        Assert.Empty(Assert.Single(report.Cases).Columns[1].Lines);
        var broken = new PlannerPredictor("broken", new Writing { IsBroken = true }, (_, _) => ValueTask.FromResult(PlanningKnowledge.None));
        Assert.Equal("Broken", (await Assert.ThrowsAsync<LamException>(() => PlanEvaluation.RunAsync(Suite(), [broken], null, 1, [], null, TestContext.Current.CancellationToken))).Id);
    }

    [Fact]
    public void SuitesAreChecked()
    {
        Assert.Equal(["c#1/a"], Suite("test-family").Tests.Select(t => t.TaskId));
        Assert.Single(Suite(limit: 1).Tests);
        Assert.Equal("SplitUnknown", Assert.Throws<LamException>(() => Suite("tests")).Id);
        Assert.Equal("SuiteEmpty", Assert.Throws<LamException>(() => Suite("test-composition")).Id);
        Assert.Equal("SuiteNotFound", Assert.Throws<LamException>(() => PlanSuite.Read(Path.Combine(_folder, "none"), null, 0, 1)).Id);
        File.WriteAllText(Path.Combine(_folder, "bad.jsonl"), "{\"task\":");
        Assert.Equal("LineInvalid", Assert.Throws<LamException>(() => PlanSuite.Read(Path.Combine(_folder, "bad.jsonl"), null, 0, 1)).Id);
    }

    /// <summary>Plans one request, and writes nonsense for the others.</summary>
    private sealed class Writing : IPlanner
    {
        public bool IsBroken { get; init; }

        public string Name => "writing";

        public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) => (IsBroken, request.Text) switch
        {
            (true, _) => throw new LamException("Broken", ExitCode.Failed, "It doesn't run.", "Mend it."),
            (_, "Put a table in") => ValueTask.FromResult(new Plan([new PlanStep("Choose Table > Insert Table", "test")], [], Name)),
            _ => throw AgentModelErrors.PlanUnusable(Name, request.Text, "Press OK"),
        };

        public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) => ValueTask.FromResult<Plan?>(null);
    }
}
