using System.Text.Json;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Model.Agents;
using LamPS.Model.Prompts;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class GenerativePlannerTests
{
    private static readonly TaskRequest Request = new() { Text = "Insert a table with 3 rows, then type \"Dear Ada\"", Application = "writer" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lines_of_the_model_become_the_plan()
    {
        var model = new ScriptedModel((_, _) => Steps("1. Choose Table > Insert Table...", "2) Set Rows to 3", "Step 3: Press Insert", "Type \"Dear Ada\""));

        var plan = await Planner(model).PlanAsync(Request, PlanningKnowledge.None, Token);

        Assert.Equal((4, 0, "scripted"), (plan.Steps.Count, plan.Unplanned.Count, plan.Planner));
        Assert.Equal("Set Rows to 3", plan.Steps[1].Text);
        Assert.All(plan.Steps, s => Assert.Equal("model: scripted", s.Source));
        Assert.Contains(Request.Text, model.Prompts[0][^1].Content);
    }

    [Theory]
    [InlineData("Choose Table > Insert Table...", "Set Rows to 3")]
    [InlineData("Choose Table > Insert Table...", "Set Rows to 4", "Type \"Dear Ada\"")]
    public async Task What_a_plan_leaves_out_is_unplanned(params string[] lines)
    {
        var plan = await Planner(new ScriptedModel((_, _) => Steps(lines))).PlanAsync(Request, PlanningKnowledge.None, Token);

        Assert.Single(plan.Unplanned);
    }

    [Fact]
    public async Task What_is_not_meant_is_not_left_out()
    {
        var plan = await Planner(new ScriptedModel((_, _) => Steps("Choose Table > Insert Table...", "Set Rows to 3", "Press Insert")))
            .PlanAsync(new TaskRequest { Text = "Insert a table with 3 rows instead of 4", Application = "writer" }, PlanningKnowledge.None, Token);

        Assert.Empty(plan.Unplanned);
    }

    [Theory]
    [InlineData("{\"steps\":[\"xq zzv\"]}", "PlanUnusable")]
    [InlineData("{\"steps\":[]}", "AnswerUnusable")]
    [InlineData("{\"steps\":\"Press OK\"}", "AnswerUnusable")]
    [InlineData("{\"steps\":[1]}", "AnswerUnusable")]
    [InlineData("[]", "AnswerUnusable")]
    [InlineData("oh", "AnswerUnusable")]
    public async Task What_is_no_plan_is_an_error(string answer, string id)
    {
        var error = await Assert.ThrowsAsync<LamException>(() => Planner(new ScriptedModel((_, _) => answer)).PlanAsync(Request, PlanningKnowledge.None, Token).AsTask());

        Assert.Equal(id, error.Id);
    }

    [Fact]
    public async Task Saving_is_planned_by_what_is_known()
    {
        var plan = await Planner(new ScriptedModel((_, _) => Steps("Insert a table with 3 rows", "Type \"Dear Ada\"")))
            .PlanAsync(Request with { SaveTo = ["/tmp/out.odt"] }, PlanningKnowledge.None, Token);

        Assert.Contains("/tmp/out.odt", plan.Steps[^1].Text);
    }

    [Fact]
    public async Task Planning_again_tells_what_failed_and_never_takes_the_same()
    {
        string[] lines = ["Choose Table > Insert Table...", "Set Rows to 3", "Press Insert", "Type \"Dear Ada\""];
        var plan = await Planner(new ScriptedModel((_, _) => Steps(lines))).PlanAsync(Request, PlanningKnowledge.None, Token);
        var failure = new PlanFailure(plan, 2, ["click: NotFound"]);

        var other = new ScriptedModel((_, _) => Steps("Press OK", "Type \"Dear Ada\""));
        var again = await Planner(other).ReplanAsync(Request, PlanningKnowledge.None, failure, Token);
        Assert.Equal(["Press OK", "Type \"Dear Ada\""], again!.Steps.Select(s => s.Text));
        Assert.Contains("failed: Press Insert (click: NotFound)", other.Prompts[0][^1].Content);

        Assert.Null(await Planner(new ScriptedModel((_, _) => Steps(lines[2..]))).ReplanAsync(Request, PlanningKnowledge.None, failure, Token));
        Assert.Null(await Planner(new ScriptedModel((_, _) => Steps("Press OK"))).ReplanAsync(Request, PlanningKnowledge.None, failure, Token));
    }

    [Fact]
    public async Task The_baseline_plans_where_the_model_fails_or_leaves_out()
    {
        var request = new TaskRequest { Text = "Set Name to \"Zoe\", press Submit" };
        FallbackPlanner Make(string answer) => new(Planner(new ScriptedModel((_, _) => answer)), new DocumentationPlanner(), new ModelFailures());

        var failed = await Make("oh").PlanAsync(request, PlanningKnowledge.None, Token);
        Assert.StartsWith("documentation (scripted failed: ", failed.Planner);
        Assert.Equal(2, failed.Steps.Count);
        var half = await Make("{\"steps\":[\"Press Submit\"]}").PlanAsync(request, PlanningKnowledge.None, Token);
        Assert.StartsWith("documentation (scripted left out: ", half.Planner);

        // What the model couldn't place, the baseline may have placed wrong.
        Assert.NotEmpty(half.Doubts);
        Assert.Empty(failed.Doubts);
    }

    [Fact]
    public async Task What_the_baseline_doubts_stays_doubted_where_it_plans_for_the_model()
    {
        var request = new TaskRequest { Text = "Rename the sheet to Stock" };
        var planner = new FallbackPlanner(new Fixed(new Plan([], ["the sheet"], "model")), new Fixed(new Plan([new PlanStep("Press Rename", "request")], [], "baseline") { Doubts = ["to Stock"] }), new ModelFailures());

        Assert.Equal(["the sheet", "to Stock"], (await planner.PlanAsync(request, PlanningKnowledge.None, Token)).Doubts);
    }

    private static GenerativePlanner Planner(IAnswerModel model) => new(model, PromptTemplate.Load(null, "planner", GenerativePlanner.Placeholders));

    private static string Steps(params string[] steps) => JsonSerializer.Serialize(new { steps });

    private sealed class Fixed(Plan plan) : IPlanner
    {
        public string Name => plan.Planner;

        public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) => ValueTask.FromResult(plan);

        public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken) => ValueTask.FromResult<Plan?>(null);
    }
}
