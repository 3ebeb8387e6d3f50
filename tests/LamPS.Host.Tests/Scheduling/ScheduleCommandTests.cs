using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using LamPS.Core.Scheduling;
using Xunit;

namespace LamPS.Host.Tests.Scheduling;

/// <summary>The real command: what it prints, registers and refuses.</summary>
public sealed class ScheduleCommandTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public ScheduleCommandTests() => _lamps.Environment["XDG_CONFIG_HOME"] = _lamps.PathOf("config");

    private string Units => _lamps.PathOf("config/systemd/user");

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task What_would_be_registered_is_printed_and_nothing_else_happens()
    {
        string[] add = ["schedule", "add", "nightly", LampsProcess.Example("quickstart.yaml"), "--weekly", "mon,thu@06:00", "--set", "requester=Ann Lee", "--time-limit", "30m", "--print"];
        var windows = await _lamps.RunAsync([.. add, "--for", "windows"]);
        var systemd = await _lamps.RunAsync([.. add, "--for", "systemd"]);
        var json = await _lamps.RunAsync([.. add, "--for", "systemd", "--output", "json"]);

        Assert.True(windows.ExitCode == 0, windows.ToString());
        var asked = TaskXml.Asked(XDocument.Parse(windows.Output));
        Assert.Equal(("weekly mon,thu@06:00", _lamps.Folder), (asked!.Trigger.ToString(), asked.WorkingFolder));
        Assert.True(systemd.ExitCode == 0, systemd.ToString());
        Assert.Contains("OnCalendar=Mon,Thu *-*-* 06:00:00", systemd.Output);
        Assert.Contains("\"requester=Ann Lee\"", systemd.Output);
        Assert.Contains($"# {Units}/lamps-nightly.timer", systemd.Output);
        Assert.Equal(["lamps-nightly.service", "lamps-nightly.timer"], json.Json.GetProperty("parts").EnumerateArray().Select(p => Path.GetFileName(p.GetProperty("place").GetString())));
        Assert.False(Directory.Exists(_lamps.PathOf("config")));
        Assert.False(Directory.Exists(_lamps.PathOf("home/schedules")));
    }

    [Theory]
    [InlineData("TriggerMissing", "ok", "quickstart")]
    [InlineData("TriggerMissing", "ok", "quickstart", "--daily", "06:00", "--at-logon")]
    [InlineData("TriggerInvalid", "ok", "quickstart", "--monthly", "32@06:00")]
    [InlineData("TriggerNotHere", "ok", "quickstart", "--on-event", "Application:x:1", "--for", "systemd")]
    [InlineData("TriggerNotHere", "ok", "quickstart", "--on-idle", "10m", "--for", "systemd")]
    [InlineData("HighestNotHere", "ok", "quickstart", "--daily", "06:00", "--highest", "--for", "systemd")]
    [InlineData("ScheduleNameInvalid", "not ok", "quickstart", "--daily", "06:00")]
    [InlineData("FileNotReadable", "ok", "missing", "--daily", "06:00")]
    [InlineData("ParameterUnknown", "ok", "quickstart", "--daily", "06:00", "--set", "requestor=x")]
    [InlineData("OptionInvalid", "ok", "quickstart", "--daily", "06:00", "--set", "requester")]
    [InlineData("OptionInvalid", "ok", "quickstart", "--daily", "06:00", "--time-limit", "soon")]
    [InlineData("CommandLineInvalid", "ok", "quickstart", "--daily", "06:00", "--for", "cron")]
    public async Task A_slip_is_exit_code_2_with_a_remedy(string id, string name, string runbook, params string[] more)
    {
        var result = await _lamps.RunAsync(["schedule", "add", name, LampsProcess.Example(runbook + ".yaml"), "--print", .. more]);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(id, result.Error);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Without_a_systemd_of_the_user_it_is_not_ready_and_nothing_is_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");
        Pretend("exit 1", "Failed to connect to bus: No medium found");

        var added = await _lamps.RunAsync("schedule", "add", "nightly", LampsProcess.Example("quickstart.yaml"), "--daily", "06:00", "--output", "json");
        Assert.True(added.ExitCode == 4, added.ToString());
        Assert.Equal("SchedulerNotReady", added.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains("No medium found", added.Error);
        Assert.False(Directory.Exists(Units));

        var listed = await _lamps.RunAsync("schedule", "list", "--output", "json");
        Assert.True(listed.ExitCode == 0 && listed.Json.GetArrayLength() == 0, listed.ToString());
        Assert.Equal(2, (await _lamps.RunAsync("schedule", "show", "nightly")).ExitCode);
        Assert.Equal(2, (await _lamps.RunAsync("schedule", "remove", "nightly")).ExitCode);
    }

    [Fact]
    public async Task A_schedule_is_registered_shown_run_changed_and_removed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");
        Pretend("case \"$2 $4\" in 'show --property=UnitFileState') echo UnitFileState=enabled;; esac; exit 0", "");
        File.WriteAllText(_lamps.PathOf("wait.yaml"), "name: x\nversion: 1\nparameters: { what: { type: string } }\nsteps:\n  - wait: 10ms\n");

        var added = await _lamps.RunAsync("schedule", "add", "nightly", "wait.yaml", "--daily", "06:00", "--set", "what=a \"$HOME\" %h", "--time-limit", "1m", "--desktop", "sandbox");
        Assert.True(added.ExitCode == 0, added.ToString());
        Assert.Contains("next run    20", added.Output);
        Assert.Contains("journalctl --user -u lamps-nightly.service", added.Error);

        var shown = (await _lamps.RunAsync("schedule", "show", "nightly", "--output", "json")).Json;
        Assert.Equal(("daily 06:00", "enabled", 0), (shown.GetProperty("trigger").GetString(), shown.GetProperty("state").GetString(), shown.GetProperty("changes").GetArrayLength()));
        Assert.Contains("nightly", (await _lamps.RunAsync("schedule", "list")).Output);

        // What is registered works as it stands, with a log that nobody had to ask for.
        string[] command = [.. shown.GetProperty("command").EnumerateArray().Select(w => w.GetString()!)];
        using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _lamps.Folder, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["LAMPS_HOME"] = _lamps.PathOf("home") } })!;
        var said = await LampsProcess.FinishAsync(run);
        var log = File.ReadAllText(shown.GetProperty("log").GetString()!);
        Assert.Matches(@"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d lamps ", log);
        Assert.Matches($@"(?m)^\S+ \S+ exit code {said.ExitCode}\r?$", log);
        Assert.Equal(said.Error.ReplaceLineEndings(), log.ReplaceLineEndings());

        File.AppendAllText(Path.Combine(Units, "lamps-nightly.timer"), "RandomizedDelaySec=1h\n");
        Assert.Contains("changed     timer [Install] RandomizedDelaySec was added: '1h'", (await _lamps.RunAsync("schedule", "show", "nightly")).Output);

        var removed = await _lamps.RunAsync("schedule", "remove", "nightly");
        Assert.True(removed.ExitCode == 0, removed.ToString());
        Assert.Empty(Directory.GetFiles(Units));
    }

    [Fact]
    public async Task A_log_has_what_kept_a_run_from_beginning()
    {
        var log = _lamps.PathOf("logs/of runs.log");
        var first = await _lamps.RunAsync("run", "missing.yaml", "--log", log);
        var second = await _lamps.RunAsync("run", LampsProcess.Example("quickstart.yaml"), "--log", log, "--param", "store=.", "--policy", "lenient");

        Assert.Equal((2, 2), (first.ExitCode, second.ExitCode));
        var text = File.ReadAllText(log);
        Assert.Contains("missing.yaml", text);
        Assert.Contains("PolicyNotFound", text);
        Assert.Equal(2, text.Split("exit code 2").Length - 1);
    }

    [Fact]
    public async Task A_log_that_has_grown_large_is_put_aside()
    {
        var log = _lamps.PathOf("large.log");
        File.WriteAllText(log, new string('x', 2 << 20));
        await _lamps.RunAsync("run", "missing.yaml", "--log", log);

        Assert.Equal(2 << 20, new FileInfo(log + ".old").Length);
        Assert.InRange(new FileInfo(log).Length, 1, 10_000);
    }

    // A systemctl that stands first in the PATH.
    private void Pretend(string script, string says)
    {
        var folder = Directory.CreateDirectory(_lamps.PathOf("bin")).FullName;
        var file = Path.Combine(folder, "systemctl");
        File.WriteAllText(file, $"#!/bin/sh\n{(says.Length > 0 ? $"echo '{says}' >&2\n" : "")}{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _lamps.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
    }
}
