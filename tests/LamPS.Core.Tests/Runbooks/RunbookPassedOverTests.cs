using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Runbooks;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>Runs that go on after an error.</summary>
public class RunbookPassedOverTests
{
    private readonly RunbookFixture _run = new();

    [Fact]
    public async Task Goes_on_after_an_error_where_it_may()
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Failed("no"));
        var run = await _run.RunAsync("steps:\n  - { id: a, act: click, on: button, continue-on-error: true }\n  - { id: b, set: { x: 1 }, if: steps.a.outcome == 'Failed' }");
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal(["a Failed", "b Verified"], _run.Steps);
    }

    [Theory]
    [InlineData("plan: click Nothing")]
    [InlineData("task: click Nothing")]
    [InlineData("expect: [ { element: { on: tree } } ]")]
    [InlineData("act: toggle, on: checkbox, expect: [ { element: { on: tree } } ]")]
    [InlineData("act: click, on: tree, expect: [ { element: { on: button } } ]")]
    [InlineData("block: [ { plan: click Nothing } ]")]
    [InlineData("block: [ { id: in, plan: click Nothing, continue-on-error: true } ]", "in")]
    public async Task A_request_or_expectation_that_failed_is_never_verified_though_the_run_went_on(string step, string failed = "a")
    {
        var run = await _run.RunAsync($"steps:\n  - {{ id: a, {step}, continue-on-error: true }}\n  - {{ id: b, act: toggle, on: checkbox, expect: [ {{ element: {{ on: button }} }} ] }}");
        Assert.Equal("b Verified", _run.Steps.Last());
        Assert.Equal((Outcome.Failed, ExitCode.Failed, "FailuresPassedOver"), (run.Outcome, run.ExitCode, run.Error?.Id));
        Assert.Contains($"'{failed}'", run.Error!.Message);
        var result = RunResults.Make(run, _run.Events).RunbookSteps.Single(s => s.PassedOver);
        Assert.Equal((failed, _run.Steps.First().Split(' ')[1]), (result.Step, $"{result.Outcome}"));
        Assert.Contains("(test.yaml, line 3) failed: ", result.Error!.Message);
    }

    [Theory]
    [InlineData("steps: [ { task: click Nothing, continue-on-error: true } ]\nexpect: [ { element: { on: button } } ]")]
    [InlineData("steps: [ { block: [ { task: click Nothing, continue-on-error: true } ], expect: [ { element: { on: button } } ] } ]")]
    public async Task What_must_hold_in_the_end_makes_up_for_what_was_passed_over(string text)
    {
        var run = await _run.RunAsync(text);
        Assert.Equal((Outcome.Verified, ExitCode.Verified, null), (run.Outcome, run.ExitCode, run.Error));
        Assert.Single(RunResults.Make(run, _run.Events).RunbookSteps, s => s.PassedOver);
    }

    [Fact]
    public async Task A_step_that_failed_before_its_first_action_is_in_the_result_with_its_reason()
    {
        var run = await _run.RunAsync("steps: [ { set: { x: 1 } }, { id: a, act: click, on: tree, timeout: 1s }, { set: { y: 1 } } ]");
        var steps = RunResults.Make(run, _run.Events).RunbookSteps;
        Assert.Equal([("set-1", "set", Outcome.Verified), ("a", "act", run.Outcome!.Value)], steps.Select(s => (s.Step, s.Kind, s.Outcome)));
        Assert.Equal((run.Error, false), (steps[1].Error, steps[1].PassedOver));
    }
}
