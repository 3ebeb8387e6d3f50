using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Learning.Episodes;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Tests.Episodes;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Decisions;

/// <summary>On a made-up trajectory: open a menu, press OK.</summary>
public sealed class DecisionEvaluationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-decide-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TheOracleIsTheCeilingAndGivingUpTheFloor()
    {
        var gives = new DecisionMaker("gives up", null, (_, _, _, _) => ValueTask.FromResult(new LamAction("", Core.Elements.ElementId.None, ActionArguments.None, ActionStatus.Fail)));
        var report = await RunAsync([DecisionMaker.Oracle, gives], ownPlan: false);
        Assert.All((string[])["object accuracy", "operation accuracy", "status accuracy", "SSR", "TSR", "candidate recall"], m => Assert.Equal(1, report.Tables[0].Find(m)!.Value));
        Assert.All((string[])["operation accuracy", "status accuracy", "SSR", "TSR"], m => Assert.Equal(0, report.Tables[1].Find(m)!.Value));
        Assert.Equal("gives up: f/1", Assert.Single(report.Cases).Id);
    }

    [Theory]
    [InlineData(1, "Choose Tools > Open...", "Press OK")]
    [InlineData(0, "Choose Tools > Open...")]
    [InlineData(0, "Press OK")]
    [InlineData(0)]
    public async Task AMakerThatPlansItselfStandsAndFallsWithItsPlan(double tsr, params string[] plan)
    {
        var maker = DecisionMaker.Of("own", new GivenPlanner("own", plan), new LexicalActor());
        Assert.Equal(tsr, (await RunAsync([maker], ownPlan: true)).Tables[0].Find("TSR")!.Value);
    }

    [Theory]
    [InlineData(1, 1, "Choose Tools > Open...", "It is so", "Press OK")]
    [InlineData(0, 1, "It is so", "It is so", "Choose Tools > Open...", "Press OK", "It is so")] // The task isn't at its end with the line before.
    [InlineData(0, 0.5, "Choose Tools > Open...", "It is so")]
    public async Task ALineThatIsSoAlreadyIsFollowedByTheNextOneAsInARun(double tsr, double objects, params string[] plan)
    {
        var actor = new LexicalActor();
        var maker = new DecisionMaker("own", new GivenPlanner("own", plan), async (_, context, candidates, stop) => context.Step.Text == "It is so"
            ? new LamAction("", Core.Elements.ElementId.None, ActionArguments.None, ActionStatus.Finish) : (await actor.DecideAsync(context, candidates, stop)).Action);

        var table = (await RunAsync([maker], ownPlan: true)).Tables[0];
        Assert.Equal((tsr, objects), (table.Find("TSR")!.Value, table.Find("object accuracy")!.Value));
    }

    [Theory]
    [InlineData(1, 2, true, "Choose Tools > Open...", "Press OK")] // The plan doesn't have the line that asked for nothing.
    [InlineData(1, 3, true, "Choose Tools > Open...", "Open the tab Files", "Press OK")]
    [InlineData(1, 3, false)]
    public async Task WhatAskedTheTeacherForNothingIsNoDecisionOfAPlanWithoutIt(double tsr, int decisions, bool ownPlan, params string[] plan)
    {
        var made = 0;
        var actor = new LexicalActor();
        var maker = new DecisionMaker("own", new GivenPlanner("own", plan), async (_, context, candidates, stop) =>
        {
            made++;
            return context.Step.Text == Idle.Line ? new LamAction("", Core.Elements.ElementId.None, ActionArguments.None, ActionStatus.Finish) : (await actor.DecideAsync(context, candidates, stop)).Action;
        });

        Assert.Equal(tsr, (await RunAsync([maker], ownPlan, First, Idle, Second)).Tables[0].Find("TSR")!.Value);
        Assert.Equal(decisions, made);
    }

    [Fact]
    public async Task AMakerThatThrowsHasDecidedNothingAndTheRestIsMeasured()
    {
        var broken = new DecisionMaker("broken", null, (_, _, _, _) => throw new LamException("ModelBroken", Contracts.ExitCode.NotReady, "NaN"));
        Assert.Equal(0, (await RunAsync([broken], ownPlan: false)).Tables[0].Find("SSR")!.Value);
    }

    [Fact]
    public void WithoutTrajectoriesItSaysWhatToCollect()
    {
        using var store = EpisodeStore.Open(Path.Combine(_folder.FullName, "empty.db"));
        Assert.Equal("NoTrajectories", Assert.Throws<LamException>(() => DecisionSuite.Read(store, Split.TestFamily, 0, 1)).Id);
    }

    [Fact]
    public void HeldOutTasksAreASuiteOfPlansToo()
    {
        var path = Path.Combine(_folder.FullName, "plans.db");
        using (var store = EpisodeStore.Open(path))
        {
            store.Add([EpisodeStoreTests.Task("f/1") with { Split = Split.TestFamily }, EpisodeStoreTests.Task("f/2")]);
            store.Add(EpisodeStoreTests.Episode("f/1", Verdict.Yes) with { Steps = [First, Second], Plan = ["Choose Tools > Open...", "Press OK"] }, "f");
            store.Add(EpisodeStoreTests.Episode("f/2", Verdict.Yes) with { Steps = [First] }, "f");
        }

        Assert.True(PlanSuite.IsEpisodes(path));
        var suite = PlanSuite.OfEpisodes(path, null, 0, 1);

        Assert.Empty(suite.Train);
        var record = Assert.Single(suite.Tests);
        Assert.Equal(("f/1", Split.TestFamily, "Choose Tools > Open...|Press OK"), (record.TaskId, record.Split, string.Join('|', record.Plan)));
    }

    private async Task<LamPS.Learning.Evaluating.Reports.EvaluationReport> RunAsync(IReadOnlyList<DecisionMaker> makers, bool ownPlan, params StateAction[] steps)
    {
        using var store = EpisodeStore.Open(Path.Combine(_folder.FullName, "e.db"));
        store.Add([EpisodeStoreTests.Task("f/1") with { Split = Split.TestFamily }, EpisodeStoreTests.Task("f/2"), EpisodeStoreTests.Task("f/3") with { Split = Split.TestFamily }]);
        store.Add(EpisodeStoreTests.Episode("f/1", Verdict.Yes) with { Steps = steps.Length > 0 ? steps : [First, Second] }, "f");
        store.Add(EpisodeStoreTests.Episode("f/2", Verdict.Yes) with { Steps = [First] }, "f");
        store.Add(EpisodeStoreTests.Episode("f/3", Verdict.No) with { Steps = [First] }, "f");
        var suite = DecisionSuite.Read(store, null, 0, 1);
        Assert.Equal("f/1", Assert.Single(suite.Tasks).Task.Id);
        return await new DecisionEvaluation((_, _) => ValueTask.FromResult(PlanningKnowledge.None), FunctionPool.Ui)
            .RunAsync(suite, makers, ownPlan, _ => "area", 1, [], null, TestContext.Current.CancellationToken);
    }

    private static readonly Scene Window = new()
    {
        Elements = [new SceneElement { Id = 1, Parent = -1, Role = "window", Name = "Editor", States = 3 }],
        Menus = [new SceneMenu("Tools > Open...", 8, 1), new SceneMenu("Tools > Other", 9, 1)],
    };

    private static readonly Scene Dialog = new()
    {
        Elements =
        [
            .. Window.Elements,
            new SceneElement { Id = 2, Parent = 0, Role = "dialog", Name = "Open", States = 3 | (1 << 16) | (1 << 17) },
            new SceneElement { Id = 3, Parent = 1, Role = "button", Name = "OK", States = 3, Patterns = 1 },
            new SceneElement { Id = 4, Parent = 1, Role = "button", Name = "Cancel", States = 3, Patterns = 1 },
        ],
    };

    private static StateAction First => State(1, "Choose Tools > Open...", "Press OK", Window, new RecordedAction { Function = "invoke_menu", Menu = "Tools > Open...", Status = "finish" });

    private static StateAction Idle => State(2, "Open the tab Files", "Press OK", Dialog, new RecordedAction { Function = "", Status = "finish" });

    private static StateAction Second => State(2, "Press OK", null, Dialog, new RecordedAction { Function = "click", Element = 3, Status = "finish" });

    private static StateAction State(int number, string line, string? next, Scene scene, RecordedAction action) => new()
    {
        Id = $"f/1#{number}", Source = "live", Family = "f", Split = Split.TestFamily, Application = "text-editor", Request = "open it", Line = line, Next = next,
        LineNumber = number, Lines = 2, Scene = scene, Action = action,
    };
}
