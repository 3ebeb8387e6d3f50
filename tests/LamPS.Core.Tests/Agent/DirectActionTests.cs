using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Core.Selectors;
using Xunit;

namespace LamPS.Core.Tests.Agent;

public sealed class DirectActionTests
{
    private readonly ScriptedRun _run = new();

    [Fact]
    public async Task A_text_that_arrives_is_verified_and_journalled_before_and_after()
    {
        _run.Desktop.Add(Role.TextBox, "Name", ElementPatterns.EditText, value: "");

        var ending = await Do("set_text", "textbox[name='Name']", "text", "Zoe");

        Assert.Equal(RunEnding.Verified, ending);
        Assert.IsType<StepStarted>(_run.Events[0]);
        var record = Assert.Single(_run.Ended);
        Assert.Equal(Outcome.Verified, record.Outcome);
        Assert.Contains("\"Zoe\"", record.Detail);
        Assert.Equal("textbox[name='Name']", record.Element!.Selector);
    }

    [Fact]
    public async Task A_text_that_does_not_arrive_failed_whatever_the_desktop_says()
    {
        _run.Desktop.Add(Role.TextBox, "Name", ElementPatterns.EditText, value: "old");
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Unverified("EditableText"));

        var ending = await Do("set_text", "textbox", "text", "Zoe");

        Assert.Equal(Outcome.Failed, ending.Outcome);
        Assert.Equal(ExitCode.Failed, ending.ExitCode);
        Assert.Contains("\"old\" instead of \"Zoe\"", ending.Error!.Message);
    }

    [Fact]
    public async Task An_effect_that_comes_late_is_waited_for()
    {
        var name = _run.Desktop.Add(Role.TextBox, "Name", ElementPatterns.EditText, value: "old");
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Unverified("EditableText"));
        var waits = 0;
        _run.Desktop.OnWait = () =>
        {
            if (++waits == 20)
            {
                _run.Desktop.Change(name.Id, e => e with { Value = "Zoe" });
            }
        };

        Assert.Equal(RunEnding.Verified, await Do("set_text", "textbox", "text", "Zoe"));
    }

    [Fact]
    public async Task A_click_without_any_effect_is_unverified_and_no_success()
    {
        _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Unverified("Action"));

        var ending = await Do("click", "button");

        Assert.Equal(Outcome.Unverified, ending.Outcome);
        Assert.Equal(ExitCode.Failed, ending.ExitCode);
    }

    [Fact]
    public async Task A_click_that_opens_a_dialog_is_verified_by_it()
    {
        _run.Desktop.Add(Role.Button, "Open");
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Add(Role.Dialog, "Open File");
            return new(ActionOutcome.Unverified("Action"));
        };

        Assert.Equal(RunEnding.Verified, await Do("click", "button"));
        Assert.Contains("dialog 'Open File' appeared", _run.Ended.Single().Detail);
    }

    [Theory]
    [InlineData(Role.Dialog, Outcome.Verified)]
    [InlineData(Role.Label, Outcome.Unverified)]
    public async Task A_menu_entry_with_an_ellipsis_is_proven_by_its_dialog_alone(Role appears, Outcome outcome)
    {
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Add(appears, "Insert Table");
            return new(ActionOutcome.Unverified("menu"));
        };

        var ending = await new DirectAction(_run.Context).DoAsync("invoke_menu", null, ActionArguments.Of("path", "Table > Insert Table..."), CancellationToken.None);

        Assert.Equal(outcome, ending.Outcome);
    }

    [Fact]
    public async Task A_menu_command_that_was_swallowed_is_given_once_more()
    {
        _run.Desktop.OnAct = (_, _) =>
        {
            if (_run.Desktop.Acted.Count == 2)
            {
                _run.Desktop.Add(Role.Dialog, "Insert Table");
            }

            return new(ActionOutcome.Unverified("menu"));
        };

        var ending = await new DirectAction(_run.Context).DoAsync("invoke_menu", null, ActionArguments.Of("path", "Table > Insert Table..."), CancellationToken.None);

        Assert.Equal(RunEnding.Verified, ending);
        Assert.Equal(2, _run.Desktop.Acted.Count);
        Assert.Single(_run.Ended);
    }

    [Fact]
    public async Task A_form_that_marks_its_fields_has_refused()
    {
        var field = _run.Desktop.Add(Role.TextBox, "Category", ElementPatterns.EditText);
        _run.Desktop.Add(Role.Button, "Submit");
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Change(field.Id, e => e with { States = e.States | ElementStates.Invalid });
            return new(ActionOutcome.Unverified("Action"));
        };

        var ending = await Do("click", "button");

        Assert.Equal(Outcome.Failed, ending.Outcome);
        Assert.Contains("refused: textbox 'Category' not accepted", ending.Error!.Message);
    }

    [Theory]
    [InlineData("Find All", "Search key not found", Outcome.NotFound)]
    [InlineData("Replace All", "\"x\" was not found", Outcome.NotFound)]
    [InlineData("Replace All", "Search key replaced 3 times", Outcome.Verified)]
    [InlineData("Find Next", "Cannot find \"x\"", Outcome.NotFound)]
    [InlineData("Search", "No results found.", Outcome.NotFound)]
    [InlineData("Replace", "Search key not found", Outcome.Verified)]
    [InlineData("Replace All", "0 occurrences", Outcome.Verified)]
    [InlineData("Find Next", "0 occurrences", Outcome.NotFound)]
    [InlineData("Replace All", "0 replacements made", Outcome.NotFound)]
    [InlineData("Details", "Driver not found", Outcome.Verified)]
    [InlineData("Search", "Search results for \"not found\"", Outcome.Verified)]
    [InlineData("Replace All", "12 matches, 0 replacements", Outcome.Verified)]
    [InlineData("Find All", "2.0 results", Outcome.Verified)]
    public async Task A_search_that_finds_nothing_says_so_and_has_not_worked(string name, string said, Outcome expected)
    {
        _run.Desktop.Add(Role.Button, name);
        var label = _run.Desktop.Add(Role.Label, "");
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Change(label.Id, e => e with { Name = said });
            return new(ActionOutcome.Unverified("Action"));
        };

        var ending = await Do("click", "button");

        Assert.Equal(expected, ending.Outcome);
        Assert.Equal(expected == Outcome.NotFound, ending.Error?.Message.Contains(said, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Focus_alone_proves_nothing()
    {
        var button = _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Change(button.Id, e => e with { States = e.States | ElementStates.Focused });
            return new(ActionOutcome.Unverified("Action"));
        };

        Assert.Equal(Outcome.Unverified, (await Do("click", "button")).Outcome);
    }

    [Fact]
    public async Task An_ambiguous_selector_is_not_guessed_at()
    {
        _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.Add(Role.Button, "OK");

        var ending = await Do("click", "button[name='OK']");

        Assert.Equal(nameof(ActionErrors.SelectorAmbiguous), ending.Error!.Id);
        Assert.Contains("matches 2 elements", ending.Error.Message);
        Assert.Empty(_run.Desktop.Acted);
    }

    [Fact]
    public async Task A_missing_element_is_waited_for_and_then_named()
    {
        var ending = await Do("click", "button[name='Gone']");

        Assert.Equal(Outcome.NotFound, ending.Outcome);
        Assert.Contains("waited 5 s", ending.Error!.Message);
    }

    [Fact]
    public async Task An_element_that_vanishes_between_decision_and_action_is_not_found()
    {
        var button = _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = (action, _) =>
        {
            _run.Desktop.Elements.RemoveAll(e => e.Id == button.Id);
            return new(_run.Desktop.Do(action));
        };

        Assert.Equal(Outcome.NotFound, (await Do("click", "button")).Outcome);
    }

    [Fact]
    public async Task A_destructive_action_is_denied_where_nobody_can_be_asked_and_never_reaches_the_desktop()
    {
        _run.Desktop.Add(Role.Button, "Delete everything");

        var ending = await Do("click", "button");

        Assert.Equal(ExitCode.Refused, ending.ExitCode);
        Assert.Equal(Outcome.Blocked, _run.Ended.Single().Outcome);
        Assert.Equal(PolicyVerdict.Deny, _run.Ended.Single().Policy!.Verdict);
        Assert.Empty(_run.Desktop.Acted);
    }

    [Fact]
    public async Task What_if_changes_nothing()
    {
        _run.Desktop.Add(Role.TextBox, "Name", ElementPatterns.EditText);
        _run.Context.WhatIf = true;

        Assert.Equal(RunEnding.Skipped, await Do("set_text", "textbox", "text", "Zoe"));
        Assert.Empty(_run.Desktop.Acted);
        Assert.Contains("would 'set_text' on textbox 'Name'", _run.Ended.Single().Detail);
    }

    [Fact]
    public async Task An_application_that_dies_is_named_and_the_journal_is_complete()
    {
        _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = (_, _) =>
        {
            _run.Desktop.Health = ApplicationHealth.Exited;
            return new(ActionOutcome.NotFound("the bus name is gone"));
        };

        var error = await Assert.ThrowsAsync<LamException>(() => Do("click", "button"));

        Assert.Equal(nameof(AgentErrors.ApplicationDied), error.Id);
        Assert.Equal(Outcome.NotFound, _run.Ended.Single().Outcome);
    }

    [Fact]
    public async Task An_application_that_hangs_times_out()
    {
        _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = async (_, token) =>
        {
            var never = Task.Delay(Timeout.InfiniteTimeSpan, token);
            _run.Time.Advance(_run.Context.Limits.Call);
            _run.Desktop.Health = ApplicationHealth.NotResponding;
            await never;
            return ActionOutcome.Unverified("");
        };

        var error = await Assert.ThrowsAsync<LamException>(() => Do("click", "button"));

        Assert.Equal(nameof(AgentErrors.ApplicationHangs), error.Id);
        Assert.Equal(ExitCode.TimedOut, error.ExitCode);
        Assert.Equal(Outcome.TimedOut, _run.Ended.Single().Outcome);
    }

    [Fact]
    public async Task A_stop_lets_an_action_finish_for_less_than_a_second()
    {
        using var stop = new CancellationTokenSource();
        _run.Desktop.Add(Role.Button, "OK");
        _run.Desktop.OnAct = async (_, token) =>
        {
            var never = Task.Delay(Timeout.InfiniteTimeSpan, token);
            await stop.CancelAsync();
            Assert.False(token.IsCancellationRequested);
            _run.Time.Advance(TimeSpan.FromSeconds(0.9));
            await never;
            return ActionOutcome.Unverified("");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Do("click", "button", cancellationToken: stop.Token));
        Assert.Equal(Outcome.Cancelled, _run.Ended.Single().Outcome);
    }

    [Fact]
    public async Task Text_for_a_protected_element_never_reaches_the_journal()
    {
        _run.Desktop.Add(Role.TextBox, "Password", ElementPatterns.EditText, ElementStates.Enabled | ElementStates.Showing | ElementStates.Protected);

        await Do("set_text", "textbox", "text", "hunter2");

        Assert.Equal("hunter2", _run.Desktop.Acted.Single().Arguments.Text("text"));
        Assert.All(_run.Events, e => Assert.DoesNotContain("hunter2", e.ToString()!));
    }

    [Theory]
    [InlineData("clik", null, null, nameof(ActionErrors.FunctionUnknown))]
    [InlineData("set_text", "colour", "red", nameof(ActionErrors.ArgumentUnknown))]
    [InlineData("set_text", null, null, nameof(ActionErrors.ArgumentMissing))]
    [InlineData("set_value", "value", "many", nameof(ActionErrors.ArgumentNotANumber))]
    public async Task Wrong_calls_are_invalid_input(string function, string? argument, string? value, string id)
    {
        var error = await Assert.ThrowsAsync<LamException>(() => Do(function, "button", argument, value));

        Assert.Equal(id, error.Id);
        Assert.Equal(ExitCode.InvalidInput, error.ExitCode);
        Assert.NotEqual("", error.Remedy);
    }

    private Task<RunEnding> Do(string function, string selector, string? argument = null, object? value = null, CancellationToken cancellationToken = default) =>
        new DirectAction(_run.Context).DoAsync(
            function, Selector.Parse(selector), argument is null ? ActionArguments.None : ActionArguments.Of(argument, value), cancellationToken);
}
