using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Testing;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class HostileTests
{
    [Fact]
    public void It_is_not_in_the_catalog() => Assert.DoesNotContain(SandboxCatalog.All, a => a.Name == "hostile");

    [Fact]
    public void A_list_of_a_million_rows_costs_no_more_than_what_shows()
    {
        var hostile = Session.Start("hostile");
        var list = hostile.Find(Role.List, "Million rows");

        Assert.Equal(1_000_000, list.ChildCount);
        Assert.InRange(hostile.See().Elements.Count(e => e.Role == Role.ListItem), 1, 50);
        hostile.Do("select", list, ("option", "Row 777777"));
        Assert.True(hostile.Find(Role.ListItem, "Row 777777").Is(ElementStates.Selected));
        Assert.Equal(Outcome.NotFound, hostile.Try("select", list, ("option", "Row 1000001")).Outcome);
    }

    [Fact]
    public void All_of_a_million_rows_are_cut_and_counted()
    {
        var hostile = Session.Start("hostile");

        var all = Session.Now(hostile.Desktop.CaptureAsync(new CaptureRequest { Application = hostile.Application, ShowingOnly = false }, default));

        Assert.Equal(1000, all.Elements.Count(e => e.Role == Role.ListItem));
        Assert.Contains(all.Omissions, o => o is { Reason: OmissionReason.TooManyChildren, At: "Million rows", Count: 999_000 });
    }

    [Fact]
    public void Scrolling_shows_other_rows()
    {
        var hostile = Session.Start("hostile");
        var first = hostile.Find(Role.ListItem, "Row 1");

        hostile.Do("scroll", first, ("direction", "down"), ("amount", 10));
        Assert.Null(hostile.TryFind(Role.ListItem, "Row 1"));
        Assert.NotNull(hostile.TryFind(Role.ListItem, "Row 31"));
        hostile.Do("scroll", first);

        Assert.NotNull(hostile.TryFind(Role.ListItem, "Row 1"));
        Assert.Equal(Outcome.Failed, hostile.Try("scroll", first, ("direction", "sideways")).Outcome);
    }

    [Fact]
    public void What_vanished_is_not_found()
    {
        var hostile = Session.Start("hostile");
        var ghost = hostile.Find(Role.Button, "Ghost");

        hostile.Click("Vanish");

        Assert.Equal(Outcome.NotFound, hostile.Try("click", ghost).Outcome);
        Assert.Null(Session.Now(hostile.Desktop.ReadAsync(ghost.Id, default)));
    }

    [Fact]
    public void What_vanishes_between_decision_and_action_is_not_found()
    {
        var hostile = Session.Start("hostile", null, null, "vanish-after=1");
        hostile.Set("Notes", "one");

        Assert.Equal(Outcome.NotFound, hostile.Try("click", hostile.Find(Role.Button, "Ghost")).Outcome);
    }

    [Fact]
    public async Task One_that_hangs_times_out()
    {
        var (clock, hostile) = await HangAsync();

        var acting = hostile.Desktop.ActAsync(hostile.Application, LamAction.Of("invoke_menu"), default);
        var capturing = hostile.Desktop.CaptureAsync(new CaptureRequest { Application = hostile.Application }, default);
        Assert.False(acting.IsCompleted || capturing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Outcome.TimedOut, (await acting).Outcome);
        Assert.Contains((await capturing).Omissions, o => o.Reason == OmissionReason.NotResponding);
        Assert.Equal(ApplicationHealth.NotResponding, await hostile.Desktop.CheckAsync(hostile.Application, default));
        Assert.True((await hostile.Desktop.CloseAsync(hostile.Application, CloseMode.Kill, default)).IsDone);
        Assert.Equal(ApplicationHealth.Exited, await hostile.Desktop.CheckAsync(hostile.Application, default));
    }

    [Fact]
    public async Task Waiting_for_one_that_hangs_can_be_cancelled()
    {
        var (_, hostile) = await HangAsync();
        using var cancelled = new CancellationTokenSource();

        var acting = hostile.Desktop.ActAsync(hostile.Application, LamAction.Of("invoke_menu"), cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acting);
    }

    [Fact]
    public void One_that_dies_in_the_middle_is_said_to_have_ended()
    {
        var hostile = Session.Start("hostile");

        var outcome = hostile.Try("click", hostile.Find(Role.Button, "Crash"));

        Assert.Equal(Outcome.Failed, outcome.Outcome);
        Assert.Contains("ended", outcome.Detail);
        Assert.False(hostile.IsRunning);
        Assert.Equal(0, hostile.See().Count);
        Assert.Equal(Outcome.NotFound, hostile.Try("invoke_menu", null, ("path", "File")).Outcome);
    }

    [Fact]
    public void One_that_dies_later_takes_the_action_with_it()
    {
        var hostile = Session.Start("hostile", null, null, "die-after=1");
        hostile.Set("Notes", "one");

        Assert.Equal(Outcome.Failed, hostile.Try("set_text", hostile.Find(Role.TextBox, "Notes"), ("text", "two")).Outcome);
        Assert.False(hostile.IsRunning);
    }

    [Fact]
    public void A_dialog_that_nobody_expected_blocks_and_is_named()
    {
        var hostile = Session.Start("hostile", null, null, "dialog-after=0");

        var outcome = hostile.Try("set_text", hostile.Find(Role.TextBox, "Notes"), ("text", "x"));

        Assert.Contains("blocked by dialog 'Unexpected'", outcome.Detail);
        Assert.Equal("Unexpected", hostile.See().ActiveWindow?.Name);
        hostile.Keys("Enter");
        hostile.Set("Notes", "x");
    }

    [Fact]
    public void Replaced_elements_get_new_ids()
    {
        var hostile = Session.Start("hostile");
        var notes = hostile.Find(Role.TextBox, "Notes");

        hostile.Click("Restless");

        Assert.NotEqual(notes.Id, hostile.Find(Role.TextBox, "Notes").Id);
        Assert.Equal(Outcome.NotFound, hostile.Try("set_text", notes, ("text", "x")).Outcome);
    }

    [Theory]
    [InlineData("explode")]
    [InlineData("hang-after=soon")]
    [InlineData("hang-after=-1")]
    public void Arguments_that_it_does_not_know_are_an_error(string argument) =>
        Assert.Equal(ExitCode.InvalidInput, Assert.Throws<LamException>(() => Session.Start("hostile", null, null, argument)).ExitCode);

    private static async Task<(ManualTimeProvider Clock, Session Hostile)> HangAsync()
    {
        var clock = new ManualTimeProvider();
        var hostile = Session.Start("hostile", null, Session.InMemory() with { Time = clock });
        var button = hostile.Find(Role.Button, "Hang");
        var hanging = hostile.Desktop.ActAsync(hostile.Application, new LamAction("click", button.Id, ActionArguments.None), default);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Outcome.TimedOut, (await hanging).Outcome);
        return (clock, hostile);
    }
}
