using System.Diagnostics;
using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Host.Tests;

/// <summary>What a clumsy user, a broken machine or an impatient one does: a clear error, the right exit code, nothing left behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Theory]
    [InlineData("name: x\nversion: 1\nsteps:\n  - expct: { window: x }\n", "line 4, column 5", "expect")]
    [InlineData("name: x\nversion: 1\nsteps: [", "line ", "")]
    [InlineData("name: x\nversion: 1\nsteps:\n  - act: clik\n    on: button\n", "line 4, column 10", "click")]
    [InlineData("name: x\nversion: 1\nsteps:\n  - act: click\n    on: \"button[name=\"\n", "line 5", "")]
    [InlineData("name: x\nversion: 1\ntimeout: soon\nsteps:\n  - wait: 1s\n", "line 3", "")]
    [InlineData("name: x\nversion: 1\nsteps:\n  - include: self.yaml\n", "line 4", "self.yaml")]
    [InlineData("name: x\nversion: 1\nparameters: { a: { type: integer, required: true } }\nsteps:\n  - wait: 1s\n", "", "'a'")]
    public async Task A_wrong_runbook_is_refused_with_its_place_and_nothing_is_started(string text, string place, string names)
    {
        var file = _lamps.PathOf("self.yaml");
        await File.WriteAllTextAsync(file, text);

        var result = await _lamps.RunAsync("run", file);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(place, result.Error);
        Assert.Contains(names, result.Error);
        Assert.Contains("No runs yet", (await _lamps.RunAsync("runs")).Output);
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_does_nothing()
    {
        var result = await _lamps.RunAsync("task", "frobnicate the gizmo until it sings", "--app", "service-desk", "--document", _lamps.PathOf("t.csv"), "--output", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Equal("NoPlan", result.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.False(File.Exists(_lamps.PathOf("t.csv")));
    }

    [Fact]
    public async Task What_is_destructive_is_refused_where_nobody_can_be_asked()
    {
        var result = await _lamps.RunAsync("act", "click", "--on", "button[name^='Delete everything']", "--app", "settings", "--output", "json");

        if (result.Json.GetProperty("error").GetProperty("id").GetString() == "ElementNotFound")
        {
            result = await RunRunbook("application: settings\nsteps:\n  - { act: select, on: \"tab[name='Advanced']\" }\n  - { act: click, on: \"button[name^='Delete everything']\" }\n");
        }

        Assert.True(result.ExitCode == 3, result.ToString());
        Assert.Equal("Blocked", result.Json.GetProperty("outcome").GetString());
        Assert.Contains("unattended", result.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_if_shows_actions_and_changes_nothing()
    {
        var store = _lamps.PathOf("tickets.csv");

        var result = await _lamps.RunAsync("task", "set Name to \"Zoe\" and press Submit", "--app", "service-desk", "--document", store, "--what-if");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("would", result.Error);
        Assert.False(File.Exists(store));
    }

    [Fact]
    public async Task What_may_not_be_understood_is_said_with_the_plan_before_anything_is_done()
    {
        var result = await _lamps.RunAsync("task", "set Name to \"Zoe\", but not in the first ticket", "--app", "service-desk", "--document", _lamps.PathOf("tickets.csv"), "--what-if");

        Assert.Contains("it isn't sure that 'set Name to \"Zoe\", but not in the first ticket' was understood", result.Error);
        Assert.True(result.Error.IndexOf("it isn't sure", StringComparison.Ordinal) < result.Error.IndexOf("would", StringComparison.Ordinal), result.ToString());
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_refused_before_anything_is_started()
    {
        var result = await _lamps.RunAsync("task", "press Submit", "--app", "writer", "--headless", "--save", _lamps.PathOf("no-such-folder/out.odt"));

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("SaveFolderNotFound", result.Error);
    }

    [Fact]
    public async Task An_application_that_is_not_installed_is_exit_code_4_with_the_remedy()
    {
        DesktopRequirement.For();

        var result = await _lamps.RunAsync("act", "launch", "--with", "application=no-such-program-here", "--app", "no-such-program-here", "--headless", "--output", "json");

        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.Equal("ApplicationNotInstalled", result.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Without_a_desktop_session_the_remedy_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the accessibility bus is a thing of Linux");

        var result = await _lamps.RunAsync("task", "press OK", "--app", "mousepad", "--desktop", "atspi");

        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.Contains("--headless", result.Error);
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task Ctrl_C_ends_within_seconds_as_cancelled_with_the_document_untouched_and_nothing_left_behind()
    {
        DesktopRequirement.For("soffice");
        var template = _lamps.PathOf("in.odt");
        File.Copy(LampsProcess.Example("templates/letter.odt"), template);
        using var process = _lamps.Start("run", await Slow(template), "--headless", "--output", "json");
        var errors = process.StandardError;
        string? line;
        do
        {
            line = await errors.ReadLineAsync();
        }
        while (line is not null && !line.Contains("waiting", StringComparison.Ordinal));

        var watch = Stopwatch.StartNew();
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        var result = await LampsProcess.FinishAsync(process);

        Assert.True(result.ExitCode == 5, result.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it took {watch.Elapsed}");
        Assert.Contains("CUSTOMER", DocumentReader.Read(template).GetText());
        Assert.DoesNotContain(Process.GetProcesses(), p => CommandLineOf(p).Contains(_lamps.Folder, StringComparison.Ordinal));
    }

    private async Task<string> Slow(string template)
    {
        var file = _lamps.PathOf("slow.yaml");
        await File.WriteAllTextAsync(
            file,
            $$"""
            name: slow
            version: 1
            desktop: atspi
            application: writer
            steps:
              - { launch: writer, with: { document: '{{template}}' } }
              - { act: select_text, with: { text: CUSTOMER } }
              - { id: waiting, wait: 60s }
            """);
        return file;
    }

    private async Task<LampsResult> RunRunbook(string body)
    {
        var file = _lamps.PathOf("book.yaml");
        await File.WriteAllTextAsync(file, "name: x\nversion: 1\ndesktop: sandbox\n" + body);
        return await _lamps.RunAsync("run", file, "--output", "json");
    }

    private static string CommandLineOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
