using LamPS.Contracts;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;
using LamPS.Desktop.Windows.Tests.Fakes;
using Xunit;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Live;

public sealed class ActTests : LiveFixture
{
    [Fact]
    public async Task Patterns_come_before_the_pointer()
    {
        Show("Main", new FakeNode(50000, "Go").OnPress(() => { }));

        var outcome = await ActAsync("click", "Go");

        Assert.Equal("Unverified: Invoke", outcome.ToString());
        Assert.Empty(System.Sent);
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_not_waited_for()
    {
        Show("Main", new FakeNode(50000, "Go").OnPress(() => { }));
        System.AnswersLate = true;

        Assert.Equal("Unverified: Invoke; its answer is still to come", (await ActAsync("click", "Go")).ToString());
    }

    [Fact]
    public async Task What_has_no_pattern_is_clicked_in_its_middle()
    {
        Show("Main", new FakeNode(50033, "Canvas").With((P.BoundingRectangle, new double[] { 100, 200, 50, 20 })));

        var outcome = await ActAsync("click", "Canvas", ("button", "right"), ("double", true));

        Assert.Equal("Unverified: pointer", outcome.ToString());
        Assert.Equal((InputKind.Move, 125, 210), (System.Sent[0].Kind, System.Sent[0].X, System.Sent[0].Y));
        Assert.Equal([(3, false), (3, true), (3, false), (3, true)], System.Sent.Skip(1).Select(e => (e.Code, e.IsUp)));
    }

    [Fact]
    public async Task Msaa_presses_what_its_owner_draws()
    {
        Show("Main", new FakeNode(50033, "Send").With((P.HasLegacy, true), (P.LegacyRole, 43), (P.LegacyDefaultAction, "Press")));

        Assert.Equal("Unverified: LegacyIAccessible", (await ActAsync("click", "Send")).ToString());
    }

    [Fact]
    public async Task Input_for_a_program_with_more_rights_is_blocked_before_it_is_sent()
    {
        Show("Main", new FakeNode(50033, "Canvas"));
        System.Elevated.Add(Process);

        Assert.Equal(Outcome.Blocked, (await ActAsync("click", "Canvas")).Outcome);
        Assert.Equal(Outcome.Blocked, (await ActAsync("type_keys", null, ("text", "x"))).Outcome);
        Assert.Empty(System.Sent);
    }

    [Fact]
    public async Task A_locked_desktop_takes_no_input_but_patterns_work()
    {
        Show("Main", FakeForm.Edit("Name"), new FakeNode(50033, "Canvas"));
        System.IsLocked = true;

        Assert.Contains("locked", (await ActAsync("click", "Canvas")).Detail);
        Assert.True((await ActAsync("set_text", "Name", ("text", "Ada"))).IsDone);
    }

    [Fact]
    public async Task What_another_window_covers_is_not_clicked()
    {
        Show("Main", new FakeNode(50033, "Canvas"));
        System.ForegroundIsKept = false;
        var canvas = (await FindAsync("Canvas")).Id;
        var other = System.Show(99, "Other", new FakeNode(50032, "Other"));

        var outcome = await Desktop.ActAsync(App, new("click", canvas, Core.Actions.ActionArguments.None), Token);

        Assert.Equal((Outcome.Blocked, true), (outcome.Outcome, outcome.Detail.Contains(other.Window.Title)));
        Assert.Empty(System.Sent);
    }

    [Fact]
    public async Task Keys_are_sent_only_when_the_application_has_the_input()
    {
        Show("Main", FakeForm.Edit("Name"));
        System.Show(99, "Other", new FakeNode(50032, "Other"));
        System.ForegroundIsKept = true;

        Assert.Equal(Outcome.Blocked, (await ActAsync("type_keys", null, ("text", "x"))).Outcome);
        Assert.Empty(System.Sent);
        System.ForegroundIsKept = false;
        Assert.True((await ActAsync("type_keys", null, ("text", "x"))).IsDone);
    }

    [Fact]
    public async Task Typing_stops_when_the_input_goes_elsewhere()
    {
        Show("Main", FakeForm.Edit("Name"));
        var other = System.Show(99, "Other", new FakeNode(50032, "Other"));
        System.AfterInput = () => System.Raise(other.Window.Handle);

        var outcome = await ActAsync("type_keys", "Name", ("text", new string('x', 1000)));

        Assert.Equal(Outcome.Failed, outcome.Outcome);
        Assert.InRange(System.Sent.Count, 1, 400);
    }

    [Fact]
    public async Task What_a_dialog_blocks_takes_nothing_and_the_dialog_is_named()
    {
        var main = Show("Main", new FakeNode(50000, "Go").OnPress(() => { }));
        System.Show(Process, "Sure?", new FakeNode(50032, "Sure?"), main.Window.Handle);

        var outcome = await ActAsync("click", "Go");

        Assert.Equal((Outcome.Failed, true), (outcome.Outcome, outcome.Detail.Contains("'Sure?'")));
        Assert.Empty(System.Calls);
    }

    [Fact]
    public async Task Menus_of_a_window_that_a_dialog_blocks_are_not_chosen()
    {
        var main = Show("Main", new FakeNode(50010, "", new FakeNode(50011, "Exit").OnPress(() => { })));
        System.Show(Process, "Sure?", new FakeNode(50032, "Sure?"), main.Window.Handle);

        Assert.Equal(Outcome.Failed, (await ActAsync("invoke_menu", null, ("path", "Exit"))).Outcome);
        Assert.Empty(System.Calls);
    }

    [Fact]
    public async Task A_box_with_a_third_state_comes_round()
    {
        var box = new FakeNode(50002, "Bold").With((P.CanToggle, true), (P.ToggleState, 2), (P.HelpText, "three states"));
        Show("Main", box);

        Assert.True((await ActAsync("toggle", "Bold", ("on", true))).IsDone);

        Assert.Equal(1, box.Values[P.ToggleState]);
    }

    [Fact]
    public async Task A_radio_button_goes_on_and_not_off()
    {
        Show("Main", new FakeNode(50026, "Size", new FakeNode(50013, "Small").With((P.CanBeSelected, true), (P.IsSelected, true)), new FakeNode(50013, "Large").With((P.CanBeSelected, true))));

        Assert.True((await ActAsync("toggle", "Large")).IsDone);
        Assert.True((await FindAsync("Large")).Is(ElementStates.Checked));
        Assert.Equal(Outcome.NotSupported, (await ActAsync("toggle", "Large", ("on", false))).Outcome);
    }

    [Fact]
    public async Task A_ribbon_is_gone_along_by_its_tabs()
    {
        var pressed = "";
        var table = new FakeNode(50000, "Table").With((P.IsOffscreen, true)).OnPress(() => pressed = "Table");
        var insert = new FakeNode(50019, "Insert").With((P.CanBeSelected, true));
        insert.Pressed = () => table.Values[P.IsOffscreen] = false;
        Show("Document", new FakeNode(50018, "Ribbon", new FakeNode(50019, "Home").With((P.CanBeSelected, true)), insert), new FakeNode(50021, "Lower Ribbon", table));

        var outcome = await ActAsync("invoke_menu", null, ("path", "Insert > Table"));

        Assert.Equal(("Unverified: menu, Invoke", "Table"), (outcome.ToString(), pressed));
    }

    [Fact]
    public async Task A_menu_that_opens_is_gone_along_and_closed_again_when_the_entry_is_not_there()
    {
        var pressed = false;
        var entries = new[] { new FakeNode(50011, "Save As...").With((P.IsOffscreen, true)).OnPress(() => pressed = true), new FakeNode(50011, "Exit").With((P.IsOffscreen, true)) };
        var file = new FakeNode(50011, "File", entries).With((P.CanExpandCollapse, true), (P.ExpandState, 0));
        Show("Main", new FakeNode(50010, "", file));

        var missing = await ActAsync("invoke_menu", null, ("path", "File > Print"));
        var found = await ActAsync("invoke_menu", null, ("path", "File > Save As"));

        Assert.Equal("NotFound: menu 'File > Print': there is no 'Print' in 'File', but: Save As..., Exit", missing.ToString());
        Assert.True(found.IsDone && pressed);
        Assert.Equal([PatternAction.Expand, PatternAction.Collapse, PatternAction.Expand, PatternAction.Invoke], System.Calls.Select(c => c.Call.Action));
    }

    [Fact]
    public async Task A_menu_is_no_entry()
    {
        Show("Main", new FakeNode(50010, "", new FakeNode(50011, "File").With((P.CanExpandCollapse, true), (P.ExpandState, 0))));

        Assert.Equal(Outcome.NotSupported, (await ActAsync("invoke_menu", null, ("path", "File"))).Outcome);
    }

    [Fact]
    public async Task A_choice_that_was_opened_is_closed_again()
    {
        var combo = new FakeNode(50003, "Font").With((P.CanExpandCollapse, true), (P.ExpandState, 0));
        Show("Main", combo);
        System.Reading = (_, _) =>
        {
            if (combo.Values[P.ExpandState] is 1 && combo.Children.Count == 0)
            {
                combo.Add(new FakeNode(50007, "Arial").With((P.CanBeSelected, true)));
            }
        };

        Assert.True((await ActAsync("select", "Font", ("option", "arial"))).IsDone);
        Assert.Equal([PatternAction.Expand, PatternAction.Select, PatternAction.Collapse], System.Calls.Select(c => c.Call.Action));
    }

    [Fact]
    public async Task An_element_that_is_gone_or_whose_application_hangs_is_told_as_such()
    {
        var window = Show("Main", new FakeNode(50000, "Go").OnPress(() => { }));
        var go = new Core.Actions.LamAction("click", (await FindAsync("Go")).Id, Core.Actions.ActionArguments.None);
        window.Window = window.Window with { IsHung = true };
        Assert.Equal(Outcome.TimedOut, (await Desktop.ActAsync(App, go, Token)).Outcome);
        System.Hide(window);
        Assert.Equal(Outcome.NotFound, (await Desktop.ActAsync(App, go, Token)).Outcome);
    }

    [Fact]
    public async Task Saving_answers_what_is_asked_at_closing_and_an_unknown_question_is_no_guess()
    {
        FakeForm.Install(System);
        var form = await Desktop.LaunchAsync(new LaunchRequest(FakeForm.Definition), Token);
        var box = (await CaptureAsync(form)).Elements.First(e => e.Name == "Text");
        await Desktop.ActAsync(form, new("set_text", box.Id, Core.Actions.ActionArguments.Of("text", "x")), Token);
        Show("Main").Closing = () =>
        {
            System.Show(Process, "Upload?", new FakeNode(50032, "Upload?", new FakeNode(50000, "Later")), System.List().First(w => w.Title == "Main").Handle);
            return false;
        };

        var unknown = await Desktop.CloseAsync(App, CloseMode.Discard, Token);
        var discarded = await Desktop.CloseAsync(form, CloseMode.Discard, Token);

        Assert.Equal((Outcome.Failed, true), (unknown.Outcome, unknown.Detail.Contains("Upload?")));
        Assert.Equal(Outcome.Verified, discarded.Outcome);
    }

    [Fact]
    public async Task A_program_that_ends_at_once_is_told_with_its_exit_code()
    {
        System.Programs["bad.exe"] = s =>
        {
            s.ExitCodes[88] = 3;
            return 88;
        };

        var error = await Assert.ThrowsAsync<Core.LamException>(async () =>
            await Desktop.LaunchAsync(new LaunchRequest(FakeForm.Definition with { Command = "bad.exe" }), Token));

        Assert.Equal((nameof(DesktopErrors.ApplicationExited), true), (error.Id, error.Message.Contains("exit code 3")));
    }

    [Fact]
    public async Task One_that_runs_already_may_open_the_window()
    {
        Show("Main");
        System.Programs["form.exe"] = s =>
        {
            s.Show(Process, "Second", new FakeNode(50032, "Second"));
            return 0;
        };

        var instance = await Desktop.LaunchAsync(new LaunchRequest(FakeForm.Definition), Token);

        Assert.Equal(("Second", Process), (instance.Title, instance.ProcessId));
    }
}
