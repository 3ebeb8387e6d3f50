using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using LamPS.Core.Tests.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

public sealed class ReportModelTests
{
    private static readonly DateTimeOffset At = RunSamples.Start;

    [Fact]
    public void Steps_hold_what_happened_in_them()
    {
        var model = Model(
            Begin("outer", 0), Begin("inner", 1), Did(1, "inner"), End("inner", 1), Did(2, "outer"), End("outer", 0), Begin("next", 0), End("next", 0), Did(3, null));

        Assert.Equal(["section outer", "section next", "action 3"], Names(model.Root));
        var outer = Assert.IsType<SectionItem>(model.Root.Items[0]);
        Assert.Equal(["section inner", "action 2"], Names(outer));
        Assert.Equal(["action 1"], Names((SectionItem)outer.Items[0]));
    }

    [Fact]
    public void A_step_whose_end_is_missing_ends_with_the_next_one()
    {
        var model = Model(Begin("a", 0), Did(1, "a"), Begin("b", 0), Did(2, "b"), End("b", 0));
        Assert.Equal(["section a", "section b"], Names(model.Root));
        Assert.Null(((SectionItem)model.Root.Items[0]).Ended);
        Assert.NotNull(((SectionItem)model.Root.Items[1]).Ended);
    }

    [Fact]
    public void An_end_without_a_beginning_and_an_unknown_step_harm_nothing()
    {
        var model = Model(End("ghost", 0), Did(1, "ghost"));
        Assert.Equal(["action 1"], Names(model.Root));
    }

    [Fact]
    public void The_end_of_an_action_takes_the_place_of_its_beginning()
    {
        var model = Model(new StepStarted(At, RunSamples.Begun(1)), new StepEnded(At, RunSamples.Done(RunSamples.Begun(1))));
        Assert.Equal(["action 1"], Names(model.Root));
        Assert.Equal(Outcome.Verified, Assert.Single(model.Actions).Outcome);
    }

    [Fact]
    public void The_failure_is_the_last_thing_that_went_wrong()
    {
        var model = Model(Begin("a", 0), Did(1, "a", Outcome.TimedOut), Did(2, "a"), Did(3, "a", Outcome.NotFound), Did(4, "a"), End("a", 0, Outcome.Failed));
        Assert.Equal(3, Assert.IsType<ActionItem>(model.Failure).Action.Number);
    }

    [Fact]
    public void The_failure_can_be_an_expectation()
    {
        var model = Model(Begin("a", 0), Did(1, "a", Outcome.Failed), new ExpectationChecked(At, new ExpectationOutcome("a", "x", false, "y")), End("a", 0, Outcome.Failed));
        Assert.IsType<ExpectationItem>(model.Failure);
    }

    [Fact]
    public void The_failure_can_be_a_step_in_which_nothing_was_done()
    {
        var model = Model(Begin("a", 0), End("a", 0), Begin("b", 0), End("b", 0, Outcome.Blocked));
        Assert.Equal("b", Assert.IsType<SectionItem>(model.Failure).Started!.Step);
    }

    [Fact]
    public void The_failure_of_a_dead_run_is_the_action_that_it_died_in()
    {
        var model = Model(Did(1, null), new StepStarted(At, RunSamples.Begun(2)));
        Assert.Equal(2, Assert.IsType<ActionItem>(model.Failure).Action.Number);
    }

    [Theory]
    [InlineData(Outcome.Verified)]
    [InlineData(Outcome.Unverified)]
    [InlineData(Outcome.Skipped)]
    [InlineData(null)]
    public void What_was_overcome_is_no_failure(Outcome? outcome)
    {
        var run = RunSamples.Ended(RunSamples.Run()) with { Outcome = outcome };
        Assert.Null(new ReportModel(run, [Did(1, null, Outcome.Failed), Did(2, null)]).Failure);
    }

    [Fact]
    public void Times_add_up()
    {
        var model = Model(Did(1, null), Did(2, null));
        Assert.Equal(new StepTimes(6, 2, 40, 8, 10), model.Times);
    }

    private static ReportModel Model(params RunEvent[] events) =>
        new(RunSamples.Ended(RunSamples.Run()) with { Outcome = Outcome.Failed, ExitCode = ExitCode.Failed }, events);

    private static RunbookStepStarted Begin(string step, int depth) => new(At, step, "task", step, depth);

    private static RunbookStepEnded End(string step, int depth, Outcome outcome = Outcome.Verified) => new(At, step, outcome, "", 5, depth);

    private static StepEnded Did(int number, string? step, Outcome outcome = Outcome.Verified) =>
        new(At, RunSamples.Done(RunSamples.Begun(number), outcome) with { Step = step });

    private static IEnumerable<string> Names(SectionItem section) => section.Items.Select(i => i switch
    {
        SectionItem inner => $"section {inner.Started!.Step}",
        ActionItem action => $"action {action.Action.Number}",
        _ => i.GetType().Name,
    });
}
