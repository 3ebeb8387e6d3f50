using LamPS.Contracts;
using LamPS.Core.Desktops;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>Applications that a run starts and closes.</summary>
public class RunbookClosingTests
{
    private readonly RunbookFixture _run = new();

    [Fact]
    public async Task Applications_are_started_when_they_are_needed_and_closed_at_the_end()
    {
        _run.HasApplication = false;
        _run.Catalog = new([new() { Name = "editor", Title = "Editor", Desktops = ["scripted"], Command = "editor" }]);
        var run = await _run.RunAsync("application: editor\nsteps: [ { act: toggle, on: checkbox }, { act: toggle, on: checkbox } ]");
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal(["launch", "toggle", "toggle"], _run.Events.OfType<StepEnded>().Select(e => e.Record.Function));
        Assert.Equal([("editor", CloseMode.Discard)], _run.Desktop.Closed);
    }

    [Fact]
    public async Task Closing_what_the_run_started_is_not_destructive_and_anything_else_is()
    {
        _run.HasApplication = false;
        _run.Catalog = new([new() { Name = "editor", Title = "Editor", Desktops = ["scripted"], Command = "editor" }]);
        var run = await _run.RunAsync("policy: { deny: [destructive] }\nsteps: [ { launch: editor }, { close: editor } ]");
        Assert.Equal((ExitCode.Verified, Outcome.Verified), (run.ExitCode, run.Outcome));

        var other = new RunbookFixture();
        run = await other.RunAsync("steps: [ { close: scripted } ]");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Empty(other.Desktop.Closed);
    }

    [Theory]
    [InlineData("zenity")]
    [InlineData("/bin/sh")]
    [InlineData("sh")]
    [InlineData("SH")]
    public async Task What_was_launched_by_its_path_is_closed_by_its_path_its_name_and_what_it_calls_itself(string name)
    {
        _run.HasApplication = false;
        _run.Desktop.Program = "zenity";
        var run = await _run.RunAsync($"policy: {{ deny: [destructive] }}\nsteps: [ {{ launch: {{ path: /bin/sh, arguments: [ -c, zenity ] }} }}, {{ id: shut, close: {name} }} ]");
        Assert.Equal((ExitCode.Verified, Outcome.Verified), (run.ExitCode, run.Outcome));
        Assert.Equal("shut Verified", _run.Steps.Last());
        Assert.Equal([("sh", CloseMode.Discard)], _run.Desktop.Closed);
    }

    [Fact]
    public async Task Closing_what_does_not_run_is_no_error_and_no_proof()
    {
        var run = await _run.RunAsync("steps: [ { id: shut, close: nothing } ]");
        Assert.Equal(ExitCode.Verified, run.ExitCode);
        Assert.Equal(["shut Skipped"], _run.Steps);
        Assert.Empty(_run.Desktop.Closed);

        var wrong = new RunbookFixture();
        run = await wrong.RunAsync("steps: [ { id: shut, close: nothing, expect: { element: { on: button, absent: true } } } ]");
        Assert.Equal((ExitCode.Failed, "shut Failed"), (run.ExitCode, wrong.Steps.Single()));
    }

    [Fact]
    public async Task A_close_that_leaves_it_running_has_failed()
    {
        _run.HasApplication = false;
        _run.Desktop.Closes = false;
        var run = await _run.RunAsync("steps: [ { launch: /bin/sh }, { id: shut, close: sh } ]");
        Assert.Equal((ExitCode.Failed, "shut Failed"), (run.ExitCode, _run.Steps.Last()));
    }
}
