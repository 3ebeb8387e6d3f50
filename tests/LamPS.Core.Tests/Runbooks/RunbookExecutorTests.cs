using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public class RunbookExecutorTests
{
    private readonly RunbookFixture _run = new();

    [Fact]
    public async Task Steps_are_done_in_order_verified_and_journalled()
    {
        var run = await _run.RunAsync("""
            parameters: { who: { type: string, default: Zoe } }
            steps:
              - { id: fill, act: set_text, on: "textbox[name='Name']", with: { text: "${{ parameters.who }}!" } }
              - { id: agree, act: toggle, on: checkbox, with: { on: true } }
              - { act: click, on: button, what-if: true }
            """);
        Assert.Equal((Outcome.Verified, ExitCode.Verified, null), (run.Outcome, run.ExitCode, run.Error));
        Assert.Equal("Zoe!", _run.Desktop.Elements[1].Value);
        Assert.Equal(["fill Verified", "agree Verified"], _run.Steps.Take(2));
        Assert.IsType<RunStarted>(_run.Events[0]);
        Assert.IsType<RunEnded>(_run.Events[^1]);
        Assert.Equal("set_text textbox[name='Name']", _run.Events.OfType<RunbookStepStarted>().First().Title);
        Assert.Equal(["fill", "fill", "agree", "agree"], _run.Events.Select(e => e switch { StepStarted s => s.Record.Step, StepEnded s => s.Record.Step, _ => null }).OfType<string>().Take(4));
    }

    [Fact]
    public async Task A_step_is_skipped_when_its_condition_is_false()
    {
        await _run.RunAsync("""
            steps:
              - { id: a, set: { x: 3 } }
              - { id: b, act: click, on: button, if: x > 5 }
              - { id: c, set: { y: 1 }, if: steps.b.outcome == 'Skipped' && exists('button[name="OK"]') && !exists('tree') }
              - { id: d, set: { y: 2 }, if: steps.c.outcome == 'Skipped' }
            """.Replace("if: steps.b.outcome == 'Skipped' && exists('button[name=\"OK\"]') && !exists('tree')", "if: \"steps.b.outcome == 'Skipped' && exists('button[name=\\\"OK\\\"]') && !exists('tree')\""));
        Assert.Equal(["a Verified", "b Skipped", "c Verified", "d Skipped"], _run.Steps);
        Assert.Empty(_run.Desktop.Acted);
    }

    [Fact]
    public async Task A_failed_step_ends_the_run_and_names_itself()
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Failed("it is locked"));
        var run = await _run.RunAsync("steps:\n  - { id: a, act: click, on: button }\n  - { id: b, act: click, on: button }");
        Assert.Equal((Outcome.Failed, ExitCode.Failed), (run.Outcome, run.ExitCode));
        Assert.Contains("step 'a' (test.yaml, line 3) failed: ", run.Error!.Message);
        Assert.Contains("it is locked", run.Error.Message);
        Assert.Equal(["a Failed"], _run.Steps);
    }

    [Fact]
    public async Task Tries_again_with_growing_pauses()
    {
        var times = new List<DateTimeOffset>();
        _run.Desktop.OnAct = (action, _) =>
        {
            times.Add(_run.Time.GetUtcNow());
            return new(times.Count < 3 ? ActionOutcome.Failed("busy") : _run.Desktop.Do(action));
        };
        var run = await _run.RunAsync("steps: [ { act: toggle, on: checkbox, retry: { attempts: 4, delay: 1s, factor: 3 } } ]");
        Assert.Equal(Outcome.Verified, run.Outcome);
        Assert.Equal(3, times.Count);
        Assert.InRange((times[1] - times[0]).TotalSeconds, 1, 2.5);
        Assert.InRange((times[2] - times[1]).TotalSeconds, 3, 8);
    }

    [Theory]
    [InlineData("retry: { attempts: 3 }", 3)]
    [InlineData("retry: { attempts: 3, not-on: [Failed] }", 1)]
    [InlineData("retry: { attempts: 3, not-on: Blocked }", 3)]
    public async Task Does_not_try_again_after_outcomes_that_are_named(string retry, int tries)
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Failed("no"));
        await _run.RunAsync($"steps: [ {{ act: click, on: button, {retry} }} ]");
        Assert.Equal(tries, _run.Desktop.Acted.Count);
    }

    [Fact]
    public async Task What_the_policy_refuses_is_not_tried_again()
    {
        _run.Desktop.Add(Role.Button, "Delete");
        var run = await _run.RunAsync("steps: [ { act: click, on: \"button[name='Delete']\", retry: { attempts: 3 } } ]");
        Assert.Equal((Outcome.Blocked, ExitCode.Refused), (run.Outcome, run.ExitCode));
        Assert.Single(_run.Events.OfType<StepEnded>());
        Assert.Empty(_run.Desktop.Acted);
    }

    [Fact]
    public async Task A_step_that_takes_too_long_times_out_and_always_runs()
    {
        _run.Desktop.OnAct = async (action, token) =>
        {
            if (action.Function == "click")
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return _run.Desktop.Do(action);
        };
        var run = await _run.RunAsync("steps: [ { id: a, act: click, on: button, timeout: 2s, retry: { attempts: 3 } } ]\nalways: [ { id: z, act: toggle, on: checkbox } ]");
        Assert.Equal((Outcome.TimedOut, ExitCode.TimedOut), (run.Outcome, run.ExitCode));
        Assert.Contains("not done within 2s", run.Error!.Message);
        Assert.Equal(["a TimedOut", "z Verified"], _run.Steps);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_times_out_and_always_runs()
    {
        var run = await _run.RunAsync("timeout: 5s\nsteps: [ { id: a, wait: 1h } ]\nrescue: [ { id: r, wait: 1s } ]\nalways: [ { id: z, act: toggle, on: checkbox } ]");
        Assert.Equal((Outcome.TimedOut, ExitCode.TimedOut), (run.Outcome, run.ExitCode));
        Assert.Equal(["a Cancelled", "z Verified"], _run.Steps);
    }

    [Fact]
    public async Task A_stop_lets_the_action_finish_and_always_run()
    {
        _run.Desktop.OnAct = (action, _) =>
        {
            if (action.Function == "set_text")
            {
                _run.Stop.Cancel();
            }

            return new(_run.Desktop.Do(action));
        };
        var run = await _run.RunAsync("""
            steps:
              - { block: [ { id: a, act: set_text, on: textbox, with: { text: x } }, { id: b, act: click, on: button } ], always: [ { id: y, act: toggle, on: checkbox } ] }
              - { id: c, act: click, on: button }
            always: [ { id: z, act: toggle, on: checkbox } ]
            """);
        Assert.Equal((Outcome.Cancelled, ExitCode.Cancelled), (run.Outcome, run.ExitCode));
        Assert.Equal(["set_text", "toggle", "toggle"], _run.Acted);
        Assert.Equal(["a Verified", "y Verified", "block-1 Cancelled", "z Verified"], _run.Steps);
        Assert.Equal("x", _run.Desktop.Elements[1].Value);
    }

    [Fact]
    public async Task A_second_stop_ends_always_too()
    {
        _run.Desktop.OnAct = async (action, token) =>
        {
            _run.Stop.Cancel();
            if (action.Function == "toggle")
            {
                _run.StopNow.Cancel();
                await Task.Delay(Timeout.Infinite, token);
            }

            return _run.Desktop.Do(action);
        };
        var run = await _run.RunAsync("steps: [ { id: a, act: set_text, on: textbox, with: { text: x } }, { id: b, wait: 1s } ]\nalways: [ { id: y, act: toggle, on: checkbox }, { id: z, act: click, on: button } ]");
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal(["a Verified", "y Cancelled"], _run.Steps);
    }

    [Fact]
    public async Task Cleaning_up_after_a_stop_has_a_limit_of_its_own()
    {
        _run.Desktop.OnAct = (action, _) =>
        {
            _run.Stop.Cancel();
            return new(_run.Desktop.Do(action));
        };
        var started = _run.Time.GetUtcNow();
        var run = await _run.RunAsync("steps: [ { act: set_text, on: textbox, with: { text: x } }, { wait: 1s } ]\nalways: [ { id: y, wait: 5m }, { id: z, wait: 1s } ]");
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.True(_run.Time.GetUtcNow() - started >= TimeSpan.FromSeconds(29));
        Assert.Equal(["act-1 Verified", "y Cancelled"], _run.Steps);
    }

    [Fact]
    public async Task A_rescue_of_the_runbook_knows_the_error_and_the_run_has_failed()
    {
        _run.Desktop.OnAct = (action, _) => new(action.Function == "click" ? ActionOutcome.Failed("no") : _run.Desktop.Do(action));
        var run = await _run.RunAsync("""
            steps: [ { id: a, act: click, on: button } ]
            rescue: [ { id: r, act: set_text, on: textbox, with: { text: "${{ error.step + ' ' + error.id }}" } } ]
            always: [ { id: z, set: { failed: "${{ error != null }}" } }, { id: y, set: { a: 1 }, if: failed } ]
            """);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal("a ActionFailed", _run.Desktop.Elements[1].Value);
        Assert.Equal(["a Failed", "r Verified", "z Verified", "y Verified"], _run.Steps);
    }

    [Fact]
    public async Task A_rescue_of_a_block_makes_up_for_its_failure()
    {
        _run.Desktop.OnAct = (action, _) => new(action.Function == "click" ? ActionOutcome.Failed("no") : _run.Desktop.Do(action));
        var run = await _run.RunAsync("""
            steps:
              - id: b
                block: [ { id: a, act: click, on: button }, { id: never, wait: 1s } ]
                rescue: [ { id: r, act: toggle, on: checkbox } ]
                always: [ { id: z, set: { x: 1 } } ]
              - { id: after, set: { y: "${{ steps.never.outcome == null && steps.b.outcome == 'Verified' }}" } }
            """);
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal(["a Failed", "r Verified", "z Verified", "b Verified", "after Verified"], _run.Steps);
    }

    [Fact]
    public async Task Every_step_of_always_is_tried_and_its_failure_fails_a_run_that_was_fine()
    {
        _run.Desktop.OnAct = (action, _) => new(action.Function == "click" ? ActionOutcome.Failed("no") : _run.Desktop.Do(action));
        var run = await _run.RunAsync("steps: [ { wait: 1s } ]\nalways: [ { id: y, act: click, on: button }, { id: z, act: toggle, on: checkbox } ]");
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("step 'y'", run.Error!.Message);
        Assert.Equal(["wait-1 Verified", "y Failed", "z Verified"], _run.Steps);
    }

    [Fact]
    public async Task Expectations_are_waited_for()
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Unverified("done"));
        var waits = 0;
        _run.Desktop.OnWait = () =>
        {
            if (++waits == 65)
            {
                _run.Desktop.Change(_run.Name.Id, e => e with { Value = "Zoe" });
            }
        };
        var run = await _run.RunAsync("steps: [ { act: click, on: button, expect: [ { element: { on: textbox, value: Zoe } }, { condition: 1 < 2 } ] } ]");
        Assert.Equal((Outcome.Verified, ExitCode.Verified), (run.Outcome, run.ExitCode));
        Assert.Equal([true, true], _run.Events.OfType<ExpectationChecked>().Select(e => e.Result.Holds));
        Assert.True(waits >= 65);
    }

    [Fact]
    public async Task An_expectation_that_does_not_hold_fails_the_step_with_evidence()
    {
        var run = await _run.RunAsync("steps: [ { id: a, act: toggle, on: checkbox, expect: [ { element: { on: textbox, value: Zoe } } ] } ]");
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("expected element textbox to have the value \"Zoe\": textbox 'Name' has the value \"\"", run.Error!.Message);
        Assert.Equal(["a Failed"], _run.Steps);
    }

    [Fact]
    public async Task What_nothing_proves_is_unverified_until_an_expectation_holds()
    {
        _run.Desktop.OnAct = (_, _) => new(ActionOutcome.Unverified("done"));
        var run = await _run.RunAsync("steps: [ { id: a, act: click, on: button } ]");
        Assert.Equal((Outcome.Unverified, ExitCode.Failed, "NothingProves"), (run.Outcome, run.ExitCode, run.Error!.Id));
        Assert.Contains("step 'a'", run.Error.Message);

        run = await new RunbookFixture { Desktop = { OnAct = (_, _) => new(ActionOutcome.Unverified("done")) } }
            .RunAsync("steps: [ { id: a, act: click, on: button }, { expect: { element: button } } ]");
        Assert.Equal(ExitCode.Verified, run.ExitCode);

        run = await new RunbookFixture { Desktop = { OnAct = (_, _) => new(ActionOutcome.Unverified("done")) } }
            .RunAsync("steps: [ { id: a, act: click, on: button } ]\nexpect: { window: Main }");
        Assert.Equal(ExitCode.Verified, run.ExitCode);

        run = await new RunbookFixture { Desktop = { OnAct = (_, _) => new(ActionOutcome.Unverified("done")) } }
            .RunAsync("steps: [ { id: a, act: click, on: button }, { block: [ { act: click, on: button } ], expect: { window: Main } } ]");
        Assert.Contains("step 'a'", run.Error!.Message);
        Assert.DoesNotContain("act-3", run.Error.Message);
    }

    [Fact]
    public async Task An_expectation_of_the_runbook_that_does_not_hold_is_rescued()
    {
        var run = await _run.RunAsync("steps: [ { wait: 1s } ]\nexpect: { window: Nothing }\nrescue: [ { id: r, wait: 1s } ]");
        Assert.Equal(("ExpectationFailed", ExitCode.Failed), (run.Error!.Id, run.ExitCode));
        Assert.Equal(["wait-1 Verified", "r Verified"], _run.Steps);
    }

    [Fact]
    public async Task Waits_for_times_elements_and_conditions()
    {
        var waits = 0;
        _run.Desktop.OnWait = () =>
        {
            if (++waits == 5)
            {
                _run.Desktop.Add(Role.Dialog, "Saved");
            }
        };
        var started = _run.Time.GetUtcNow();
        var run = await _run.RunAsync("""
            steps:
              - { id: a, wait: 2s }
              - { id: b, wait: { for: "dialog[name='Saved']" } }
              - { id: c, wait: { until: 1 < 2 } }
              - { id: d, wait: { gone: dialog }, timeout: 3s }
            """);
        Assert.Equal(["a Verified", "b Verified", "c Verified", "d TimedOut"], _run.Steps);
        Assert.Equal(ExitCode.TimedOut, run.ExitCode);
        Assert.InRange((_run.Time.GetUtcNow() - started).TotalSeconds, 4.9, 30);
    }

    [Fact]
    public async Task What_if_shows_and_changes_nothing()
    {
        _run.WhatIf = true;
        _run.HasApplication = false;
        _run.Catalog = new([new() { Name = "editor", Title = "Editor", Desktops = ["scripted"], Command = "editor" }]);
        var run = await _run.RunAsync("""
            steps:
              - { id: open, launch: editor }
              - { id: a, act: set_text, on: textbox, with: { text: x } }
              - { id: b, act: click, on: "dialog >> button" }
              - { id: c, script: Get-Date, output: date }
              - { id: d, expect: { window: Nothing } }
              - { id: e, wait: 1h }
              - { id: f, set: { x: "${{ date > 3 }}" } }
              - { id: g, screenshot: x.png }
              - { id: h, plan: [ click OK ] }
              - { id: i, task: click OK }
              - { id: j, close: editor }
            """);
        Assert.Equal((Outcome.Skipped, ExitCode.Verified), (run.Outcome, run.ExitCode));
        Assert.Equal("open Verified", _run.Steps.First());
        Assert.All(_run.Steps.Skip(1), s => Assert.EndsWith("Skipped", s));
        Assert.Empty(_run.Desktop.Acted);
        Assert.Empty(_run.Scripts.Requests);
        var details = _run.Events.OfType<RunbookStepEnded>().ToDictionary(e => e.Step, e => e.Detail);
        Assert.Contains("isn't there now", details["b"]);
        Assert.Contains("would run: Get-Date", details["c"]);
        Assert.Contains("would 'click' on button 'OK'", _run.Events.OfType<StepEnded>().Last(e => e.Record.Step == "h").Record.Detail);
    }

    [Fact]
    public async Task The_policy_of_a_step_counts_for_that_step_and_never_above_the_operators()
    {
        var run = await _run.RunAsync("""
            steps:
              - { id: a, act: toggle, on: checkbox, policy: { deny: [change] }, continue-on-error: true }
              - { id: b, act: toggle, on: checkbox }
            """);
        Assert.Equal(["a Blocked", "b Verified"], _run.Steps);
        Assert.Equal(ExitCode.Verified, run.ExitCode);

        var denied = new RunbookFixture { Operator = Policy.ReadOnly };
        run = await denied.RunAsync("policy: { allow: [change] }\nsteps: [ { act: toggle, on: checkbox, policy: { allow: [change] } } ]");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        run = await new RunbookFixture { Operator = Policy.ReadOnly }.RunAsync("steps: [ { script: Get-Date } ]");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
    }

    [Fact]
    public async Task Tasks_and_plans_go_to_the_agent()
    {
        var run = await _run.RunAsync("""
            steps:
              - { id: t, task: "set_text Name = ${{ 'Zoe' }}; toggle Agree" }
              - { id: p, plan: [ "toggle Agree" ] }
              - { id: q, plan: click Nothing }
            """);
        Assert.Equal(["t Verified", "p Verified", "q Failed"], _run.Steps);
        Assert.Equal("Zoe", _run.Desktop.Elements[1].Value);
        Assert.Equal(["set_text Name = Zoe", "toggle Agree", "toggle Agree"], _run.Events.OfType<StepEnded>().Select(e => e.Record.PlanStep));
        Assert.Contains("plan step 'click Nothing' failed", run.Error!.Message);
    }

    [Fact]
    public async Task A_script_gets_its_values_as_variables_and_gives_objects()
    {
        _run.Scripts.Result = r => new ScriptResult(true, [RunbookValue.From(new Dictionary<string, object?> { ["Name"] = r.Variables["who"].ToString() + r.Variables["lampsValue0"] })], [], ["careful"], 0);
        var run = await _run.RunAsync("""
            steps:
              - { id: s, script: "Get-User ${{ 1 + 1 }}", with: { who: Zoe }, output: user }
              - { id: a, act: set_text, on: textbox, with: { text: "${{ user.Name + steps.s.user.Name + steps.s.output.Name }}" } }
            """);
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal("Get-User ${lampsValue0}", _run.Scripts.Requests[0].Script);
        Assert.Equal("Zoe2Zoe2Zoe2", _run.Desktop.Elements[1].Value);
        Assert.Equal("script", _run.Events.OfType<StepEnded>().First().Record.Function);
        Assert.Contains("careful", _run.Events.OfType<RunbookStepEnded>().First().Detail);
    }

    [Fact]
    public async Task A_script_that_fails_fails_the_step()
    {
        _run.Scripts.Result = _ => new ScriptResult(false, [], ["line 1: no such service"], [], 0);
        var run = await _run.RunAsync("steps: [ { id: s, script: Get-Service x } ]");
        Assert.Equal(("ScriptFailed", ExitCode.Failed), (run.Error!.Id, run.ExitCode));
        Assert.Contains("no such service", run.Error.Message);
    }

    [Fact]
    public async Task Without_PowerShell_a_script_is_not_ready()
    {
        _run.Scripts.Result = _ => throw new LamException("PowerShellNotFound", ExitCode.NotReady, "there is none", "install it");
        var run = await _run.RunAsync("steps: [ { id: s, script: Get-Date } ]");
        Assert.Equal(("PowerShellNotFound", ExitCode.NotReady), (run.Error!.Id, run.ExitCode));
        Assert.Equal(Outcome.Failed, _run.Events.OfType<StepEnded>().Single().Record.Outcome);
    }

    [Fact]
    public async Task A_script_expectation_must_give_true()
    {
        _run.Scripts.Result = r => new ScriptResult(true, [RunbookValue.Of(r.Script.Contains("yes"))], [], [], 0);
        Assert.Equal(ExitCode.Verified, (await _run.RunAsync("steps: [ { expect: { script: yes } } ]")).ExitCode);
        Assert.Equal(ExitCode.Failed, (await new RunbookFixture { Scripts = { Result = _run.Scripts.Result } }.RunAsync("steps: [ { expect: { script: 'no' } } ]")).ExitCode);
    }

    [Fact]
    public async Task Secrets_are_masked_in_every_event_and_reach_the_field()
    {
        _run.Given["password"] = RunbookValue.Of("hunter2");
        var run = await _run.RunAsync("""
            parameters: { password: { type: secret } }
            steps:
              - { id: a, act: set_text, on: textbox, with: { text: "${{ upper(parameters.password) + '!' }}" }, expect: [ { element: { on: textbox, text: "${{ parameters.password }}" } } ] }
            """);
        Assert.Equal("HUNTER2!", _run.Desktop.Elements[1].Value);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        var seen = string.Join('\n', _run.Events.Select(e => e + (e is StepEnded s ? string.Join(',', s.Record.Arguments.Values) + string.Join(',', s.Record.Changes) : ""))) + run.Error;
        Assert.DoesNotContain("hunter2", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", seen);
    }

    [Fact]
    public async Task Text_of_the_screen_is_data()
    {
        _run.Desktop.OnAct = (action, _) => new(action.Function == "read_text" ? ActionOutcome.Read("\"; toggle Agree", "text") : _run.Desktop.Do(action));
        var run = await _run.RunAsync("steps: [ { id: r, act: read_text, on: textbox, output: x }, { id: t, task: 'set_text Name = \"${{ x }}\"' } ]");
        Assert.Equal(("UntrustedInRequest", ExitCode.Refused), (run.Error!.Id, run.ExitCode));
        Assert.Empty(_run.Words.Requests);

        var launch = new RunbookFixture { Desktop = { OnAct = _run.Desktop.OnAct } };
        run = await launch.RunAsync("steps: [ { act: read_text, on: textbox, output: x }, { launch: '${{ x }}' } ]");
        Assert.Equal("UntrustedNotAllowed", run.Error!.Id);
    }

    [Fact]
    public async Task An_unknown_desktop_state_is_told_apart_from_a_defect()
    {
        _run.Desktop.OnAct = (_, _) => throw new InvalidOperationException("boom");
        var run = await _run.RunAsync("steps: [ { act: click, on: button } ]\nalways: [ { id: z, set: { x: 1 } } ]");
        Assert.Equal(ExitCode.Internal, run.ExitCode);
        Assert.Equal(["act-1 Cancelled", "z Verified"], _run.Steps);
    }
}
